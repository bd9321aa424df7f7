// What has passed is told again as soon as anything has changed that a test can depend on.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { env } from "node:process";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = join(root, "scripts/earlier.sh");
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

test("a part of the tree can be left out: nothing in it makes another key", () => {
  mkdirSync(join(clone, "docs"));
  write("docs/why.md", "Because.\n");
  const without = () => run("tree_key docs no-such-folder").stdout.trim();
  const [all, some] = [key(), without()];
  assert.notEqual(all, some);
  write("docs/why.md", "Therefore.\n");
  assert.equal(without(), some);
  assert.notEqual(key(), all);
  write("core.cpp", "int one = 3;\n");
  assert.notEqual(without(), some);
});

/** The paths that the tests of a step are said not to depend on. */
const without = (step) => run(`printf %s "\${without[${step}]}"`).stdout.split(" ");
/** Those of `files` that lie in one of them. */
const denied = (step, files) => {
  const folders = without(step);
  assert.ok(folders.length > 5);
  return files
    .map((file) => relative(root, file))
    .filter((file) => folders.some((folder) => file === folder || file.startsWith(`${folder}/`)));
};

test("native programs are compiled from nothing that they are said not to depend on", () => {
  const build = join(env.HELP_BUILD ?? join(root, "build"), "asan");
  const deps = execFileSync("ninja", ["-C", build, "-t", "deps"], { encoding: "utf8", maxBuffer: 1 << 30 });
  const files = { core: new Set(), server: new Set() };
  let of = files.core;
  for (const line of deps.split("\n")) {
    if (/^\S/.test(line)) of = /^(demo|tests)\/server\//.test(line) ? files.server : files.core;
    else if (line) of.add(resolve(build, line.trim()));
  }
  for (const [group, all] of Object.entries(files)) {
    assert.ok(all.size > 100, group);
    assert.deepEqual(denied(`${group} tests`, [...all]), []);
  }
});

test("browser tests import nothing that they are said not to depend on", () => {
  const folder = join(root, "tests/browser");
  const imported = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => join(folder, file))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\bfrom "(\.[^"]*)"/g)].map(([, path]) =>
        resolve(dirname(file), path),
      ),
    );
  assert.ok(imported.length > 50);
  assert.deepEqual(denied("browser tests", imported), []);
});
