#!/usr/bin/env bash
# build.sh [native|wasm|sdk|server|asan|measured]...: builds the named parts, in the order given.
#   native  the libraries and tests, for working on them      build/dev
#   asan    the same with sanitizers, as the tests run them   build/asan
#   wasm    help-widget.wasm and help-widget-lite.wasm        build/wasm
#   sdk     the npm package, from the two modules             sdk/dist
#   server  the reference backend, optimised                  build/release/bin/help-server
#   measured  it and the programs that are stopwatches        build/release/bin
source "$(dirname "$0")/environment.sh"
source scripts/steps.sh

# The same sources are compiled by several presets and clones; ccache answers what it has seen. Not for emcc.
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)

# configure PRESET [WRAPPER]: when there is no build yet, or the presets are others. Ninja configures again by itself when
# CMake's files change.
configure() {
    local stamp=$HELP_BUILD/$1/preset.stamp
    [[ -e $HELP_BUILD/$1/build.ninja && $stamp -nt CMakePresets.json ]] && return
    if [[ ${2:-} ]]; then "$2" cmake --preset "$1"; else cmake --preset "$1" "${launcher[@]}"; fi && touch "$stamp"
}
build_native() { configure dev && cmake --build --preset dev; }
build_asan() { configure asan && cmake --build --preset asan; }
build_server() { configure release && cmake --build --preset release --target bin/help-server; }
build_measured() { build_server && cmake --build --preset release --target story-speed help-qa; }
build_wasm() { configure wasm emcmake && cmake --build --preset wasm; }
build_sdk() { node sdk/build.mjs; }

parts=("$@")
((${#parts[@]})) || parts=(native wasm sdk server)

scripts/setup.sh build
heading 'Build'
for part in "${parts[@]}"; do
    case $part in
    native) step 'core and tests' build_native ;;
    asan) step 'core, server and tests, with sanitizers' build_asan ;;
    wasm) step 'WebAssembly modules' build_wasm ;;
    sdk) step 'SDK' build_sdk ;;
    server) step 'reference backend' build_server ;;
    measured) step 'what is measured, optimised' build_measured ;;
    *) complain "build: there is no part \"$part\". Parts: native asan wasm sdk server measured." && exit 2 ;;
    esac
done
