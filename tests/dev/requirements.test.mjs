import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs a line of bash with the functions of requirements.sh. */
function bash(line) {
  const script = `HELP_ROOT=$PWD; source scripts/requirements.sh; ${line}`;
  return execFileSync("bash", ["-c", script], { cwd: root, encoding: "utf8" }).trim();
}

test("versions are compared by their numbers, not as text", () => {
  assert.equal(bash("is_at_least 3.31.6 3.4 && echo enough"), "enough");
  assert.equal(bash("is_at_least 12.2.0 12 && echo enough"), "enough");
  assert.equal(bash("is_at_least 3.4 3.31 || echo old"), "old");
});

test("a tool that is too old is named with what it is and what is needed", () => {
  const lines = bash("version_of() { [[ $1 == command:cmake ]] && echo 3.18.4; }; unmet_requirements build");
  assert.match(lines, /^old command:cmake cmake 3\.18\.4 3\.25$/m);
});

test("a tool that is missing is named with the package that has it", () => {
  const lines = bash(
    "is_there() { [[ $1 != command:emcc ]]; }; version_of() { :; }; unmet_requirements build",
  );
  assert.equal(lines, "missing command:emcc emscripten");
});

test("a demo does not ask for a browser, the tests do", () => {
  assert.doesNotMatch(bash("requirement_lines build"), /chromium/);
  assert.match(bash("requirement_lines test"), /command:chromium - chromium$/m);
});
