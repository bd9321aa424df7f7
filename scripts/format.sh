#!/usr/bin/env bash
# format.sh: brings all sources into the format that lint asks for.
source "$(dirname "$0")/environment.sh"
source scripts/steps.sh
source scripts/sources.sh
scripts/setup.sh test

heading 'Format'
if formatter=$(clang_tool clang-format); then
    step 'C++' "$formatter" -i $(cpp_sources)
else
    complain "  C++: left alone, clang-format $clang_version is not on this machine"
fi
step 'TypeScript, JavaScript, CSS, JSON' node_modules/.bin/biome check --write .
