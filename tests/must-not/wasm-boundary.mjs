// The two modules ask the host for exactly what is recorded in wasm-boundary.json, and offer exactly the functions of
// wasm/abi.h; the SDK knows the same list. A new import is a new power: it is recorded by hand, on purpose.
// What Emscripten's own runtime adds depends on its version: "runtime" is what it may add, and no more.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { read, root, trackedFiles } from "./tracked-files.mjs";

const recorded = JSON.parse(read("tests/must-not/wasm-boundary.json"));

function compile(name) {
  const path = join(root, "build/wasm", name);
  if (!existsSync(path)) throw new Error(`build/wasm/${name} is not there; run ./dev build wasm`);
  return new WebAssembly.Module(readFileSync(path));
}

/** Sentences about what is in one list only. */
function differences(actual, expected, actualName, expectedName) {
  const only = (a, b, name) =>
    a.filter((item) => !b.includes(item)).map((item) => `${item}: only in ${name}`);
  return [...only(actual, expected, actualName), ...only(expected, actual, expectedName)];
}

function functionsOfHeader() {
  const code = read("wasm/abi.h")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*/g, "");
  return [...code.matchAll(/\b(help_\w+)\s*\(/g)].map(([, name]) => name);
}

const modules = Object.keys(recorded.imports);

export const wasmBoundary = [
  ...modules.map((name) => ({
    name: `${name} imports what is recorded, nothing else`,
    findings: () => {
      const imports = WebAssembly.Module.imports(compile(name)).map(
        (item) => `${item.module}.${item.name} (${item.kind})`,
      );
      const asked = imports.filter((item) => !recorded.runtime.imports.includes(item));
      return differences(asked, recorded.imports[name], "the module", "wasm-boundary.json");
    },
  })),
  ...modules.map((name) => ({
    name: `${name} exports the functions of wasm/abi.h, nothing else`,
    findings: () => {
      const exports = WebAssembly.Module.exports(compile(name)).map((item) => item.name);
      const offered = exports.filter((item) => !recorded.runtime.exports.includes(item));
      return differences(offered, functionsOfHeader(), "the module", "wasm/abi.h");
    },
  })),
  {
    name: "the SDK's view of the boundary names the functions of wasm/abi.h",
    findings: () => {
      const views = trackedFiles.filter((path) => /^sdk\/src\/.*\.ts$/.test(path)).map(read);
      const named = [...new Set(views.flatMap((code) => code.match(/\bhelp_[a-z_]+\b/g) ?? []))];
      return differences(named, functionsOfHeader(), "sdk/src", "wasm/abi.h");
    },
  },
];
