// docs/write-a-backend.md shows the minimal backend as it is, and names every flag of the kit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { helpWidget, minimal } from "./kit.mjs";

const document = readFileSync(new URL("../../docs/write-a-backend.md", import.meta.url), "utf8");
const blocksOf = (language) =>
  [...document.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``, "g"))].map(([, code]) => code);
const blocks = blocksOf("js");
const file = (name) => readFileSync(join(minimal, name), "utf8");

test("the code of docs/write-a-backend.md is that of the minimal backend", () => {
  const files = ["server.mjs", "http.mjs", "chat.mjs", "events.mjs"].map(file);
  for (const code of blocks)
    assert.ok(
      files.some((text) => text.includes(code)),
      code,
    );
});

test("what tickets need is shown whole and in its order", () => {
  for (const name of ["server.mjs", "http.mjs"]) {
    const text = file(name);
    const shown = blocks.filter((code) => text.includes(code)).join("\n");
    assert.equal(shown.replaceAll(/\n+/g, "\n"), text.trim().replaceAll(/\n+/g, "\n"), name);
  }
});

test("the desk of docs/write-a-backend.md is that of the minimal backend, so that the code finds what it reads", () => {
  assert.deepEqual(blocksOf("json"), [file("desk.json").trim()]);
});

test("every flag of the kit is in docs/write-a-backend.md", async () => {
  const { stdout } = await helpWidget("--help");
  for (const [flag] of stdout.matchAll(/--[a-z]+/g)) assert.ok(document.includes(`\`${flag}`), flag);
});
