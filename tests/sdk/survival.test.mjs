// What may go wrong with a module: how often a trap is borne, and what the page is told.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

test("three traps in five minutes are borne, the fourth is one too many", async () => {
  const { Traps } = await load("core/traps.ts");
  const traps = new Traps();
  const minute = 60_000;
  assert.deepEqual(
    [0, 1, 2, 3].map((at) => traps.tooMany(at * minute)),
    [false, false, false, true],
  );
});

test("traps that lie far apart are borne for ever", async () => {
  const { Traps } = await load("core/traps.ts");
  const traps = new Traps();
  for (let day = 0; day < 100; ++day) assert.equal(traps.tooMany(day * 86_400_000), false);
});

test("a trap of the core is told apart from a mistake elsewhere", async () => {
  const { trapDetail } = await load("core/traps.ts");
  assert.equal(trapDetail(new WebAssembly.RuntimeError("unreachable")).code, "core-trapped");
  assert.equal(trapDetail(new TypeError("x is undefined")).code, "internal");
});

/** A module that does nothing but tell a version: (module (func (export "help_abi_version") (result i32) i32.const N)). */
const versionModule = (version) =>
  new WebAssembly.Module(
    Uint8Array.from([
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7f, 3, 2, 1, 0, 7, 20, 1, 16],
      ...new TextEncoder().encode("help_abi_version"),
      ...[0, 0, 10, 6, 1, 4, 0, 0x41, version, 0x0b],
    ]),
  );

test("a module that was built with another header is refused", async () => {
  const { instantiate } = await load("core/module.ts");
  await assert.rejects(instantiate(versionModule(2), {}), ({ code, message }) => {
    assert.equal(code, "abi-mismatch");
    assert.match(message, /version 2/);
    return true;
  });
  assert.equal((await instantiate(versionModule(1), {})).help_abi_version(), 1);
});

const failingWith = async (
  compile,
  answer = new Response("", { headers: { "content-type": "application/wasm" } }),
) => {
  const { compiledModule } = await load("core/compile.ts");
  const { compileStreaming } = WebAssembly;
  WebAssembly.compileStreaming = compile;
  try {
    return await compiledModule(true, async () => answer).then(
      () => undefined,
      ({ code }) => code,
    );
  } finally {
    WebAssembly.compileStreaming = compileStreaming;
  }
};

test("a policy without 'wasm-unsafe-eval' is told as such, in the words of either engine", async () => {
  for (const words of [
    "WebAssembly.compileStreaming(): Refused to compile or instantiate WebAssembly module because 'unsafe-eval' is not an allowed source",
    "call to WebAssembly.compileStreaming() blocked by CSP",
  ]) {
    const refuse = async () => {
      throw new WebAssembly.CompileError(words);
    };
    assert.equal(await failingWith(refuse), "wasm-blocked");
  }
});

test("a file that is no module is told as unavailable", async () => {
  const refuse = async () => {
    throw new WebAssembly.CompileError("expected magic word 00 61 73 6d");
  };
  assert.equal(await failingWith(refuse), "wasm-unavailable");
});

test("a server that does not know the type of modules costs streaming, not the help", async () => {
  const { compiledModule } = await load("core/compile.ts");
  const answer = new Response(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), {
    headers: { "content-type": "application/octet-stream" },
  });
  assert.ok((await compiledModule(true, async () => answer)) instanceof WebAssembly.Module);
});

test("a module is compiled once for all widgets of the page, and again after a failure", async () => {
  const { compiledModule } = await load("core/compile.ts");
  let fetched = 0;
  const fail = async () => {
    fetched += 1;
    throw new Error("no network");
  };
  await assert.rejects(compiledModule(false, fail));
  const answer = async () => {
    fetched += 1;
    return new Response(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
  };
  const [one, two] = await Promise.all([compiledModule(false, answer), compiledModule(false, answer)]);
  assert.equal(one, two);
  assert.equal(fetched, 2);
});
