#!/usr/bin/env bash
# serve.sh [FLAGS]: the reference backend in the foreground, serving the demo's page. The flags are the server's own.
source "$(dirname "$0")/environment.sh"
scripts/build.sh server wasm sdk >&2

# has FLAG ARGS...: was it given, as "--flag value" or "--flag=value"?
has() { local flag=$1 argument; shift; for argument; do [[ $argument == "$flag" || $argument == "$flag="* ]] && return; done; return 1; }

defaults=()
has --listen "$@" || defaults+=(--listen 127.0.0.1:8080)
has --database "$@" || { mkdir -p build/demo; defaults+=(--database sqlite://build/demo/help.db); }
has --desk "$@" || defaults+=(--desk demo/desk.json)
has --static "$@" || defaults+=("${HELP_DEMO_STATIC[@]}")
exec "$HELP_SERVER" "${defaults[@]}" "$@"
