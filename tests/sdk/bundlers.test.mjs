// What becomes of the module when a page bundles it. Real bundlers but esbuild are no part of this repository: of the others is tested what they look for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import * as esbuild from "esbuild";

const dist = new URL("../../sdk/dist/", import.meta.url);
const read = (name) => readFileSync(new URL(name, dist), "utf8");
const { files } = JSON.parse(read("manifest.json"));

test("webpack and Vite are told to leave the core to the browser, and only where somebody bundles", () => {
  const imports = (name) => read(name).match(/\bimport\([^)]*\)/g);
  for (const each of imports("help-widget.mjs"))
    assert.match(each, /^import\(\/\*webpackIgnore:true\*\/\/\*@vite-ignore\*\/[\w.]+\)$/);
  for (const each of imports("help-widget.js")) assert.match(each, /^import\([\w.]+\)$/);
});

test("bundlers find the files by new URL(…, import.meta.url)", () => {
  const named = [...read("help-widget.mjs").matchAll(/new URL\("\.\/([^"]+)",import\.meta\.url\)/g)];
  const wanted = files.map(({ file }) => file).filter((file) => /core.*\.js$|\.wasm$/.test(file));
  assert.deepEqual(named.map(([, file]) => file).sort(), wanted.sort());
});

/** Where a page looks for the other files after it has run the module, bundled in a format that has no import.meta. */
async function lookedFor(format, currentScript) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [fileURLToPath(new URL("help-widget.mjs", dist))],
    bundle: true,
    write: false,
    format,
    logLevel: "silent",
  });
  const defined = [];
  const addresses = [];
  runInNewContext(outputFiles[0].text, {
    URL: class extends URL {
      constructor(...given) {
        super(...given);
        addresses.push(this.href);
      }
    },
    HTMLElement: class {},
    customElements: { get: () => undefined, define: (name) => defined.push(name) },
    document: { adoptedStyleSheets: [], currentScript },
    location: { href: "https://shop.example/basket/1" },
    module: {},
  });
  assert.deepEqual(defined, ["help-widget"]);
  return addresses;
}

test("a bundle that is no module throws nothing, and looks for the files beside itself", async () => {
  const core = files.find(({ file }) => /core/.test(file)).file;
  for (const format of ["iife", "cjs"]) {
    const [beside, drawing] = await lookedFor(format, { src: "https://cdn.example/assets/app.js" });
    assert.equal(beside, `https://cdn.example/assets/${core}`);
    assert.match(drawing, /^https:\/\/cdn\.example\/assets\/help-widget\.\w+\.wasm$/);
    // Inside a tag, or run later, it does not know its own address.
    for (const script of [{ src: "" }, null])
      assert.equal((await lookedFor(format, script))[0], `https://shop.example/basket/${core}`);
  }
});
