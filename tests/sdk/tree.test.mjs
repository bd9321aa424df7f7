// Bytes of the tree's operations, written by hand after widget/a11y/tree_ops.h.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

const { applyTreeOps } = await load("core/tree.ts");

/** Carries out bytes and gives the calls: [name, ...values]. */
function callsOf(bytes) {
  const calls = [];
  const sink = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...values) =>
          void calls.push([name, ...values]),
    },
  );
  applyTreeOps(Uint8Array.from(bytes), sink);
  return calls;
}
const u32 = (value) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255];
const text = (words) => {
  const bytes = [...new TextEncoder().encode(words)];
  return [...u32(bytes.length), ...bytes];
};
const one = [0, 0, 128, 63]; // 1.0 as a 32-bit float
const half = [0, 0, 0, 63]; // 0.5

test("a button is added, named, and said to be busy", () => {
  const bytes = [
    ...[1, ...u32(0x89abcdef), ...u32(7), ...u32(0), 5, 17],
    ...[4, ...u32(0x89abcdef), 0, ...text("Enviar já")],
    ...[5, ...u32(0x89abcdef), 6, ...u32(16)],
  ];
  assert.deepEqual(callsOf(bytes), [
    ["add", 0x89abcdef, 7, 0, "Button", "Primary"],
    ["text", 0x89abcdef, "Name", "Enviar já"],
    ["number", 0x89abcdef, "States", 16],
  ]);
});

test("a bar of a chart is added, and how high it is", () => {
  const bytes = [...[1, ...u32(5), ...u32(4), ...u32(0), 10, 30], ...[5, ...u32(5), 8, ...u32(86)]];
  assert.deepEqual(callsOf(bytes), [
    ["add", 5, 4, 0, "Option", "Bar"],
    ["number", 5, "Amount", 86],
  ]);
});

test("every other operation, in the order in which it was written", () => {
  const box = { x: 1, y: 0.5, width: 1, height: 0.5 };
  const bytes = [
    ...[2, ...u32(3)],
    ...[3, ...u32(4), ...u32(5)],
    ...[6, ...u32(6), ...one, ...half, ...one, ...half],
    ...[7, ...u32(6), ...one, ...half, ...one, ...half],
    ...[8, ...u32(8), ...one],
    ...[9, ...u32(8), ...half],
    ...[10, ...u32(9)],
    ...[11, 2, ...text("Há 2 campos")],
  ];
  assert.deepEqual(callsOf(bytes), [
    ["remove", 3],
    ["move", 4, 5],
    ["box", 6, box],
    ["controlBox", 6, box],
    ["content", 8, 1],
    ["scrollTo", 8, 0.5],
    ["focus", 9],
    ["say", "Assertive", "Há 2 campos"],
  ]);
});

test("no bytes are no operations", () => {
  assert.deepEqual(callsOf([]), []);
});

for (const [what, bytes] of [
  ["an operation that does not exist", [12]],
  ["operation zero", [0]],
  ["a role that does not exist", [1, ...u32(1), ...u32(0), ...u32(0), 99, 0]],
  ["an operation that is cut off", [2, 1, 0]],
  ["a text that claims to be longer than what is there", [4, ...u32(1), 0, ...u32(4_000_000_000), 65]],
]) {
  test(`${what} is refused`, () => {
    assert.throws(() => callsOf(bytes), RangeError);
  });
}

test("a part of a larger memory is read from where it begins", () => {
  const memory = new Uint8Array([9, 9, 9, 2, ...u32(5), 9]);
  const calls = [];
  applyTreeOps(memory.subarray(3, 8), { remove: (id) => calls.push(id) });
  assert.deepEqual(calls, [5]);
});
