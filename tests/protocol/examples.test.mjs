// The examples of docs/protocol say what the schemas say, and there is one of everything.
import assert from "node:assert/strict";
import test from "node:test";
import { examples, faults, schemaOf, schemas, text } from "./schemas.mjs";

test("every example is of its schema's shape", () => {
  for (const [name, example] of examples) assert.equal(faults(schemaOf(name), example), "", name);
});

test("there is an example of every resource, event type and problem code", () => {
  const shown = new Set([...examples.keys()].map(schemaOf));
  for (const name of schemas.keys()) if (name !== "parts") assert.ok(shown.has(name), name);
  const said = (schema, member) =>
    [...examples].filter(([name]) => schemaOf(name) === schema).map(([, value]) => value[member]);
  for (const { properties } of Object.values(schemas.get("event").$defs))
    assert.ok(said("event", "type").includes(properties.type.const), properties.type.const);
  for (const code of schemas.get("problem").properties.code.enum)
    assert.ok(said("problem", "code").includes(code), code);
});

/** The fenced JSON of README.md in its order, and what each block is. */
const blocks = [...text("README.md").matchAll(/```json\n([\s\S]*?)```/g)].map(([, block]) => block);
const shapes = [
  "bootstrap",
  "session-request",
  "session",
  "session-request",
  "ticket-draft",
  "ticket",
  "chat-draft",
  "chat",
  "event",
  "articles",
  "article",
];

test("every JSON block of README.md is of its schema's shape", () => {
  assert.equal(blocks.length, shapes.length);
  for (const [at, block] of blocks.entries())
    assert.equal(faults(shapes[at], JSON.parse(block)), "", `${shapes[at]}:\n${block}`);
});

test("README.md names every problem code with its status, and no other", () => {
  const table = text("README.md").split("## Problems")[1];
  const rows = [...table.matchAll(/^\| `([a-z-]+)` \| (\d+)/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  const told = new Map(rows);
  assert.deepEqual([...told.keys()].sort(), [...schemas.get("problem").properties.code.enum].sort());
  for (const [name, { code, status }] of examples)
    if (schemaOf(name) === "problem") assert.equal(told.get(code), status, code);
});

test("README.md names every event type, and whether it is durable", () => {
  const table = text("README.md").split("## GET /v1/events")[1];
  for (const { properties } of Object.values(schemas.get("event").$defs)) {
    const type = properties.type.const;
    const row = table.split("\n").find((line) => line.startsWith("|") && line.includes(`\`${type}\``));
    assert.ok(row, type);
    assert.equal(/\| (yes|no) \|$/.exec(row)?.[1], properties.id === false ? "no" : "yes", type);
  }
});
