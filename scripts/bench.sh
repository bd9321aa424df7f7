#!/usr/bin/env bash
# bench.sh [FLAGS]: the widget in Chromium, next to an empty page and a plain-DOM floor. The flags are those of tests/bench/bench.mjs.
source "$(dirname "$0")/environment.sh"
# Progress goes to standard error: standard output belongs to the figures.
{ scripts/setup.sh test && scripts/build.sh server wasm sdk; } >&2
exec node tests/bench/bench.mjs "$@"
