// tidy.mjs CLANG_TIDY BUILD_FOLDER: clang-tidy over every file of ours that BUILD_FOLDER compiles, one a core,
// and only where something changed: a file that passed is remembered under the hash of all it read.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
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

/** Object file → the files that its compilation read, as Ninja has recorded them. */
function readDependencies() {
  const text = execFileSync("ninja", ["-C", buildFolder, "-t", "deps"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const dependencies = new Map();
  for (const block of text.split("\n\n")) {
    const [head, ...files] = block.split("\n");
    const object = /^(\S+): #deps/.exec(head ?? "")?.[1];
    if (object)
      dependencies.set(
        object,
        files.map((file) => resolve(buildFolder, file.trim())),
      );
  }
  return dependencies;
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
    JSON.stringify([version, entry.command.replaceAll(root, "."), configurations(entry.file)]),
  );
  // Of the system's headers the names suffice: their content changes with a package, and the name of its version rarely stays.
  for (const file of [...reads].sort()) key.update(isOurs(file) ? `${relative(root, file)} ${contentHash(file)}` : file.replace(root, "."));
  return key.digest("hex");
}

function run(entry) {
  return new Promise((done) => {
    // The database holds g++'s flags; clang does not know all of its warnings, and judges by .clang-tidy alone.
    const flags = [
      "--quiet",
      "-p",
      buildFolder,
      "--extra-arg=-Wno-unknown-warning-option",
      "--extra-arg=-Wno-error",
    ];
    const child = spawn(tidy, [...flags, entry.file]);
    let output = "";
    child.stdout.on("data", (part) => {
      output += part;
    });
    child.stderr.on("data", (part) => {
      output += part;
    });
    child.on("close", (code) => done({ code, output }));
  });
}

const dependencies = readDependencies();
const work = [];
const seen = new Set();
let remembered = 0;
let unreadable = 0;
for (const entry of JSON.parse(readFileSync(join(buildFolder, "compile_commands.json"), "utf8"))) {
  if (!isOurs(entry.file) || seen.has(entry.file)) continue;
  seen.add(entry.file);
  const object = entry.output ?? /(?:^| )-o (\S+)/.exec(entry.command)?.[1];
  const reads = dependencies.get(object);
  // clang before 15 cannot read libstdc++'s <coroutine>.
  if (major < 15 && reads?.some((file) => /\/c\+\+\/\d+\/coroutine$/.test(file))) {
    unreadable += 1;
    continue;
  }
  const key = reads && keyOf(entry, reads);
  if (key && existsSync(join(passed, key))) remembered += 1;
  else work.push({ ...entry, key });
}

let failures = 0;
async function worker() {
  for (let entry = work.shift(); entry; entry = work.shift()) {
    const { code, output } = await run(entry);
    if (code === 0) {
      if (entry.key) writeFileSync(join(passed, entry.key), "");
    } else {
      failures += 1;
      process.stdout.write(`${relative(root, entry.file)}\n${output}\n`);
    }
  }
}
const checked = work.length;
await Promise.all(cpus().map(worker));

console.log(
  `# ${checked} files checked, ${remembered} unchanged since they passed, ` +
    `${unreadable} with coroutines left out (clang ${major} cannot read them), ${failures} with findings`,
);
process.exitCode = failures > 0 || seen.size === 0 ? 1 : 0;
