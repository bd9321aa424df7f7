// What each part of ./dev test builds before it runs: a test on a program of yesterday says nothing of today's sources.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const scripts = fileURLToPath(new URL("../../scripts/", import.meta.url));
const clone = mkdtempSync(join(tmpdir(), "help-parts-"));
after(() => rmSync(clone, { recursive: true }));

/** A script of the clone that does nothing but `commands`. */
function script(name, commands) {
  const file = join(clone, "scripts", name);
  writeFileSync(file, `#!/usr/bin/env bash\n${commands}\n`);
  chmodSync(file, 0o755);
}

mkdirSync(join(clone, "scripts"));
for (const name of ["environment.sh", "steps.sh", "earlier.sh", "test.sh", "node-tests.mjs"])
  copyFileSync(join(scripts, name), join(clone, "scripts", name));
script("setup.sh", "");
writeFileSync(join(clone, "one.test.mjs"), 'import { test } from "node:test";\ntest("one", () => {});\n');
writeFileSync(join(clone, ".gitignore"), "build/\nbuilt\n");
execFileSync("git", ["init", "-q"], { cwd: clone });
execFileSync("git", ["add", "."], { cwd: clone });

const testNode = () =>
  spawnSync(join(clone, "scripts/test.sh"), ["--only", "node"], {
    cwd: clone,
    encoding: "utf8",
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  });

test("the Node tests meet the server, the modules and the SDK of the very sources", () => {
  script("build.sh", 'echo "$1" >>built');
  const { status, stdout } = testNode();
  assert.equal(status, 0, stdout);
  assert.deepEqual(readFileSync(join(clone, "built"), "utf8").split("\n"), ["asan", "wasm", "sdk", ""]);
  assert.match(testNode().stdout, /Node tests +as before/);
});

test("what has passed on something that could not be built is run again", () => {
  const outside = join(clone, "build/no-server");
  script("build.sh", `[[ $1 != asan || ! -e ${outside} ]]`);
  writeFileSync(outside, "");
  assert.notEqual(testNode().status, 0);
  rmSync(outside);
  const { status, stdout } = testNode();
  assert.equal(status, 0, stdout);
  assert.doesNotMatch(stdout, /as before/);
});
