# Sourced: progress for people. One line a step, its time at the end, its output only when it fails.
# shellcheck shell=bash

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
    green=$'\e[32m' red=$'\e[31m' dim=$'\e[2m' bold=$'\e[1m' plain=$'\e[0m'
else
    green='' red='' dim='' bold='' plain=''
fi
step_logs=$HELP_BUILD/logs
mkdir -p "$step_logs"

# heading TEXT
heading() { printf '\n%s%s%s\n' "$bold" "$1" "$plain"; }

# complain TEXT...: what went wrong and what to do, on standard error.
complain() { printf '%s\n' "$@" >&2; }

# milliseconds since the epoch, without starting a process
now_ms() { local us=${EPOCHREALTIME/[.,]/}; echo "${us%???}"; }

# seconds_since START_MS prints "12.3"
seconds_since() {
    local ms=$(($(now_ms) - $1))
    printf '%d.%d' $((ms / 1000)) $((ms % 1000 / 100))
}

# step TITLE COMMAND...: runs the command silently and prints the title, the verdict and the time.
# Leaves the output in $step_log and the time in $step_seconds; shows the end of the output when it fails.
step() {
    local title=$1 started code=0
    shift
    step_log=$step_logs/$(tr -cs 'a-zA-Z0-9' '-' <<<"$title" | sed 's/-*$//').log
    started=$(now_ms)
    printf '  %-44s' "$title"
    # stdin is closed: nothing in a step may wait for an answer.
    "$@" >"$step_log" 2>&1 </dev/null || code=$?
    step_seconds=$(seconds_since "$started")
    if ((code == 0)); then
        printf '%sok%s     %7s s\n' "$green" "$plain" "$step_seconds"
        return 0
    fi
    printf '%sFAILED%s %7s s\n' "$red" "$plain" "$step_seconds"
    # What failed by name first, wherever it stands; then how the output ends.
    {
        grep -nE -A 25 '^not ok' "$step_log" | head -n 200 || true
        tail -n "${HELP_LOG_LINES:-80}" "$step_log"
    } | sed 's/^/    │ /'
    printf '    %swhole output: %s%s\n' "$dim" "${step_log#"$HELP_ROOT"/}" "$plain"
    return "$code"
}
