# Sourced by setup.sh: the sources of Dear ImGui, from Debian's own source package.
# Debian 12 and 13 carry a version that is too old, so the package is taken from sid, with an apt configuration
# of our own: the machine's is neither changed nor asked for more than the address of its mirror.
# shellcheck shell=bash

imgui_least=19222
imgui_link=$HELP_BUILD/third-party/imgui

# imgui_number FOLDER prints IMGUI_VERSION_NUM, 0 where there is none.
imgui_number() { sed -nE 's/^#define +IMGUI_VERSION_NUM +([0-9]+).*/\1/p' "$1/imgui.h" 2>/dev/null | grep . || echo 0; }

# mirror: the address from which this machine gets Debian itself, whichever format its source lists have.
mirror() {
    local codename
    codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    apt-get indextargets --no-release-info --format '$(RELEASE) $(SITE)' 'Created-By: Packages' |
        awk -v suite="${codename:-stable}" '$1 == suite || $1 ~ /^(stable|testing|sid|unstable)$/ { if (!found++) print $2 }'
}

# fetch_imgui FOLDER: leaves the newest source archive of sid in FOLDER. apt checks its signature and hash.
fetch_imgui() {
    local site keyring option=''
    site=$(mirror)
    [[ -n $site ]] || { echo 'No Debian mirror in the apt configuration of this machine.'; return 1; }
    for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
        [[ -e $keyring ]] && option="[signed-by=$keyring] " && break
    done
    mkdir -p "$1/lists/partial" "$1/cache/archives/partial" || return 1
    echo "deb-src $option$site sid main" >"$1/sid.list"
    (
        cd "$1" || exit 1
        # A mirror may be a snapshot of some date. An old list is as good as a new one here, as long as it is signed.
        private=(-q -o Dir::State::Lists="$1/lists" -o Dir::Cache="$1/cache" -o Dir::Etc::SourceList="$1/sid.list"
            -o Dir::Etc::SourceParts=/dev/null -o Acquire::Languages=none -o Acquire::Retries=3 -o APT::Sandbox::User="" -o Acquire::Check-Valid-Until=false)
        apt-get "${private[@]}" update &&
            apt-get "${private[@]}" source --download-only imgui
    )
}

# unpack_imgui FOLDER: from the archive in FOLDER into the cache, under the name of its version.
unpack_imgui() {
    local unpacked=$1/unpacked number
    mkdir "$unpacked" && tar -xf "$1"/imgui_*.orig.tar.* -C "$unpacked" --strip-components=1 || return 1
    number=$(imgui_number "$unpacked")
    ((number >= imgui_least)) || { echo "sid has Dear ImGui $number; $imgui_least or newer is needed."; return 1; }
    [[ -e $HELP_CACHE/imgui-$number ]] || mv "$unpacked" "$HELP_CACHE/imgui-$number"
}

# newest_in_cache prints the folder of the newest version that an earlier run has fetched, or nothing.
newest_in_cache() { ls -d "$HELP_CACHE"/imgui-[0-9]* 2>/dev/null | sort -V | tail -n 1 || true; }

imgui_is_there() {
    [[ -e $imgui_link/imgui.h && $(readlink "$imgui_link") == "${HELP_IMGUI_DIR:-$(newest_in_cache)}" ]]
}

# fetch_into_cache: a subshell, so that its trap cleans up whatever happens.
fetch_into_cache() (
    mkdir -p "$HELP_CACHE" && work=$(mktemp -d "$HELP_CACHE/fetching.XXXXXX") || exit 1
    trap 'rm -rf "$work"' EXIT
    fetch_imgui "$work" && unpack_imgui "$work" && exit 0
    echo 'Dear ImGui could not be fetched. With its sources (1.92.2 or newer) in a folder of your own, set HELP_IMGUI_DIR to it.'
    exit 1
)

# provide_imgui: leaves a link to the sources in build/third-party/imgui, where CMake looks.
# Runs as a step, where bash ignores "set -e": so every failure is returned by hand.
provide_imgui() {
    local source=${HELP_IMGUI_DIR:-}
    [[ -n $source ]] || source=$(newest_in_cache)
    if [[ -z $source ]]; then
        fetch_into_cache || return 1
        source=$(newest_in_cache)
    fi
    if (($(imgui_number "$source") < imgui_least)); then
        echo "Dear ImGui in $source is $(imgui_number "$source"); $imgui_least (1.92.2) or newer is needed."
        return 1
    fi
    mkdir -p "$(dirname "$imgui_link")" && ln -sfn "$source" "$imgui_link"
}
