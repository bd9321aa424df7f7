// size-budget.mjs [--update]: the bytes of what ships, as it travels (Brotli 11).
// Two questions: is the promise kept, and does the record say the truth? A drift of more than 256 bytes, up or down, is
// recorded in the commit that makes it (./dev size --update), so that every change of size is somebody's decision.
// The record is of one Emscripten; what another one makes of the same code has to keep the promises, and no more. How much more Debian 13's makes was
// measured once, in tests/fresh-machine: so a promise that would not hold there is not made here.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const drift = 256;
const root = new URL("../", import.meta.url);
const budgetFile = fileURLToPath(new URL("tests/size-budget.json", root));
const budget = JSON.parse(readFileSync(budgetFile, "utf8"));
const update = process.argv.includes("--update");
const { stdout: told } = spawnSync("emcc", ["--version"], { encoding: "utf8" });
const emscripten = /\d+\.\d+\.\d+/.exec(told ?? "")?.[0];
if (update) budget.emscripten = emscripten;
const isComparable = !emscripten || emscripten === budget.emscripten;
if (!isComparable) console.log(`# built by Emscripten ${emscripten}; the record is of ${budget.emscripten}`);

/** The one file that `pattern` names; "*" stands for the hash in a name. */
function find(pattern) {
  const folder = fileURLToPath(new URL(pattern.slice(0, pattern.lastIndexOf("/") + 1), root));
  const [before, after = ""] = pattern.slice(pattern.lastIndexOf("/") + 1).split("*");
  const named = (name) =>
    pattern.includes("*") ? name.startsWith(before) && name.endsWith(after) : name === before;
  const names = existsSync(folder) ? readdirSync(folder).filter(named) : [];
  if (names.length > 1) throw new Error(`${pattern} names ${names.join(" and ")}; old builds left behind?`);
  return names.length ? folder + names[0] : undefined;
}

function measure(file) {
  const path = find(file);
  if (!path) return undefined;
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

function sum(measures) {
  return measures.reduce((all, one) => ({ raw: all.raw + one.raw, brotli: all.brotli + one.brotli }));
}

/** Sentences about what is wrong with an entry; none when all is well. */
function findings(entry, now) {
  const found = [];
  if (now.brotli > entry.promise_brotli)
    found.push(`above the promise by ${now.brotli - entry.promise_brotli} B`);
  const newer = now.brotli + entry.newer_more;
  if (isComparable && newer > entry.promise_brotli) {
    found.push(
      `Emscripten ${budget.newer_emscripten} would be above the promise by ${newer - entry.promise_brotli} B`,
    );
  }
  if (isComparable && Math.abs(now.brotli - entry.brotli) > drift) {
    found.push(
      `recorded are ${entry.brotli} B; if the change is meant, ./dev size --update and commit the record`,
    );
  }
  return found;
}

let failed = 0;
for (const entry of budget.entries) {
  const measures = entry.files.map(measure);
  const absent = entry.files.filter((_, index) => measures[index] === undefined);
  if (absent.length) {
    failed += 1;
    console.log(`not ok - ${entry.name}: not built: ${absent.join(", ")}`);
    continue;
  }
  const now = sum(measures);
  if (update) Object.assign(entry, now);
  const found = findings(entry, now);
  if (found.length) failed += 1;
  const figures = `${now.brotli} B brotli (promise ${entry.promise_brotli}), ${now.raw} B raw`;
  console.log(`${found.length ? "not ok" : "ok"} - ${entry.name}: ${figures}`);
  for (const finding of found) console.log(`    ${finding}`);
}
if (update) writeFileSync(budgetFile, `${JSON.stringify(budget, undefined, 2)}\n`);
process.exitCode = failed ? 1 : 0;
