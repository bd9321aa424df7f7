#!/usr/bin/env bash
# figures.sh [FLAGS]: every figure that the project promises, measured now. The flags are those of tests/bench/figures.mjs.
source "$(dirname "$0")/environment.sh"
# Progress goes to standard error: standard output belongs to the figures.
{ scripts/setup.sh test && scripts/build.sh measured wasm sdk; } >&2
exec node tests/bench/figures.mjs "$@"
