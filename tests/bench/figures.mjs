// Every figure that the project promises, measured now: node tests/bench/figures.mjs [--json] [--runs N]
// What cannot be measured on this machine or in this build is said to be so; it is never filled in.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, execPath, exit, stdout } from "node:process";
import { parseArgs } from "node:util";
import { build, missingPart, root } from "../browser/harness/paths.mjs";
import { measureBackend } from "./backend-rate.mjs";

const { values: options } = parseArgs({
  args: argv.slice(2),
  options: { json: { type: "boolean", default: false }, runs: { type: "string", default: "5" } },
});

/** { name, value, unit, bound, holds, command }; `value` undefined: not measured, and `why`. */
const figures = [];
const measured = (
  name,
  value,
  unit,
  bound,
  command,
  holds = bound === undefined ? undefined : value <= bound,
) => figures.push({ name, value, unit, bound, holds, command });
const notMeasured = (name, why, command) => figures.push({ name, why, command });

function sizes() {
  const command = "./dev size";
  const { stdout: said } = spawnSync(execPath, [join(root, "tests/size-budget.mjs")], { encoding: "utf8" });
  const lines = [...said.matchAll(/^(?:not )?ok - (.*): (\d+) B brotli \(promise (\d+)\)/gm)];
  if (lines.length === 0) notMeasured("bytes of what ships", said.split("\n")[0] || "not built", command);
  for (const [, name, bytes, promise] of lines)
    measured(name, Number(bytes), "B brotli", Number(promise), command);
}

function bench() {
  const command = "./dev bench";
  const folder = mkdtempSync(join(tmpdir(), "help-figures-"));
  const file = join(folder, "bench.json");
  const program = join(root, "tests/bench/bench.mjs");
  spawnSync(execPath, [program, "--runs", options.runs, "--json", file], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (!existsSync(file)) notMeasured("the widget in Chromium", "the benchmark did not end", command);
  else {
    for (const { name, unit, skins } of JSON.parse(readFileSync(file, "utf8")).lines) {
      for (const { skin, figure, bound } of skins.filter(({ figure }) => Number.isFinite(figure)))
        measured(`${name} (${skin})`, figure, unit, bound, command);
    }
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The program is a test and a stopwatch in one (tests/core/ticket_story_speed.cpp); the fastest build that is there counts. */
function headless() {
  const name = "the whole ticket story, native, headless";
  const preset = ["release", "dev", "asan"].find((each) => existsSync(join(build, each, "bin/ticket-story")));
  if (!preset) return notMeasured(name, "the program is not built", "./dev build native");
  const command = `build/${preset}/bin/ticket-story`;
  const { stdout: said } = spawnSync(join(root, command), { encoding: "utf8" });
  const milliseconds = Number(/median of \d+: ([\d.]+) ms/.exec(said)?.[1]);
  if (!Number.isFinite(milliseconds)) return notMeasured(name, "it gave no figure", command);
  measured(name, milliseconds, "ms", 50, command);
}

async function backend() {
  const command = "./dev figures";
  const name = "tickets that the reference backend writes, 16 customers at once";
  try {
    measured(name, await measureBackend(), "a second", undefined, command);
  } catch (fault) {
    notMeasured(name, fault.message, command);
  }
}

sizes();
headless();
const missing = missingPart();
if (missing) notMeasured("the widget in Chromium, the backend", missing, "./dev bench");
else {
  await backend();
  bench();
}

if (options.json) stdout.write(`${JSON.stringify({ figures }, null, 2)}\n`);
else {
  for (const { name, value, unit, bound, holds, why, command } of figures) {
    const figure = value === undefined ? `not measured: ${why}` : `${Number(value.toPrecision(4))} ${unit}`;
    const verdict = holds === undefined ? "" : `  (≤ ${bound}: ${holds ? "holds" : "BROKEN"})`;
    stdout.write(`${name}\n    ${figure}${verdict}    ${command}\n`);
  }
}
exit(figures.some(({ holds }) => holds === false) ? 1 : 0);
