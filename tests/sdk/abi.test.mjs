// The boundary is one list in three places: wasm/abi.h, the modules' exports, sdk/src/core/module.ts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { load } from "./bundle.mjs";
import { lightModule } from "./light-module.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const header = read("wasm/abi.h").toString();
const view = read("sdk/src/core/module.ts").toString();
const modules = ["build/wasm/help-widget.wasm", "build/wasm/help-widget-lite.wasm"];

/** Name → number of parameters, of the functions of the header. */
function declared() {
  const code = header.replace(/\/\*[\s\S]*?\*\//g, "");
  return Object.fromEntries(
    [...code.matchAll(/\b(help_\w+)\(([^)]*)\);/g)].map(([, name, parameters]) => [
      name,
      parameters === "void" ? 0 : parameters.split(",").length,
    ]),
  );
}

test("the TypeScript view names the functions of the header, with as many parameters", () => {
  const viewed = Object.fromEntries(
    [...view.matchAll(/^ {2}(help_\w+)\(([^)]*)\):/gm)].map(([, name, parameters]) => [
      name,
      parameters ? parameters.split(",").length : 0,
    ]),
  );
  assert.deepEqual(viewed, declared());
});

test("the version is the header's", async () => {
  const { abiVersion } = await load("core/module.ts");
  assert.equal(abiVersion, Number(/HELP_ABI_VERSION (\d+)u/.exec(header)[1]));
});

for (const file of modules) {
  const module = await WebAssembly.compile(read(file));

  test(`${file} exports the functions of the header`, () => {
    const names = WebAssembly.Module.exports(module).map(({ name }) => name);
    assert.deepEqual(names.filter((name) => name.startsWith("help_")).sort(), Object.keys(declared()).sort());
  });

  test(`${file} asks for nothing but glyphs and what the toolchain adds`, () => {
    const wanted = WebAssembly.Module.imports(module).map((entry) => `${entry.module}.${entry.name}`);
    const known =
      /^(help\.(glyph_(measure|raster)|texture_(create|update|destroy))|env\.emscripten_notify_memory_growth|wasi_snapshot_preview1\.(proc_exit|fd_(write|seek|close)))$/;
    assert.deepEqual(
      wanted.filter((name) => !known.test(name)),
      [],
    );
    if (file.includes("lite"))
      assert.deepEqual(
        wanted.filter((name) => name.startsWith("help.")),
        [],
      );
  });
}

for (const file of modules) {
  const [whole, first, rest] = await Promise.all(
    ["", ".first", ".rest"].map((part) => WebAssembly.compile(read(file.replace(".wasm", `${part}.wasm`)))),
  );
  const asks = (module) => WebAssembly.Module.imports(module).map((entry) => `${entry.module}.${entry.name}`);

  test(`${file} in two parts: the first asks the host for nothing more, and lacks only what the rest brings`, () => {
    const ofHost = asks(first).filter((name) => !name.startsWith("later."));
    assert.deepEqual(ofHost.sort(), asks(whole).sort());
    assert.ok(asks(first).length > ofHost.length, "the first part is not the whole");
    const offered = WebAssembly.Module.exports(first).map(({ name }) => `first.${name}`);
    // What the rest uses of the host's it may import itself.
    assert.deepEqual(
      asks(rest).filter((name) => !offered.includes(name) && !asks(whole).includes(name)),
      [],
    );
    assert.deepEqual(WebAssembly.Module.exports(rest), []);
  });

  test(`${file} in two parts: what the first lacks says so`, async () => {
    const { idleImports } = await load("core/module.ts");
    const imports = idleImports(first);
    assert.throws(
      () =>
        imports.later[
          asks(first)
            .find((name) => name.startsWith("later."))
            .slice(6)
        ](),
      {
        name: "NotThere",
      },
    );
  });
}

test("the largest answer arrives, however its bytes are escaped on the way; beyond it there is no room", async () => {
  const help = await lightModule({ site: "demo", locale: "pt-BR" });
  help.answer("/v1/bootstrap", 200, "\u0001".repeat(256 * 1024));
  await help.post({ type: "open" });
  assert.ok(help.reads("Tentar de novo"), "the answer was judged");
  await assert.rejects(help.post({ type: "open", route: "x".repeat(2 * 1024 * 1024) }));
});
