// Builds the npm package: node sdk/build.mjs [--wasm FILE] [--light FILE] [--out FOLDER]
// FILE: the two modules, build/wasm/help-widget.wasm and build/wasm/help-widget-lite.wasm unless told otherwise; what ships are the two parts that
// wasm/split.mjs has made of each, beside it.
// Hashes run one way: the modules' and the core's are compiled into the loader, so the loader's own hash pins everything.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { commandBundle } from "./conformance/bundle.mjs";
import { cssText, minified } from "./css-text.mjs";
import { labels } from "./labels.mjs";
import { withTexts } from "./sections.mjs";

const sdk = dirname(fileURLToPath(import.meta.url));
const root = join(sdk, "..");

/** The file that `--name` names, from where the command was given; else `otherwise`. */
function flag(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : resolve(process.argv[at + 1]);
}
const out = flag("out", join(sdk, "dist"));
const modules = {
  DRAWING: ["help-widget", flag("wasm", join(root, "build/wasm/help-widget.wasm"))],
  LIGHT: ["help-widget-lite", flag("light", join(root, "build/wasm/help-widget-lite.wasm"))],
};

const written = [];
/** Returns the pin: as short as a hash may be that goes into the loader. The manifest carries the longer one for the page's own tag. */
function write(name, bytes) {
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  writeFileSync(join(out, name), bytes);
  writeFileSync(join(out, `${name}.br`), brotli);
  written.push({ file: name, bytes: bytes.length, brotli: brotli.length, integrity });
  return `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
}
/** Part of the name, so that every file but the loader may be cached for ever. */
const mark = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 8);

/** Runs a tool; its own words are the message when it fails. */
function run(command, ...args) {
  const { status } = spawnSync(process.execPath, [command, ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(out, { recursive: true });
// Only what a build made: the folder stays, a server may be looking at it.
for (const old of readdirSync(out)) if (/^help-widget|^manifest|^NOTICE/.test(old)) rmSync(join(out, old));

run("scripts/make-icons.mjs", "--ts", join(sdk, "src/icons.ts"), "--notice", join(out, "NOTICE"));

// The modules carry code of two more projects and the command that of another, whose licences ask to be told.
const imgui = process.env["HELP_IMGUI_DIR"] || join(root, "build/third-party/imgui");
const mit = readFileSync(join(imgui, "LICENSE.txt"), "utf8").trim();
appendFileSync(
  join(out, "NOTICE"),
  `\nDear ImGui, inside help-widget.*.wasm:\n\n${mit}\n\n` +
    "JSON for Modern C++, inside both modules: Copyright (c) 2013-2022 Niels Lohmann, under the same MIT licence.\n" +
    "\nAjv and ajv-formats, inside help-widget-command.mjs: Copyright (c) 2015-2021 Evgeny Poberezkin, " +
    "under the same MIT licence.\n",
);

const styles = async (...files) =>
  (await Promise.all(files.map((file) => minified(join(sdk, "src/core", file))))).join("");
/** The sheets that travel with each part of a module (sdk/src/core/skin.ts): what the first screen wears, what only the second part can show. */
const first = {
  both: await styles("both-skins.css", "words.css"),
  dom: await styles("dom.css", "dom-controls.css", "dom-notices.css"),
  forced: await styles("forced-colours.css"),
};
const dom = await styles("talk-words.css", "dom-choices.css", "dom-talk.css");
const sheets = {
  LIGHT: { first, rest: { dom } },
  DRAWING: { first, rest: { dom, canvas: await styles("talk-words.css", "canvas.css") } },
};

const { version } = JSON.parse(readFileSync(join(sdk, "package.json"), "utf8"));
const constantsOfThisBuild = {};
for (const [constant, [name, file]] of Object.entries(modules)) {
  for (const [part, suffix] of [
    ["first", ""],
    ["rest", "-rest"],
  ]) {
    const code = readFileSync(file.replace(/\.wasm$/, `.${part}.wasm`));
    const texts = sheets[constant][part];
    const hash = mark(withTexts(code, { ...texts, version }));
    // Recordings say which build they are of (docs/qa.md): what the first part is called stands in it.
    const bytes = withTexts(code, { ...texts, ...(part === "first" && { build: `${version} ${hash}` }) });
    const hashed = `${name}${suffix}.${hash}.wasm`;
    const prefix = `${constant}${suffix.toUpperCase().replace("-", "_")}`;
    constantsOfThisBuild[`${prefix}_FILE`] = JSON.stringify(`./${hashed}`);
    constantsOfThisBuild[`${prefix}_INTEGRITY`] = JSON.stringify(write(hashed, bytes));
  }
}

async function bundle(entry, format, inBrowser, platform = "browser") {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(sdk, "src", entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    platform,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    define: { ...constantsOfThisBuild, IN_BROWSER: String(inBrowser) },
    plugins: [cssText()],
    // The code is strict by being classes and modules; the checker's settings do not change what is emitted.
    tsconfigRaw: {},
  });
  return Buffer.from(outputFiles[0].contents);
}

/**
 * webpack and Vite would resolve `import(address)` while they pack, and find nothing: these words tell them to leave it to the browser. They are
 * put in here because minifying drops them from the sources, and the one tag, which nobody packs, has no byte to spare.
 */
const notForBundlers = (code) =>
  Buffer.from(code.toString().replaceAll("import(", "import(/*webpackIgnore:true*//*@vite-ignore*/"));

/** For the one tag, which resolves them itself, names are enough: every byte of it counts. */
const named = (code) => Buffer.from(code.toString().replaceAll('"./help-widget', '"help-widget'));

const core = await bundle("core/core.ts", "esm", true);
const coreName = `help-widget-core.${mark(core)}.js`;
constantsOfThisBuild.CORE_FILE = JSON.stringify(`./${coreName}`);
write(coreName, core);
write("help-widget.js", named(await bundle("tag.ts", "iife", true)));
write("help-widget.mjs", notForBundlers(await bundle("index.ts", "esm", false)));
write("help-widget-testing.mjs", await bundle("testing/index.ts", "esm", false, "node"));
write("help-widget-record.mjs", await bundle("record/index.ts", "esm", true));
write("help-widget-command.mjs", await commandBundle());
chmodSync(join(out, "help-widget-command.mjs"), 0o755);

run("node_modules/typescript/bin/tsc", "-p", "sdk/tsconfig.types.json", "--outDir", join(out, "types"));
writeFileSync(join(out, "help-widget.d.ts"), 'export * from "./types/index.js";\n');
// Tests in Node are often compiled without the names of the browser, which the widget's types speak of.
writeFileSync(
  join(out, "help-widget-testing.d.ts"),
  '/// <reference lib="dom" />\nexport * from "./types/testing/index.js";\n',
);
writeFileSync(join(out, "help-widget-record.d.ts"), 'export * from "./types/record/index.js";\n');
writeFileSync(join(out, "help-widget-labels.json"), `${JSON.stringify(labels(), null, 2)}\n`);
writeFileSync(join(out, "manifest.json"), `${JSON.stringify({ files: written }, null, 2)}\n`);

for (const { file, bytes, brotli } of written) {
  process.stdout.write(
    `${file.padEnd(40)} ${String(bytes).padStart(8)} B  ${String(brotli).padStart(7)} B brotli\n`,
  );
}
