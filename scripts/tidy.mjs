// tidy.mjs CLANG_TIDY BUILD_FOLDER: clang-tidy over every file of ours that BUILD_FOLDER compiles, one a core,
// and only where something changed: a file that passed is remembered under the hash of all it read.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join, relative, resolve } from "node:path";

const [tidy, buildFolder] = process.argv.slice(2);
const root = process.cwd();
// Beside the other things that serve several clones: the key says all that matters, and no folder.
const passed = join(process.env.HELP_CACHE ?? join(root, "build"), "tidy-passed");
mkdirSync(passed, { recursive: true });

const version = execFileSync(tidy, ["--version"], { encoding: "utf8" });
const major = Number(/version (\d+)/.exec(version)?.[1]);

function isOurs(path) {
  const inTree = relative(root, path);
  return !inTree.startsWith("..") && !inTree.startsWith("build/") && !inTree.startsWith("node_modules/");
}

const exists = new Map();
const isThere = (path) => exists.get(path) ?? exists.set(path, existsSync(path)).get(path);

/** Path → the texts of its #include lines, as they stand: `"widget/a.h"`, `<string>`. */
const includes = new Map();
function includesOf(path) {
  if (!includes.has(path)) {
    const lines = readFileSync(path, "utf8").matchAll(/^\s*#\s*include\s+(["<][^">]+[">])/gm);
    includes.set(
      path,
      Array.from(lines, ([, what]) => what),
    );
  }
  return includes.get(path);
}

/** All that is read when `file` is compiled: our own files by their paths, of others the names that ours call them by. */
function readBy(file, folders) {
  const read = new Set([file]);
  for (const path of read) {
    if (!path.startsWith("/")) continue;
    for (const what of includesOf(path)) {
      const name = what.slice(1, -1);
      const places = what.startsWith('"') ? [dirname(path), root, ...folders] : [];
      const found = places.map((place) => resolve(place, name)).find(isThere);
      read.add(found ?? what);
    }
  }
  return [...read];
}

const hashes = new Map();
function contentHash(path) {
  if (!hashes.has(path)) hashes.set(path, createHash("sha256").update(readFileSync(path)).digest("hex"));
  return hashes.get(path);
}

/** The .clang-tidy files that apply to `path`, from the root down. */
function configurations(path) {
  const found = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const file = join(folder, ".clang-tidy");
    if (existsSync(file)) found.push(contentHash(file));
    if (folder === root || folder === dirname(folder)) return found;
  }
}

function keyOf(entry, reads) {
  const key = createHash("sha256").update(
    JSON.stringify([version, flagsOf(entry), configurations(entry.file)]).replaceAll(root, "."),
  );
  // Of the system's headers the names suffice: their content changes with a package, and the name of its version rarely stays.
  // Sorted by what does not depend on where the clone lies.
  const names = reads.map((file) =>
    file.startsWith("/") && isOurs(file)
      ? `${relative(root, file)} ${contentHash(file)}`
      : file.replace(root, "."),
  );
  for (const name of names.sort()) key.update(name);
  return key.digest("hex");
}

// Nearly all of the time is spent on the headers that a file takes in. Files that are compiled alike are therefore read
// together, as one file that includes them; where that cannot be compiled (two of them use one name) or something is found,
// in halves.
const mostTogether = 32;
const together = join(root, "build", "tidy");
mkdirSync(together, { recursive: true });

/** The flags of an entry without its own names: equal for all files of a target. */
const flagsOf = (entry) => {
  const words = entry.command.split(/ +/).filter((word) => word && !/(?:^|\/)ccache$/.test(word));
  const flags = [];
  for (let at = 1; at < words.length; at += 1) {
    if (["-o", "-MF", "-MT", "-MQ"].includes(words[at])) at += 1;
    else if (!["-c", "-MD", entry.compiled].includes(words[at])) flags.push(words[at].replaceAll('\\"', '"'));
  }
  return flags;
};

