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
for (const name of [
  "environment.sh",
  "steps.sh",
  "earlier.sh",
  "test.sh",
  "node-tests.mjs",
  "ctest-report.mjs",
])
  copyFileSync(join(scripts, name), join(clone, "scripts", name));
script("setup.sh", "");
writeFileSync(join(clone, "one.test.mjs"), 'import { test } from "node:test";\ntest("one", () => {});\n');
writeFileSync(join(clone, ".gitignore"), "build/\nbuilt\nbin/\n");
execFileSync("git", ["init", "-q"], { cwd: clone });
execFileSync("git", ["add", "."], { cwd: clone });

const testOnly = (part) =>
  spawnSync(join(clone, "scripts/test.sh"), ["--only", part], {
    cwd: clone,
    encoding: "utf8",
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, PATH: `${join(clone, "bin")}:${process.env.PATH}` },
  });
const testNode = () => testOnly("node");

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

/** What ctest would write of programs whose cases passed and failed so often. */
const junit = (programs) =>
  Object.entries(programs)
    .map(
      ([name, [passed, failed]]) =>
        `<testcase name="${name}" status="${failed ? "fail" : "run"}"><system-out>` +
        `[doctest] test cases: ${passed + failed} | ${passed} passed | ${failed} failed</system-out></testcase>\n`,
    )
    .join("");
const lines = (stdout) => ({
  core: /core tests +(\d+) +(\d+) +(\S+)/.exec(stdout)?.slice(1),
  server: /server tests +(\d+) +(\d+) +(\S+)/.exec(stdout)?.slice(1),
});

test("the tests of the core and of the server are told in one run, and apart where only one can have changed", () => {
  script("build.sh", "true");
  mkdirSync(join(clone, "bin"));
  const asked = join(clone, "build/asked");
  /** A ctest that writes down what it is asked for. */
  const ctest = (programs, code = 0) => {
    const told = join(clone, "build/told.xml");
    writeFileSync(told, junit(programs));
    script(
      "../bin/ctest",
      `echo "$@" >>${asked}; while [[ $1 != --output-junit ]]; do shift; done; cp ${told} "$2"; exit ${code}`,
    );
  };
  const asks = () => readFileSync(asked, "utf8").split("\n").slice(0, -1);
  const change = (folder) => {
    mkdirSync(join(clone, folder), { recursive: true });
    writeFileSync(join(clone, folder, `${asks().length}.txt`), "");
  };

  ctest({ "core.rules": [5, 0], "server.live": [3, 1] }, 8);
  const first = testOnly("native");
  assert.notEqual(first.status, 0);
  assert.deepEqual(lines(first.stdout).core.slice(0, 2), ["5", "0"]);
  assert.deepEqual(lines(first.stdout).server.slice(0, 2), ["3", "1"]);
  assert.doesNotMatch(asks()[0], /-regex/);

  ctest({ "server.live": [4, 0] });
  const second = testOnly("native");
  assert.equal(second.status, 0, second.stdout);
  assert.deepEqual(lines(second.stdout).core, ["5", "0", "-"], "what has passed is not told again");
  assert.match(asks()[1], /--tests-regex \^server\[\.\]/);

  ctest({ "core.rules": [6, 0] });
  for (const [folder, core, server] of [
    ["docs/decisions", "5", "4"],
    ["sdk/src", "5", "4"],
    ["widget/chat", "6", "4"],
  ]) {
    change(folder);
    const { status, stdout } = testOnly("native");
    assert.equal(status, 0, stdout);
    assert.deepEqual([lines(stdout).core[0], lines(stdout).server], [core, [server, "0", "-"]], folder);
  }
  assert.equal(asks().length, 3);
  assert.match(asks()[2], /--exclude-regex \^server\[\.\]/);

  ctest({ "core.rules": [6, 0], "server.live": [4, 0] }, 8);
  change("cmake");
  const last = testOnly("native");
  assert.notEqual(last.status, 0, "ctest says that something went wrong, and no program did");
  for (const [, failed] of Object.values(lines(last.stdout)))
    assert.equal(failed, "1", "who it was is not known");
  ctest({ "core.rules": [6, 0], "server.live": [4, 0] });
  assert.equal(testOnly("native").status, 0);
  assert.doesNotMatch(asks().at(-1), /-regex/, "so both are told again");
});
