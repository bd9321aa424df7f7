import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const dev = (...words) => spawnSync("./dev", words, { cwd: root, encoding: "utf8" });

/** The commands of the dispatch table in ./dev. */
const commands = /\n((?:\w+ \| )+\w+)\)\n/.exec(readFileSync(`${root}dev`, "utf8"))[1].split(" | ");

test("the help names every command", () => {
  const { status, stdout } = dev("help");
  assert.equal(status, 0);
  for (const command of commands) assert.match(stdout, new RegExp(`^  ${command} `, "m"));
});

test("a word that is no command is named, the help is shown, and the code is 2", () => {
  const { status, stdout, stderr } = dev("tset");
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.match(stderr, /there is no command "tset"/);
  assert.match(stderr, /See it/);
});

test("a check that does not exist is named before any of them runs, and the code is 2", () => {
  const { status, stdout, stderr } = dev("lint", "format", "foo");
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.equal(stderr, 'lint: there is no check "foo". Checks: format tidy biome types.\n');
});

test("a part of the tests that does not exist is refused before anything runs", () => {
  const { status, stderr } = dev("test", "--only", "everything");
  assert.equal(status, 2);
  assert.match(stderr, /there is no part "everything"/);
});
