// The widget next to an empty page and a plain-DOM floor, in one run of one Chromium: node tests/bench/bench.mjs [--runs N] [--json FILE] [--whole]
// --whole measures in the browser that people have, whose windows fight for the processor on a machine without a graphics card.
// A machine that is twice as slow doubles the milliseconds; the ratios to the floor stay.
import { writeFileSync } from "node:fs";
import { argv, exit, stderr, stdout } from "node:process";
import { parseArgs } from "node:util";
import { startBackend } from "../browser/harness/backend.mjs";
import { launchChromium, pageInSoftware } from "../browser/harness/chromium.mjs";
import { missingPart } from "../browser/harness/paths.mjs";
import { judge } from "./bounds.mjs";
import { measureIdle, measureVisits } from "./series.mjs";
import { prefix, writePages } from "./subjects.mjs";

const { values: options } = parseArgs({
  args: argv.slice(2),
  options: {
    runs: { type: "string", default: "5" },
    json: { type: "string" },
    whole: { type: "boolean", default: false },
  },
});
const runs = Number(options.runs);

const missing = missingPart();
if (missing) {
  stderr.write(`bench: ${missing}\n`);
  exit(1);
}

const tell = (what) => stderr.write(`  ${what}\n`);
const pages = writePages();
const backend = await startBackend({ statics: [[prefix, pages.folder]] });
const kind = { whole: options.whole, args: pageInSoftware };
const browser = await launchChromium(kind);
const measured = {
  desk: await measureVisits({ browser, kind }, backend.origin, "desk", runs, tell),
  phone: await measureVisits({ browser, kind }, backend.origin, "phone", runs, tell),
  idle: await measureIdle(browser, backend.origin, runs, tell),
};
const version = browser.version();
await browser.close();
await backend.stop();
pages.remove();

const lines = judge(measured);
const report = { command: "./dev bench", chromium: version, whole: options.whole, runs, lines, measured };
if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
stdout.write(table(lines, version));
exit(lines.some(({ skins }) => skins.some(({ holds }) => holds === false)) ? 1 : 0);

function table(rows, browserVersion) {
  const number = (value) =>
    !Number.isFinite(value) ? "–" : value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
  const heads = ["", "unit", "floor", "skin", "ours", "÷ floor", "bound", ""];
  const cells = rows.flatMap(({ name, unit, floor, skins }) =>
    skins.map(({ skin, figure, bound, holds, ratio }, index) => [
      index ? "" : name,
      index ? "" : unit,
      index ? "" : number(floor),
      skin,
      number(figure),
      ratio === undefined ? "–" : `${ratio.toFixed(2)} ×`,
      bound === undefined ? "–" : `≤ ${bound}`,
      holds === undefined ? "" : holds ? "holds" : "BROKEN",
    ]),
  );
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...cells.map((row) => row[column].length)),
  );
  const line = (row) =>
    row
      .map((cell, column) =>
        column < 2 || column === 3 || column === 7
          ? cell.padEnd(widths[column])
          : cell.padStart(widths[column]),
      )
      .join("  ")
      .trimEnd();
  const windows = options.whole ? "with its windows" : "without windows";
  const note = `Chromium ${browserVersion} ${windows}, medians of ${runs} runs. canvas: drawn without a graphics card (SwiftShader), which a customer's machine has.`;
  return `${[line(heads), ...cells.map(line), "", note].join("\n")}\n`;
}
