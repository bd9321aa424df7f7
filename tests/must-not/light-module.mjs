// help-widget-lite.wasm has nothing of Dear ImGui in it. Its name section is no proof, as the optimiser merges
// functions across files; so the module is linked once more with the linker telling which objects it takes in, and the
// symbols of each of these are read.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { root } from "./tracked-files.mjs";

const build = join(root, "build/wasm");
const light = "help-widget-lite.wasm";

function linkCommand() {
  const options = { cwd: build, encoding: "utf8", maxBuffer: 1 << 26 };
  const outputs = execFileSync("ninja", ["-t", "targets", "all"], options).split("\n");
  const output = outputs.map((line) => line.split(":")[0]).find((path) => path.endsWith(light));
  if (!output) throw new Error(`Ninja knows no ${light}; run ./dev build wasm`);
  const commands = execFileSync("ninja", ["-t", "commands", output], options).trim().split("\n");
  // What CMake does to the module afterwards, it does in place.
  const steps = commands[commands.length - 1].split(" && ");
  return { output, command: steps.find((step) => step.includes(`-o ${output}`)) ?? "" };
}

/** The objects that the linker takes in: "path/object.o", or "path/archive.a(member.o)". */
function linkedObjects() {
  const folder = mkdtempSync(join(tmpdir(), "help-light-"));
  try {
    const { output, command } = linkCommand();
    // What is linked is asked, not what the optimiser makes of it: that takes half a minute.
    const traced = command.replace(`-o ${output}`, `-o ${join(folder, light)} -Wl,--trace -Wl,--lto-O0 -O0`);
    if (traced === command) throw new Error("the link command has no -o for the module");
    const { status, stdout, stderr } = spawnSync("sh", ["-c", traced], { cwd: build, encoding: "utf8" });
    if (status !== 0) throw new Error(`linking failed: ${stderr}`);
    return `${stdout}\n${stderr}`.split("\n").filter((line) => /\.(?:o|a|obj|bc)(?:\([^)]+\))?$/.test(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** llvm-nm of the LLVM that emcc uses; Debian adds its version to the name. */
function symbolLister() {
  const root = execFileSync("em-config", ["LLVM_ROOT"], { encoding: "utf8" }).trim();
  for (const folder of [root, ...(process.env.PATH ?? "").split(delimiter)]) {
    if (!existsSync(folder)) continue;
    const names = readdirSync(folder)
      .filter((name) => /^llvm-nm(?:-\d+)?$/.test(name))
      .sort();
    if (names.length) return join(folder, names[names.length - 1]);
  }
  throw new Error("llvm-nm is not there");
}

/** What nm says of each file, an archive with all its members; asked once. */
const listed = new Map();
function symbolLines(nm, file) {
  if (!listed.has(file)) {
    const said = execFileSync(nm, ["--print-file-name", "--demangle", resolve(build, file)], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "ignore"],
    });
    listed.set(file, said.split("\n"));
  }
  return listed.get(file);
}

/** The symbols that an object defines or wants and that can only be Dear ImGui's. */
function imguiSymbols(nm, object) {
  const [, file, member] = /^(.*?)(?:\(([^)]+)\))?$/.exec(object);
  return symbolLines(nm, file)
    .filter((line) => !member || line.includes(`${member}:`))
    .map((line) => /\b(?:ImGui|ImDraw|ImFont|ImVector|ImTexture|ImVec[24]|imgui|stbtt_)\w*/.exec(line)?.[0])
    .filter(Boolean);
}

export const lightModule = [
  {
    name: "the light module links nothing of Dear ImGui",
    findings: () => {
      const nm = symbolLister();
      const objects = linkedObjects();
      const own = objects.filter((object) => !/\/(?:wasm32-emscripten|sysroot)\//.test(object));
      if (own.length === 0) return ["the linker named no object of ours"];
      return own.flatMap((object) => {
        const symbols = [...new Set(imguiSymbols(nm, object))];
        return symbols.length ? [`${object}: ${symbols.slice(0, 5).join(", ")}`] : [];
      });
    },
  },
];
