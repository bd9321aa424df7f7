# Sourced: what has passed with the very same files, tools and settings on the same day need not be run again.
# shellcheck shell=bash
earlier_folder=$HELP_BUILD/test-reports/passed

# What the tests of a step cannot depend on: when nothing else has changed they are only counted. tests/dev/earlier.test.mjs looks at what is compiled
# into them, and imported.
words='README.md CHANGELOG.md CONTRIBUTING.md docs/decisions'
page='sdk wasm demo/app demo/desk tests/browser tests/sdk tests/bench tests/shots tests/dev tests/desk tests/conformance tests/must-not tests/deploy'
declare -A without=(
    ['core tests']="$words $page demo tests/server"
    ['server tests']="$words $page widget tests/core tests/draw tests/qa tests/harness tests/package tests/scenarios"
    ['browser tests']="$words tests/core tests/draw tests/server tests/package tests/sdk tests/bench tests/shots tests/dev tests/desk tests/conformance tests/deploy"
    ['Node tests']='' ['size budget']='' ['must-not gates']='' # whatever there is
)

# step_key TITLE
step_key() {
    local paths
    read -ra paths <<<"${without[$1]}"
    tree_key "${paths[@]}"
}

# tree_key [PATH]... prints a word for all that a test can depend on: the files of the tree, as they are now, but those below PATH; the packages of the
# machine; settings; the day, which some tests live in. Fails where that cannot be told.
tree_key() {
    git rev-parse --is-inside-work-tree >/dev/null 2>&1 || return 1
    {
        # One that is gone is told by the complaint about it.
        git ls-files -z --cached --others --exclude-standard -- . "${@/#/:(exclude)}" | sort -zu |
            { xargs -0 sh -c 'stat -c "%a %n" -- "$@"; sha256sum -- "$@"' - 2>&1 || true; }
        dpkg-query -W 2>/dev/null || true
        node --version
        env | grep -E '^(HELP_|TZ=|LANG=|LC_)' | grep -v '^HELP_LOG_LINES=' | sort
        date -u +%F
    } | sha256sum | cut -d ' ' -f 1
}

earlier_file() { printf '%s/%s' "$earlier_folder" "$(tr -cs 'a-zA-Z0-9' '-' <<<"$1")"; }

# remember KEY TITLE PASSED: all tests of this part have passed.
remember() {
    mkdir -p "$earlier_folder"
    printf '%s %s\n' "$1" "$3" >"$(earlier_file "$2")"
}

# passed_earlier KEY TITLE: prints how many have passed. Fails when something has changed since, or nothing is known.
passed_earlier() {
    local key passed
    { read -r key passed <"$(earlier_file "$2")"; } 2>/dev/null || return 1
    [[ $1 && $key == "$1" && $passed -gt 0 ]] && printf '%s\n' "$passed"
}
