// docs/embedding.md names every setting, attribute, command, event and error there is, and none that is not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { load } from "./bundle.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const page = read("docs/embedding.md");

/** The rows of the table below a heading, as cells. */
function table(heading) {
  const part = page.split(`\n## ${heading}\n`)[1].split("\n## ")[0];
  return [...part.matchAll(/^\| (.*) \|$/gm)].map(([, row]) => row.split(" | ")).slice(1);
}
const codes = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
const sorted = (names) => [...names].sort();

test("every setting and every attribute", async () => {
  const { settingNames, attributeNames } = await load("core/check-settings.ts");
  const rows = table("Settings");
  assert.deepEqual(sorted(rows.flatMap(([settings]) => codes(settings))), sorted(settingNames));
  assert.deepEqual(
    sorted(rows.flatMap(([, attributes]) => codes(attributes ?? ""))),
    sorted(attributeNames()),
  );
});

test("every error code has a heading of its own", () => {
  const union = /OwnCode =([^;]*);/.exec(read("sdk/src/errors.ts"))[1];
  const known = [...union.matchAll(/"([\w-]+)"/g)].map(([, code]) => code);
  const headings = [...page.matchAll(/^### ([\w-]+)$/gm)].map(([, code]) => code);
  assert.deepEqual(sorted(headings), sorted(known));
});

test("every command is a method of the element, and every method a command", () => {
  const methods = [...read("sdk/src/element.ts").matchAll(/^ {2}(\w+)(?:<[^(]*>)?\([^{]*\): void \{$/gm)].map(
    ([, name]) => name,
  );
  const own = methods.filter((name) => !/Callback$|^tell$/.test(name));
  const commands = table("Commands").flatMap(([cell]) => codes(cell).map((code) => code.replace(/\(.*/, "")));
  assert.deepEqual(sorted(commands), sorted(["boot", ...own]));
});

test("every event", () => {
  const details = /interface HelpEventDetails \{(.*?)\n\}/s.exec(read("sdk/src/events.ts"))[1];
  const known = [...details.matchAll(/^ {2}"?([\w-]+)"?:/gm)].map(([, name]) => `help-${name}`);
  assert.deepEqual(sorted(table("Events").flatMap(([cell]) => codes(cell))), sorted(known));
});

test("the ten lines are those of the demo page", () => {
  const lines = /```html\n(<script async[\s\S]*?)```/.exec(page)[1].trim();
  assert.ok(read("demo/app/index.html").includes(lines));
});

test("the policy is the one that the strict page of the demo is served with", () => {
  const policy = /```\n(default-src[^\n]*)\n```/.exec(page)[1];
  const served = read("demo/app/strict.html").replace(/\s+/g, " ");
  assert.ok(served.includes(policy), policy);
});
