// The package as it ships: what is in it, how large, and that it can be imported where there is no browser.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { execPath } from "node:process";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

const dist = new URL("../../sdk/dist/", import.meta.url);
const read = (name) => readFileSync(new URL(name, dist));
const { files } = JSON.parse(read("manifest.json"));
const named = (pattern) => files.find(({ file }) => pattern.test(file));

test("the loader keeps its promise: at most 3 KB as it travels; the module says more to bundlers", () => {
  assert.ok(named(/^help-widget\.js$/).brotli <= 3072);
  assert.ok(named(/^help-widget\.mjs$/).brotli <= 3328);
});

test("the manifest tells the truth, and every file has a compressed sibling", () => {
  for (const { file, bytes, brotli, integrity } of files) {
    const content = read(file);
    assert.equal(content.length, bytes, file);
    assert.equal(integrity, `sha384-${createHash("sha384").update(content).digest("base64")}`, file);
    const compressed = read(`${file}.br`);
    assert.equal(compressed.length, brotli, file);
    assert.deepEqual(brotliDecompressSync(compressed), content, file);
  }
});

test("one hash pins everything: the loaders name the core and carry the modules' hashes", () => {
  for (const loader of ["help-widget.js", "help-widget.mjs"]) {
    const code = read(loader).toString();
    assert.ok(code.includes(named(/^help-widget-core\./).file), loader);
    for (const module of [named(/^help-widget\.\w+\.wasm$/), named(/^help-widget-lite\./)]) {
      const pin = createHash("sha256").update(read(module.file)).digest("base64");
      assert.ok(code.includes(module.file) && code.includes(`sha256-${pin}`), loader);
    }
  }
});

test("nothing of an older build is left behind", () => {
  const known = new Set(files.flatMap(({ file }) => [file, `${file}.br`]));
  const left = readdirSync(dist).filter((name) => /\.(m?js|wasm)(\.br)?$/.test(name) && !known.has(name));
  assert.deepEqual(left, []);
});

test("the module can be imported where there is no browser", async () => {
  const { createHelpWidget, HelpWidgetElement } = await import(new URL("help-widget.mjs", dist));
  assert.equal(typeof createHelpWidget, "function");
  assert.equal(typeof HelpWidgetElement, "function");
});

test("the command that package.json names is there, and can be run", () => {
  const { bin } = JSON.parse(readFileSync(new URL("../package.json", dist), "utf8"));
  const file = new URL(`../${bin["help-widget"]}`, dist);
  assert.match(readFileSync(file, "utf8"), /^#!\/usr\/bin\/env node\n/);
  assert.equal(statSync(file).mode & 0o111, 0o111);
});

test("the command says of which package it is", () => {
  const { name, version, bin } = JSON.parse(read("../package.json"));
  const { stdout } = spawnSync(execPath, [fileURLToPath(new URL(`../${bin[name]}`, dist)), "--version"], {
    encoding: "utf8",
  });
  assert.equal(stdout, `${name} ${version}\n`);
});

test("every file that package.json names is there", () => {
  const { exports } = JSON.parse(read("../package.json"));
  for (const file of Object.values(exports).flatMap((entry) => Object.values(Object(entry))))
    if (file.startsWith("./")) assert.ok(existsSync(new URL(`../${file}`, dist)), file);
});

test("the package carries the licence of the whole", () => {
  assert.deepEqual(read("../LICENSE"), read("../../LICENSE"));
});

test("every sentence that `labels` can replace is listed with its key", () => {
  const listed = JSON.parse(read("help-widget-labels.json"));
  const catalogue = readFileSync(new URL("../../widget/i18n/messages.inc", dist), "utf8");
  const keys = [...catalogue.matchAll(/^HELP_MESSAGE\((\w+)/gm)].map(([, key]) => key);
  assert.deepEqual(Object.keys(listed), keys);
  assert.deepEqual(listed.close, { "pt-BR": "Fechar", en: "Close", es: "Cerrar" });
});

test("nothing that ships evaluates text, parses markup or writes to the console", () => {
  for (const { file } of files.filter(({ file }) => /js$/.test(file))) {
    assert.doesNotMatch(
      read(file).toString(),
      /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|postMessage\(|console\.|createObjectURL/,
      file,
    );
  }
});
