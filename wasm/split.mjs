// Cuts a module in two: what the first screen needs, and all the rest (docs/decisions/0005-a-module-in-two-parts.md).
//   node wasm/split.mjs --binaryen FOLDER "--features=--enable-…" WHOLE FIRST REST
// The parts share memory and table, and each calls the other through the table. Where a function of the rest will be, the first part has one that
// calls its only import of the module "later"; the rest, once it is there, puts its own in that place.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { profileOf } from "./openings.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { binaryen: { type: "string" }, features: { type: "string" } },
});
const [whole, first, rest] = positionals;
// With reference types, newer versions of wasm-split add a table of their own; the parts are to meet in the one that is there.
const features = options.features.split(" ").filter((feature) => feature !== "--enable-reference-types");
const run = (tool, ...args) =>
  execFileSync(join(options.binaryen, tool), [...features, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "inherit"],
  });

/** Adds definitions at the end of a module's text. */
const withMore = (text, definitions) => text.replace(/\)\s*$/, `${definitions.join("\n")}\n)\n`);
/** `(param …)` and `(result …)` of a function's text, without the name of its type. */
const signatureOf = (text) => (text.match(/\((?:param|result) [^)]*\)/g) ?? []).join(" ");
const table = /\(table (\$\S+) (\d+)(?: \d+)? funcref\)/;
const line = (module, name) =>
  new RegExp(`^ *\\(import "${module}" "${name}" \\(func (\\$\\S+)(.*)\\)\\)\\n`, "gm");

/**
 * wasm-split lets the parts meet by an export for each function that the rest calls, and by an import for each that the first part lacks. In a
 * browser every one of those thousand is a JavaScript object: a sixth of a megabyte. Here they are slots of the table.
 */
function meetInTable(firstText, restText) {
  const [wholeTable, name, size] = table.exec(firstText);
  const slots = new Map();
  const shared = [];
  const missing = new Map();
  let made = firstText.replace(/^ *\(export "(%[^"]*)" \(func (\$\S+?)\)\)\n/gm, (_, exported, called) => {
    slots.set(exported, Number(size) + shared.length);
    shared.push(called);
    return "";
  });
  const lacking = new Map();
  made = made.replace(line("later", '[^"]*'), (_, lacked, type) => {
    const signature = signatureOf(type);
    if (!missing.has(signature)) missing.set(signature, `$missing-${missing.size}`);
    lacking.set(lacked, missing.get(signature));
    return "";
  });
  made = made.replace(/^ *\(elem .*$/gm, (elements) =>
    elements.replace(/\$[^\s()]+/g, (element) => lacking.get(element) ?? element),
  );
  const room = Number(size) + shared.length;
  made = made
    .replace(wholeTable, `(table ${name} ${room} ${room} funcref)`)
    .replace(/^ *\(import/m, ' (import "later" "missing" (func $missing))\n$&');
  const stubs = [...missing].map(
    ([signature, stub]) => `(func ${stub} ${signature} (call $missing) (unreachable))`,
  );

  const calls = [];
  const imported = /\(import "first" "[^"]*" \(table (\$\S+) (\d+)(?: \d+)?/;
  const theirs = imported.exec(restText)[1];
  const remade = restText
    .replace(imported, (all) => all.replace(/ \d+(?: \d+)?$/, ` ${room} ${room}`))
    .replace(line("first", '(%[^"]*)'), (_, exported, called, type) => {
      const signature = signatureOf(type);
      const count = /\(param ([^)]*)\)/.exec(signature)?.[1].split(" ").length ?? 0;
      const values = Array.from({ length: count }, (_, index) => `(local.get ${index})`).join(" ");
      calls.push(
        `(func ${called} ${signature} (call_indirect ${theirs} ${signature} ${values} (i32.const ${slots.get(exported)})))`,
      );
      return "";
    });
  return [
    withMore(made, [`(elem $shared (i32.const ${size}) func ${shared.join(" ")})`, ...stubs]),
    withMore(remade, calls),
  ];
}

/** What stands around the words of later screens (widget/i18n/messages.cpp). */
const [begin, end] = [0x5a7e57ed, 0x5a7e57ee].map((sign) => Buffer.from(new Uint32Array([sign]).buffer));
const data = /^ \(data (?:\$\S+ )?\(i32\.const (\d+)\) "(.*)"\)$/gm;
const named = { t: 9, n: 10, r: 13, '"': 34, "'": 39, "\\": 92 };
const bytesOf = (text) =>
  Buffer.from(
    [...text.matchAll(/\\([\da-f]{2})|\\(.)|(.)/gi)].map(
      ([, hex, escaped, plain]) => named[escaped] ?? (hex ? Number.parseInt(hex, 16) : plain.charCodeAt(0)),
    ),
  );
const dataAt = (address, bytes) =>
  ` (data (i32.const ${address}) "${bytes.toString("hex").replace(/../g, "\\$&")}")`;

/** Only a function of the rest reads the words of later screens: they travel with it. */
function moveWords(firstText, restText) {
  if (firstText.includes(`(i32.const ${begin.readInt32LE()})`))
    throw new Error("An opening says a sentence of a later screen (widget/i18n/messages.inc).");
  let moved = "";
  const made = firstText.replace(data, (all, address, text) => {
    const bytes = bytesOf(text);
    const [from, last] = [bytes.indexOf(begin), bytes.indexOf(end)];
    if (from < 0 || last < from) return all;
    const to = last + end.length;
    const at = Number(address);
    moved = dataAt(at + from, bytes.subarray(from, to));
    return [dataAt(at, bytes.subarray(0, from)), dataAt(at + to, bytes.subarray(to))].join("\n");
  });
  if (!moved) throw new Error("The module has no words of later screens.");
  return [made, withMore(restText, [moved])];
}

const folder = mkdtempSync(join(tmpdir(), "help-split-"));
const file = (name) => join(folder, name);
try {
  run("wasm-split", "--instrument", whole, "-o", file("instrumented.wasm"));
  writeFileSync(file("profile"), await profileOf(readFileSync(file("instrumented.wasm"))));
  run(
    "wasm-split",
    whole,
    `--profile=${file("profile")}`,
    "--placeholder-namespace=later",
    "--import-namespace=first",
    "--export-prefix=%",
    ...["-o1", first, "-o2", rest],
  );
  const texts = meetInTable(...moveWords(run("wasm-dis", first), run("wasm-dis", rest)));
  for (const [index, part] of [first, rest].entries()) {
    writeFileSync(file("part.wat"), texts[index]);
    run("wasm-as", file("part.wat"), "-o", part);
    run("wasm-opt", "-Oz", part, "-o", part);
  }
} finally {
  rmSync(folder, { recursive: true });
}
