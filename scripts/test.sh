#!/usr/bin/env bash
# test.sh [--only PART]... [--again]: everything that continuous integration checks. PART: lint native node browser size gates.
# What has passed already, with the very same files that it can depend on, is only counted; --again runs it as well.
# The last line is "N passed, N failed"; the exit code is not 0 when a test failed, or when none ran.
source "$(dirname "$0")/environment.sh"
source scripts/steps.sh
source scripts/earlier.sh

parts=() again=''
while (($#)); do
    case $1 in
    --only) parts+=("${2:?--only needs a part}") && shift 2 ;;
    --only=*) parts+=("${1#*=}") && shift ;;
    --again) again=yes && shift ;;
    *) complain "test: \"$1\" is not understood; see ./dev help." && exit 2 ;;
    esac
done
((${#parts[@]})) || parts=(lint native node browser size gates)
for part in "${parts[@]}"; do
    [[ " lint native node browser size gates " == *" $part "* ]] || { complain "test: there is no part \"$part\"."; exit 2; }
done
wanted() { local part; for part in "${parts[@]}"; do [[ " $* " == *" $part "* ]] && return; done; return 1; }

# The browser talks to the sanitized server: its mistakes then show in these tests too.
export HELP_SERVER=$HELP_BUILD/asan/bin/help-server
started=$(now_ms)
titles=() passes=() failures=() durations=()
earlier=0 unbuilt=''
declare -A key

# counted TITLE COMMAND...: a step, and a line in the table.
counted() {
    local code=0
    step "$@" || code=$?
    tally "$1" "$code"
}
# tally TITLE CODE: counts "ok"/"not ok" lines of the last step, or its summary "# pass N".
tally() {
    local title=$1 code=$2 ok bad
    ok=$(sed -nE 's/^(#|ℹ) pass ([0-9]+)$/\2/p' "$step_log" | tail -n 1)
    bad=$(sed -nE 's/^(#|ℹ) fail ([0-9]+)$/\2/p' "$step_log" | tail -n 1)
    [[ $ok ]] || ok=$(grep -E '^ok\b' "$step_log" | grep -vc '# SKIP' || true)
    [[ $bad ]] || bad=$(grep -cE '^not ok\b' "$step_log" || true)
    # A command that fails without naming a test has failed all the same; so has one that ran no test at all.
    if ((code != 0 && bad == 0)); then bad=1; fi
    if ((ok + bad == 0)) && ! grep -q '# SKIP' "$step_log"; then bad=1 && echo '    no test ran'; fi
    titles+=("$title") passes+=("$ok") failures+=("$bad") durations+=("$step_seconds")
}

# told TITLE COMMAND...: tests, unless they have passed with all as it is.
told() { as_before "$1" || counted "$@"; }
as_before() {
    local passed
    [[ ! $again ]] && passed=$(passed_earlier "${key[$1]}" "$1") || return 1
    printf '  %-44s%sas before%s\n' "$1" "$dim" "$plain"
    titles+=("$1") passes+=("$passed") failures+=(0) durations+=('-')
    earlier=$((earlier + passed))
}

# aside TITLE COMMAND...: begins a step that needs one processor, next to those that leave one. Its line and its place in
# the table come with caught_up.
aside_titles=() aside_jobs=()
aside() {
    as_before "$1" && return
    local file=$step_logs/aside-${#aside_titles[@]}
    aside_titles+=("$1")
    {
        local code=0
        step "$@" || code=$?
        printf '%s\n' "$code" "$step_seconds" "$step_log" >"$file.end"
    } >"$file.said" &
    aside_jobs+=("$!")
}
caught_up() {
    local i code file
    for i in "${!aside_titles[@]}"; do
        file=$step_logs/aside-$i
        # One that was killed has written no end: it has failed.
        wait "${aside_jobs[i]}" || printf '%s\n' 1 0 /dev/null >"$file.end"
        cat "$file.said"
        { read -r code && read -r step_seconds && read -r step_log; } <"$file.end"
        tally "${aside_titles[i]}" "$code"
        rm "$file.said" "$file.end"
    done
}

built() {
    counted "build: $1" bash -c 'scripts/build.sh "$1" && echo "ok - built"' - "$2"
    ((failures[-1] == 0)) || unbuilt=yes
}
native_report=$HELP_BUILD/test-reports/ctest.xml
# run_ctest SELECTION...
run_ctest() {
    mkdir -p "${native_report%/*}" && rm -f "$native_report"
    # One more than there are processors: some of them mostly wait, for a client that is cut off or a server that stops.
    # Whole outputs: the number of cases stands at their end.
    ctest --preset asan --output-junit "$native_report" --test-output-size-passed 65536 -j "$(($(nproc) + 1))" "$@"
}
# native_tests: those of the core and those of the server, which know nothing of each other: in one run, if both have to be told.
native_tests() {
    local group title groups=() selection=() logs=() code=0
    as_before 'core tests' || groups+=(core)
    as_before 'server tests' || groups+=(server)
    case ${groups[*]} in
    core) selection=(--exclude-regex '^server[.]') ;;
    server) selection=(--tests-regex '^server[.]') ;;
    '') return ;;
    esac
    title="${groups[*]} tests"
    step "${title/core server/core and server}" run_ctest "${selection[@]}" || code=$?
    for group in "${groups[@]}"; do
        logs+=("$step_logs/$group-tests.log")
        node scripts/ctest-report.mjs "$native_report" "$group" >"${logs[-1]}" || true
    done
    # What has failed by name has failed in its own group only; else nobody knows, and none has passed.
    grep -q '^not ok' "${logs[@]}" && code=0
    for group in "${groups[@]}"; do
        step_log=$step_logs/$group-tests.log
        tally "$group tests" "$code"
    done
}
run_node_tests() {
    local tests
    mapfile -t tests < <(git ls-files --cached --others --exclude-standard '*.test.mjs')
    ((${#tests[@]})) || { echo 'No *.test.mjs is there.' && return 1; }
    node scripts/node-tests.mjs "${tests[@]}"
}

scripts/setup.sh test
for title in "${!without[@]}"; do key[$title]=$(step_key "$title") || key[$title]=''; done
heading 'Build'
wanted lint native node browser && built 'core, server, tests (sanitized)' asan
wanted lint node browser size gates && built 'WebAssembly' wasm && built 'SDK' sdk
heading 'Test'
if wanted lint; then
    counted 'C++ format' scripts/lint.sh format
    counted 'clang-tidy' scripts/lint.sh tidy
    counted 'Biome' scripts/lint.sh biome
    counted 'TypeScript' scripts/lint.sh types
fi
wanted native && native_tests
# The Node tests wait a third of their time: for a silence that has to last, for a server that stops.
wanted size && aside 'size budget' node tests/size-budget.mjs
wanted gates && aside 'must-not gates' node tests/must-not/run.mjs
wanted node && told 'Node tests' run_node_tests
caught_up
wanted browser && told 'browser tests' node tests/browser/run.mjs

# Who has edited meanwhile has tested neither this nor that, and what could not be built was not tested at all.
for i in "${!titles[@]}"; do
    title=${titles[i]} known=''
    [[ -v key[$title] ]] && known=${key[$title]}
    [[ $unbuilt || ! $known ]] || ((failures[i] || passes[i] == 0)) && continue
    [[ $known != "$(step_key "$title")" ]] || remember "$known" "$title" "${passes[i]}"
done

heading 'Summary'
total_passed=0 total_failed=0
printf '  %s%-36s %8s %8s %10s%s\n' "$dim" '' passed failed seconds "$plain"
for i in "${!titles[@]}"; do
    colour=$plain
    ((failures[i])) && colour=$red
    printf '  %s%-36s %8d %8d %10s%s\n' "$colour" "${titles[i]}" "${passes[i]}" "${failures[i]}" "${durations[i]}" "$plain"
    total_passed=$((total_passed + passes[i])) total_failed=$((total_failed + failures[i]))
done
printf '  %-36s %8d %8d %10s\n\n' 'together' "$total_passed" "$total_failed" "$(seconds_since "$started")"

((earlier == 0)) || printf '  %d of them have passed before, with all they can depend on as it is now; ./dev test --again runs them again.\n\n' "$earlier"
echo "$total_passed passed, $total_failed failed"
((total_failed == 0 && total_passed > 0))
