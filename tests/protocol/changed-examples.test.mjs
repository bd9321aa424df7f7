// Examples changed on purpose by a JSON Patch (RFC 6902): every row of wrong.json spoils one thing, which the schemas refuse; every row of
// extreme.json goes as far as is promised, which they take. tests/core/protocol_examples_test.cpp asks the widget's decoder the same.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { examples, faults, schemaOf } from "./schemas.mjs";

const rows = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));

/** Long texts are written short: "é*80" is 80 times é. */
function written(value) {
  if (typeof value === "string")
    return value.replace(/(.)\*(\d+)$/u, (_, letter, times) => letter.repeat(Number(times)));
  if (typeof value !== "object" || value === null) return value;
  const whole = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, written(part)]));
  return Array.isArray(value) ? Object.values(whole) : whole;
}

function patched(example, patch) {
  const whole = structuredClone(example);
  for (const { op, path, value } of patch) {
    const keys = path.slice(1).split("/");
    const last = keys.pop();
    const place = keys.reduce((at, key) => at[key], whole);
    assert.ok(op === "add" || last in place, `there is no ${path}`);
    if (op !== "remove") place[last] = written(value);
    else if (Array.isArray(place)) place.splice(Number(last), 1);
    else delete place[last];
  }
  return whole;
}

test("what is wrong with an example is told", () => {
  const schemas = new Set();
  for (const { what, example, patch, refusedBy } of rows("wrong.json")) {
    const found = faults(schemaOf(example), patched(examples.get(example), patch));
    assert.equal(found !== "", refusedBy.includes("schema"), `${example}: ${what}: ${found || "taken"}`);
    schemas.add(schemaOf(example));
  }
  assert.ok(schemas.size >= 18, "nearly every schema is put to the test");
});

test("what goes as far as is promised is taken", () => {
  for (const { what, example, patch } of rows("extreme.json"))
    assert.equal(faults(schemaOf(example), patched(examples.get(example), patch)), "", `${example}: ${what}`);
});
