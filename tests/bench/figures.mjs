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
import { measureConversation } from "./wasm-conversation.mjs";

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

/** The fastest build of a program that is there counts. */
const builtProgram = (name) => {
  const preset = ["release", "dev", "asan"].find((each) => existsSync(join(build, each, "bin", name)));
  return preset && `build/${preset}/bin/${name}`;
};

/** The program is a test and a stopwatch in one (tests/core/story_speed.cpp). */
function headless() {
  const command = builtProgram("story-speed");
  if (!command)
    return notMeasured("stories without a browser", "the program is not built", "./dev build measured");
  const { stdout: said } = spawnSync(join(root, command), { encoding: "utf8" });
  const lines = [...said.matchAll(/^(.+): ([\d.]+) ms \(at most ([\d.]+)\)$/gm)];
  if (lines.length === 0) notMeasured("stories without a browser", "it gave no figure", command);
  for (const [, name, milliseconds, bound] of lines)
    measured(name, Number(milliseconds), "ms", Number(bound), command);
}

/** The project's own stories, told again and again: reading the files and starting the program is part of it. */
function thousandStories() {
  const name = "1,000 stories of tests/scenarios, one after the other";
  const program = builtProgram("help-qa");
  if (!program) return notMeasured(name, "the program is not built", "./dev build measured");
  const command = `${program} run tests/scenarios`;
  const began = performance.now();
  for (let told = 0; told < 1000; ) {
    const { stdout: said } = spawnSync(join(root, program), ["run", "tests/scenarios"], {
      cwd: root,
      encoding: "utf8",
    });
    const passed = Number(/(\d+) passed, 0 failed/.exec(said)?.[1]);
    if (!passed) return notMeasured(name, "a story failed", command);
    told += passed;
  }
  measured(name, (performance.now() - began) / 1000, "s", 60, command);
}

/** The drawing module as it ships, in Node. */
async function wasmConversation() {
  const command = "./dev figures";
  const what = (part) => `10,000 messages, shipped module in Node: ${part}`;
  try {
    const { shown, scrolling, arriving, bytes, grown } = await measureConversation();
    measured(what("shown"), shown, "ms", 35, command);
    measured(what("a frame of scrolling"), scrolling, "ms", 8, command);
    measured(what("one more comes"), arriving, "ms", 8, command);
    measured(what("memory"), bytes, "B", 32 * 1024 * 1024, command);
    measured(what("memory that 20,000 more add"), grown, "B", 0, command);
  } catch (fault) {
    notMeasured(what("all"), fault.message, command);
  }
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
thousandStories();
await wasmConversation();
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
