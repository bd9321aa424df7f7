# Sourced by setup.sh: reads requirements.txt and says what is missing or too old.
# shellcheck shell=bash

# requirement_lines PURPOSE prints "found least apt" for PURPOSE ("test" includes "build").
requirement_lines() {
    local purpose found least packages
    while read -r purpose found least packages; do
        [[ -z $purpose || $purpose == \#* ]] && continue
        if [[ $purpose == build || $1 == test ]]; then echo "$found $least $packages"; fi
    done <"$HELP_ROOT/scripts/requirements.txt"
}

package_version() { dpkg-query -W -f '${db:Status-Status} ${Version}\n' "$1" 2>/dev/null | sed -n 's/^installed //p'; }

# is_there FOUND
is_there() {
    local name=${1#*:}
    case $1 in
    command:*) command -v "$name" >/dev/null ;;
    header:*) [[ -e /usr/include/$name || -e /usr/local/include/$name ]] ;;
    package:*) [[ -n $(package_version "$name") ]] ;;
    file:*) [[ -e $name ]] ;;
    esac
}

# version_of FOUND PACKAGES prints a version, or nothing where there is none to read.
version_of() {
    local name=${1#*:} package version
    case $1 in
    command:*) "$name" --version 2>/dev/null </dev/null ;;
    header:boost/version.hpp)
        # The package cannot be asked: several versions of Boost exist, and only one owns the header.
        sed -n 's/^#define BOOST_LIB_VERSION "\(.*\)"/\1/p' "/usr/include/$name" 2>/dev/null | tr _ . ;;
    *)
        for package in ${2//|/ }; do
            version=$(package_version "$package")
            [[ -n $version ]] && echo "${version#*:}" && return
        done ;;
    esac | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1 || true
}

# is_at_least VERSION LEAST
is_at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

# unmet_requirements PURPOSE prints "missing FOUND PACKAGES" or "old FOUND PACKAGES HAS LEAST", a line each.
unmet_requirements() {
    local found least packages version
    while read -r found least packages; do
        if ! is_there "$found"; then
            echo "missing $found $packages"
        elif [[ $least != - ]]; then
            version=$(version_of "$found" "$packages")
            if [[ -n $version ]] && ! is_at_least "$version" "$least"; then
                echo "old $found $packages $version $least"
            fi
        fi
    done < <(requirement_lines "$1")
}
