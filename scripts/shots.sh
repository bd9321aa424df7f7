#!/usr/bin/env bash
# shots.sh [FLAGS]: a contact sheet of every screen, in both skins. The flags are those of tests/shots/shots.mjs.
source "$(dirname "$0")/environment.sh"
# Progress goes to standard error: standard output belongs to the figures.
{ scripts/setup.sh test && scripts/build.sh server wasm sdk; } >&2
exec node tests/shots/shots.mjs "$@"
