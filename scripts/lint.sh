#!/usr/bin/env bash
# lint.sh [format|tidy|biome|types]...: the style checks. Prints one "ok" or "not ok" line for each (TAP).
source "$(dirname "$0")/environment.sh"
source scripts/sources.sh

# verdict NAME COMMAND...
verdict() {
    local name=$1
    shift
    if "$@"; then echo "ok - $name"; else echo "not ok - $name" && failed=1; fi
}

lint_format() {
    local formatter
    if ! formatter=$(clang_tool clang-format); then
        # Another version breaks lines elsewhere; a check that depends on the machine helps nobody.
        echo "ok - C++ format # SKIP clang-format $clang_version is not on this machine"
        return
    fi
    verdict 'C++ format' "$formatter" --dry-run -Werror $(cpp_sources)
}

lint_tidy() {
    local tidy
    if ! tidy=$(clang_tool clang-tidy); then
        echo "ok - clang-tidy # SKIP clang-tidy $clang_version is not on this machine"
        return
    fi
    verdict 'clang-tidy' node scripts/tidy.mjs "$tidy" build/asan
}

lint_biome() { verdict 'Biome' node_modules/.bin/biome check --error-on-warnings --diagnostic-level=info --max-diagnostics=50 .; }

lint_types() {
    local projects project
    projects=$(typescript_projects)
    [[ $projects ]] || verdict 'TypeScript: no tsconfig.json found' false
    for project in $projects; do
        verdict "TypeScript: ${project%/tsconfig.json}" node_modules/.bin/tsc --noEmit -p "$project"
    done
}

failed=0
checks=("$@")
for check in "${checks[@]}"; do
    [[ " format tidy biome types " == *" $check "* ]] ||
        { printf 'lint: there is no check "%s". Checks: format tidy biome types.\n' "$check" >&2; exit 2; }
done
if ((${#checks[@]} == 0)); then
    scripts/setup.sh test
    # clang-tidy reads how each file is compiled, and headers that the build writes; the SDK's build writes its icons.
    scripts/build.sh asan wasm sdk
    checks=(format tidy biome types)
fi
for check in "${checks[@]}"; do "lint_$check"; done
exit "$failed"
