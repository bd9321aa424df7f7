# Sourced by every script: where things are. Everything that a person may override is written here once.
# shellcheck shell=bash
set -euo pipefail

HELP_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
HELP_BUILD=$HELP_ROOT/build
# What is fetched once and serves several clones lies here, outside the tree.
export HELP_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/help-widget
cd "$HELP_ROOT"

# ccache tells clones apart by their content, not by the folder that they lie in: what one has compiled, all have.
export CCACHE_BASEDIR=$HELP_ROOT CCACHE_NOHASHDIR=1

# Debian's Emscripten finds its JavaScript parser (acorn) only when told where Debian keeps it.
export NODE_PATH=/usr/share/nodejs

# One binary serves the demo, the browser tests and the benchmarks; a test run sets this to the sanitized one.
export HELP_SERVER=${HELP_SERVER:-$HELP_BUILD/release/bin/help-server}
# Where Debian puts it, unless it is elsewhere: on a fresh machine it is not there yet.
HELP_CHROMIUM=${HELP_CHROMIUM:-$(command -v chromium || echo /usr/bin/chromium)}
HELP_CHROMIUM_SHELL=${HELP_CHROMIUM_SHELL:-$(command -v chromium-headless-shell || echo /usr/bin/chromium-headless-shell)}
export HELP_CHROMIUM HELP_CHROMIUM_SHELL

# The demo's page, the agents' page and the SDK as shipped, under the paths that the pages name.
HELP_DEMO_STATIC=(--static "/=$HELP_ROOT/demo/app" --static "/desk/=$HELP_ROOT/demo/desk" --static "/sdk/=$HELP_ROOT/sdk/dist")

mkdir -p "$HELP_BUILD"
