// What the documents tell people to type, and the sizes that they name.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path) => readFileSync(`${root}${path}`, "utf8");
// CHANGELOG.md says what was.
const documents = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.md", ":!CHANGELOG.md"],
  {
    cwd: root,
    encoding: "utf8",
  },
);

test("no document lets npx fetch from a registry, where somebody else could take the package's name, or take a flag for its own", () => {
  for (const path of documents.trim().split("\n"))
    for (const line of read(path).split("\n"))
      if (/\bnpx (?!--no -- )/.test(line)) assert.fail(`${path}: ${line}`);
});

test("docs/embedding.md names the sizes of tests/size-budget.json", () => {
  const { entries } = JSON.parse(read("tests/size-budget.json"));
  const bytes = (name) => entries.find((entry) => entry.name.startsWith(name)).brotli;
  const kilobytes = (count) => Math.round(count / 1024);
  const ranges = ["light", "drawing"].map((module) => {
    const first = bytes(`until open: loader, core, first part of the ${module} module`);
    return [first, bytes(`everything: loader, core, both parts of the ${module} module`) - first];
  });
  const [first, rest] = [0, 1].map((part) => ranges.map((range) => kilobytes(range[part])).join("–"));
  const text = read("docs/embedding.md").replaceAll("\n", " ");
  assert.ok(text.includes(`(${first} KB as it travels)`), `${first} KB`);
  assert.ok(text.includes(`the remaining ${rest} KB right after it`), `${rest} KB`);
});
