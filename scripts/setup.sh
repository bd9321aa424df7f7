#!/usr/bin/env bash
# setup.sh [build|test]: everything that the commands need, once. Says nothing when nothing is to be done.
#   build  compilers, libraries, Dear ImGui, npm packages
#   test   also Chromium, fonts and the linters
source "$(dirname "$0")/environment.sh"
source scripts/steps.sh
source scripts/requirements.sh
source scripts/setup-apt.sh
source scripts/setup-imgui.sh
purpose=${1:-build}

# The stamp holds the hash of everything that decides what set-up does.
stamp=$HELP_BUILD/setup-$purpose.stamp
inputs=$(cat scripts/requirements.* scripts/setup*.sh package.json package-lock.json /etc/os-release | sha256sum)
everything_is_still_there() {
    [[ -e node_modules/.package-lock.json ]] && imgui_is_there || return 1
    local found rest
    while read -r found rest; do is_there "$found" || return 1; done < <(requirement_lines "$purpose" | grep -v package:)
}
# Whoever is set up for the tests is set up for the build.
for done in "$stamp" "$HELP_BUILD/setup-test.stamp"; do
    if [[ -e $done && $(<"$done") == "$inputs" ]] && everything_is_still_there; then exit 0; fi
done

check_versions() {
    local verdict found packages version least code=0
    while read -r verdict found packages version least; do
        code=1
        case $verdict in
        missing) echo "$found is missing. Debian has it in: ${packages//|/ or }" ;;
        old) echo "$found is $version; $least or newer is needed. Debian has it in: ${packages//|/ or }" ;;
        esac
    done < <(unmet_requirements "$purpose")
    return "$code"
}

install_npm_packages() {
    # No install scripts: none of the tools needs one, and none gets the chance to run something here.
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
}

heading 'Set-up (once)'
mapfile -t wanted < <(unmet_requirements "$purpose" | cut -d' ' -f3)
if ((${#wanted[@]})); then
    may_install "${wanted[@]}"
    step 'Debian packages: lists' update_package_lists || echo '    (going on: what is needed may be there all the same)'
    step "Debian packages: ${#wanted[@]} to install" install_packages "${wanted[@]}"
fi
step 'versions' check_versions
step 'Dear ImGui' provide_imgui
if [[ ! -e node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
    step 'npm packages' install_npm_packages
fi
echo "$inputs" >"$stamp"
