#!/usr/bin/env bash
# help.sh: what ./dev can do, on one screen.
if [[ -t 1 && -z ${NO_COLOR:-} ]]; then bold=$'\e[1m' dim=$'\e[2m' plain=$'\e[0m'; else bold='' dim='' plain=''; fi

section() { printf '\n%s%s%s\n' "$bold" "$1" "$plain"; }
row() { printf '  %s%-10s%s%-34s%s\n' "$bold" "$1" "$plain" "$2" "$3"; }

printf '%s./dev%s: builds, runs and checks the help widget. The first command sets the machine up, once.\n' "$bold" "$plain"

section 'See it'
row demo '' 'builds, starts the backend and a page that embeds the widget'
row serve '[FLAGS]' 'the reference backend in the foreground; --help lists its flags'
printf '  %10s%s\n' '' "${dim}--listen HOST:PORT  --database sqlite://PATH  --desk FILE  --limits none${plain}"

section 'Check it'
row test '' 'everything, as continuous integration does; last line: N passed, N failed'
row '' '[--only PART]...' 'PART: lint native node browser size gates'
row '' '[--again]' 'also what has passed before and nothing has changed since'
row lint '' 'format, clang-tidy, Biome, TypeScript'
row format '' 'brings all sources into the format that lint asks for'

section 'Measure it'
row figures '[--json]' 'every figure that the project promises, measured now, with its bound'
row bench '[--json FILE]' 'the widget in Chromium next to an empty page and a plain-DOM floor'
row size '[--update]' 'bytes of what ships, against the promise; --update records them'
row shots '' 'a contact sheet of every screen, in both skins'

section 'Build it'
row build '[PART]...' 'PART: native wasm sdk server (default: native wasm sdk server)'
row setup '[build|test]' 'only the set-up: Debian packages, Dear ImGui, npm packages'

section 'Settings from the environment'
printf '  %-21s%s\n' \
    HELP_PORT 'port of the demo (default: the first free one from 8080 on)' \
    HELP_IMGUI_DIR 'sources of Dear ImGui, 1.92.2 or newer, instead of fetching them' \
    HELP_CHROMIUM 'the browser that people have: pictures, some tests (default: chromium)' \
    HELP_CHROMIUM_SHELL 'the same without windows: tests, measurements (default: chromium-headless-shell)' \
    HELP_LOG_LINES 'how much of a failed step is shown (default: 80)' \
    XDG_CACHE_HOME 'where fetched sources are kept (default: ~/.cache)'