/** A folder of the build in which the .clang-tidy files of `folder` hold: clang-tidy looks for them upwards from what it reads. */
function twinOf(folder) {
  const inTree = relative(root, folder);
  const twin = join(together, inTree);
  mkdirSync(twin, { recursive: true });
  for (let at = inTree; at && at !== "."; at = dirname(at))
    if (existsSync(join(root, at, ".clang-tidy")))
      copyFileSync(join(root, at, ".clang-tidy"), join(together, at, ".clang-tidy"));
  return twin;
}

let runs = 0;
function run(entries, flags) {
  const unit = join(twinOf(dirname(entries[0].file)), `${++runs}.cpp`);
  writeFileSync(unit, entries.map(({ file }) => `#include "${file}"\n`).join(""));
  return new Promise((done) => {
    // The flags are g++'s; clang does not know all of its warnings, and judges by .clang-tidy alone.
    const child = spawn(
      tidy,
      [
        "--quiet",
        // What is read together is included, on purpose.
        ...(entries.length > 1 ? ["--checks=-bugprone-suspicious-include"] : []),
        entries.length > 1 ? unit : entries[0].file,
        "--",
        ...flags,
        "-Wno-unknown-warning-option",
        "-Wno-error",
      ],
      { cwd: entries[0].directory },
    );
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part) => {
        output += part;
      });
    child.on("close", (code) => done({ code, output }));
  });
}

/** One entry a file of ours. Where several are compiled as one (cmake/together.cmake), each of them has its flags. */
function entriesOf(command) {
  const own = { ...command, compiled: command.file };
  if (!command.file.includes("/together/")) return [own];
  return includesOf(command.file).map((what) => ({ ...own, file: resolve(root, what.slice(1, -1)) }));
}

const work = [];
const seen = new Set();
let remembered = 0;
let unreadable = 0;
const commands = JSON.parse(readFileSync(join(buildFolder, "compile_commands.json"), "utf8"));
for (const entry of commands.flatMap(entriesOf)) {
  if (!isOurs(entry.file) || seen.has(entry.file)) continue;
  seen.add(entry.file);
  // clang before 15 cannot read libstdc++'s <coroutine>, which whoever waits in a coroutine takes in.
  if (major < 15 && /\bco_await\b/.test(readFileSync(entry.file, "utf8"))) {
    unreadable += 1;
    continue;
  }
  const folders = entry.command.matchAll(/ -(?:I|isystem )(\S+)/g);
  const key = keyOf(
    entry,
    readBy(
      entry.file,
      Array.from(folders, ([, folder]) => resolve(entry.directory, folder)),
    ),
  );
  if (existsSync(join(passed, key))) remembered += 1;
  else work.push({ ...entry, key });
}

/** Lists of at most `mostTogether` entries that one run can read. */
function gather(entries) {
  const alike = new Map();
  for (const entry of entries) {
    const flags = flagsOf(entry);
    const kind = JSON.stringify([flags, configurations(entry.file)]);
    const lists = alike.get(kind) ?? alike.set(kind, []).get(kind);
    if (!lists.length || lists.at(-1).entries.length === mostTogether) lists.push({ entries: [], flags });
    lists.at(-1).entries.push(entry);
  }
  return [...alike.values()].flat();
}

const checked = work.length;
const lists = gather(work);
let failures = 0;
async function worker() {
  for (let list = lists.shift(); list; list = lists.shift()) {
    const { entries } = list;
    const { code, output } = await run(entries, list.flags);
    if (code === 0) {
      for (const { key } of entries) writeFileSync(join(passed, key), "");
    } else if (entries.length > 1) {
      const half = Math.ceil(entries.length / 2);
      lists.unshift({ ...list, entries: entries.slice(0, half) }, { ...list, entries: entries.slice(half) });
    } else {
      failures += 1;
      process.stdout.write(`not ok - ${relative(root, entries[0].file)}\n${output}\n`);
    }
  }
}
await Promise.all(cpus().map(worker));

console.log(
  `# ${checked} files checked in ${runs} runs, ${remembered} unchanged since they passed, ` +
    `${unreadable} with coroutines left out (clang ${major} cannot read them), ${failures} with findings`,
);
process.exitCode = failures > 0 || seen.size === 0 ? 1 : 0;
