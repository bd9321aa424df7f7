import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What scripts/ctest-report.mjs says of a run with these test cases. */
function reportOf(...cases) {
  const folder = mkdtempSync(join(tmpdir(), "help-counting-"));
  const file = join(folder, "ctest.xml");
  writeFileSync(file, `<?xml version="1.0"?><testsuite>${cases.join("")}</testsuite>`);
  const { stdout } = spawnSync(process.execPath, ["scripts/ctest-report.mjs", file], {
    cwd: root,
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  return stdout.trim().split("\n");
}

const program = (name, status, output) =>
  `<testcase name="${name}" classname="${name}" time="1" status="${status}"><system-out>${output}</system-out></testcase>`;
const summary = (passed, failed) =>
  `[doctest] test cases: ${passed + failed} | ${passed} passed | ${failed} failed | 0 skipped`;

test("the cases inside the programs are counted, not the programs", () => {
  const lines = reportOf(program("hours", "run", summary(12, 0)), program("ticket", "fail", summary(30, 2)));
  assert.deepEqual(lines, ["not ok - ticket", "# pass 42", "# fail 2"]);
});

test("a program that ends badly after its last case has passed is a failure", () => {
  const lines = reportOf(program("ticket", "fail", `${summary(30, 0)}\nERROR: LeakSanitizer`));
  assert.deepEqual(lines, ["not ok - ticket", "# pass 30", "# fail 1"]);
});

test("a program that dies before it can say anything is a failure", () => {
  assert.deepEqual(reportOf(program("ticket", "fail", "")), ["not ok - ticket", "# pass 0", "# fail 1"]);
});
