// What has passed is told again as soon as anything has changed that a test can depend on.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../scripts/earlier.sh", import.meta.url));
const clone = mkdtempSync(join(tmpdir(), "help-earlier-"));
after(() => rmSync(clone, { recursive: true }));
const git = (...words) => execFileSync("git", words, { cwd: clone, stdio: "ignore" });
const write = (name, words) => writeFileSync(join(clone, name), words);

/** Runs `commands` in the clone, after the script. */
const run = (commands, settings = {}) =>
  spawnSync("bash", ["-euo", "pipefail", "-c", `source "$0"; ${commands}`, script], {
    cwd: clone,
    encoding: "utf8",
    env: { ...process.env, HELP_BUILD: join(clone, "build"), ...settings },
  });
const key = (settings) => run("tree_key", settings).stdout.trim();

git("init", "-q");
write(".gitignore", "build/\n");
write("core.cpp", "int one = 1;\n");
write("run.sh", "true\n");
git("add", ".");

test("the key is the same while nothing changes, and another one for everything that may matter", () => {
  const first = key();
  assert.match(first, /^[0-9a-f]{64}$/);
  assert.equal(key(), first);
  const keys = [first];
  const another = (what, now) => {
    assert.ok(!keys.includes(now), what);
    keys.push(now);
  };
  write("core.cpp", "int one = 2;\n");
  another("a file that git knows", key());
  write("new.cpp", "");
  another("one that it does not know yet", key());
  chmodSync(join(clone, "run.sh"), 0o755);
  another("what may be run", key());
  rmSync(join(clone, "core.cpp"));
  const gone = key();
  another("a file that is gone", gone);
  another("a setting", key({ HELP_IMGUI_DIR: "/elsewhere" }));
  another("the zone of the clock", key({ TZ: "Asia/Tokyo" }));
  assert.equal(key({ HELP_LOG_LINES: "5" }), gone, "how much is shown is no setting of a test");
  write("core.cpp", "int one = 1;\n");
  rmSync(join(clone, "new.cpp"));
  chmodSync(join(clone, "run.sh"), 0o644);
  assert.equal(key(), first, "what was undone was never there");
});

test("what has passed is known for that key only", () => {
  run('remember abc "native tests" 985');
  assert.equal(run('passed_earlier abc "native tests"').stdout, "985\n");
  for (const [now, title] of [
    ["abd", "native tests"],
    ["", "native tests"],
    ["abc", "Node tests"],
  ]) {
    const { status, stdout, stderr } = run(`passed_earlier "${now}" "${title}"`);
    assert.deepEqual([status, stdout, stderr], [1, "", ""]);
  }
});

test("a note that was cut off is no proof", () => {
  run('remember abc gates 20; printf "abc" >"$(earlier_file gates)"');
  assert.equal(run("passed_earlier abc gates").status, 1);
});

test("outside a clone nothing is known", () => {
  const { status, stdout } = run('cd / && tree_key || echo "no key"');
  assert.deepEqual([status, stdout], [0, "no key\n"]);
});
