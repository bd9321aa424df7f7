// Wrong on purpose: every row of wrong.json spoils one thing in an example (a JSON Patch, RFC 6902). Here the schemas refuse it; what the
// widget itself must refuse, its decoder refuses in tests/core/protocol_examples_test.cpp.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { examples, faults, schemaOf } from "./schemas.mjs";

const rows = JSON.parse(readFileSync(new URL("wrong.json", import.meta.url), "utf8"));

function spoiled(example, patch) {
  const whole = structuredClone(example);
  for (const { op, path, value } of patch) {
    const keys = path.slice(1).split("/");
    const last = keys.pop();
    const place = keys.reduce((at, key) => at[key], whole);
    assert.ok(op === "add" || last in place, `there is no ${path}`);
    if (op !== "remove") place[last] = value;
    else if (Array.isArray(place)) place.splice(Number(last), 1);
    else delete place[last];
  }
  return whole;
}

test("what is wrong with an example is told", () => {
  const schemas = new Set();
  for (const { what, example, patch, refusedBy } of rows) {
    const found = faults(schemaOf(example), spoiled(examples.get(example), patch));
    assert.equal(found !== "", refusedBy.includes("schema"), `${example}: ${what}: ${found || "taken"}`);
    schemas.add(schemaOf(example));
  }
  assert.ok(schemas.size >= 18, "nearly every schema is put to the test");
});
