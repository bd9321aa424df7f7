# Sourced by setup.sh: Debian packages, as root or with sudo, never asking a question.
# shellcheck shell=bash

as_root() {
    if ((EUID == 0)); then env DEBIAN_FRONTEND=noninteractive "$@"; else sudo env DEBIAN_FRONTEND=noninteractive "$@"; fi
}

apt_settings=(-y -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)

# may_install PACKAGE...: stops with a sentence when this machine or this user cannot install packages.
may_install() {
    local command="apt-get install --no-install-recommends ${*/|*/}"
    if ! command -v apt-get >/dev/null; then
        complain 'This machine has no apt. Install these by hand, then run the command again:' "  ${*//|/ or }"
        exit 1
    fi
    ((EUID == 0)) && return
    if ! command -v sudo >/dev/null; then
        complain 'Some Debian packages are missing, and neither root nor sudo is at hand. As root, run:' "  $command"
        exit 1
    fi
    # The password is asked for here, once: the steps run with their input closed.
    if ! sudo -n true 2>/dev/null && ! { [[ -t 0 ]] && sudo -v; }; then
        complain 'Some Debian packages are missing, and sudo did not let us install them. Run:' "  sudo $command"
        exit 1
    fi
}

update_package_lists() { as_root apt-get "${apt_settings[@]}" update; }

# first_available "a|b": the first alternative that this machine's suites have.
first_available() {
    local package policy
    for package in ${1//|/ }; do
        policy=$(LC_ALL=C apt-cache policy "$package")
        if [[ $policy =~ Candidate:\ [0-9] ]]; then echo "$package" && return; fi
    done
    echo "${1%%|*}"
}

install_packages() {
    local entry packages=()
    for entry in "$@"; do packages+=("$(first_available "$entry")"); done
    # --no-remove: a package of yours that conflicts (libboost1.74-dev does) is your decision, not ours.
    as_root apt-get "${apt_settings[@]}" install --no-install-recommends --no-remove "${packages[@]}" && return
    echo
    echo "apt-get could not install: ${packages[*]}"
    echo 'If it says that a package would be removed (libboost1.74-dev shuts out libboost1.81-dev), remove that one yourself and try again.'
    return 1
}
