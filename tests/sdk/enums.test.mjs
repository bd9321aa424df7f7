// Numbers that cross the boundary mean the same on both sides: the C++ headers are read and compared with the TypeScript tables.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { load } from "./bundle.mjs";

const header = (path) => readFileSync(new URL(`../../widget/${path}`, import.meta.url), "utf8");
const nodes = header("a11y/node.h");
const operations = header("a11y/tree_ops.h");
const tables = await load("core/enums.ts");

/** [name, value] of each enumerator. */
function enumerators(text, name) {
  const body = new RegExp(`enum class ${name} : std::uint8_t \\{([^}]*)\\}`).exec(text)?.[1];
  assert.ok(body, `there is no enum ${name}`);
  return [...body.replace(/\/\/.*$/gm, "").matchAll(/(\w+)\s*=\s*(\d+)/g)].map(([, key, value]) => [
    key,
    Number(value),
  ]);
}
const numbered = (names, first = 0) => names.map((name, index) => [name, index + first]);

for (const [text, name, table] of [
  [nodes, "Role", tables.roles],
  [nodes, "Look", tables.looks],
  [nodes, "Tone", tables.tones],
  [nodes, "FieldKind", tables.fieldKinds],
  [nodes, "Live", tables.liveness],
  [nodes, "TextPart", tables.textParts],
  [operations, "NumberPart", tables.numberParts],
]) {
  test(`${name} is the same in C++ and TypeScript`, () => {
    assert.deepEqual(numbered(table), enumerators(text, name));
  });
}

test("the tree's operations have the same numbers in C++ and TypeScript", () => {
  assert.deepEqual(numbered(tables.treeOps, 1), enumerators(operations, "TreeOp"));
});

test("the icons that the second skin adds have the core's numbers", () => {
  const all = Object.fromEntries(enumerators(nodes, "Icon"));
  for (const [name, value] of Object.entries(tables.icons)) assert.equal(value, all[name], name);
});

test("the states are the same bits in C++ and TypeScript", () => {
  const bits = [...nodes.matchAll(/k(\w+) = 1U << (\d+)/g)].map(([, name, shift]) => [
    name,
    1 << Number(shift),
  ]);
  assert.deepEqual(Object.entries(tables.states), bits);
});

test("the actions are the same in C++ and TypeScript", async () => {
  const { actionKinds } = await load("core/module.ts");
  assert.deepEqual(Object.entries(actionKinds), enumerators(header("input.h"), "ActionKind"));
});

test("there is a drawing for every icon but none", async () => {
  const { iconPaths } = await load("icons.ts");
  assert.deepEqual(
    iconPaths.map((path) => path !== ""),
    enumerators(nodes, "Icon").map(([name]) => name !== "None"),
  );
});
