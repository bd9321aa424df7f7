#!/usr/bin/env bash
# size.sh [--update]: the bytes of what ships, against the promise and the record in tests/size-budget.json.
source "$(dirname "$0")/environment.sh"
scripts/build.sh wasm sdk >&2
exec node tests/size-budget.mjs "$@"
