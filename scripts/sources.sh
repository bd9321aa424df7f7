# Sourced by lint.sh and format.sh: which files are ours, and which version of the LLVM tools judges them.
# shellcheck shell=bash

# Debian 12's. Each version breaks some lines differently, so one of them has to be the judge.
clang_version=14

# clang_tool NAME prints the command of the right version, or fails.
clang_tool() {
    if command -v "$1-$clang_version"; then return; fi
    [[ $("$1" --version 2>/dev/null) == *"version $clang_version."* ]] && command -v "$1"
}

# Tracked files and new ones that git does not ignore.
our_files() { git ls-files --cached --others --exclude-standard -- "$@" | while read -r file; do [[ ! -e $file ]] || echo "$file"; done; }
cpp_sources() { our_files '*.h' '*.cpp'; }
typescript_projects() { our_files 'tsconfig.json' '*/tsconfig.json'; }
