// The command of the package: node sdk/conformance/bundle.mjs FILE  writes it alone; sdk/build.mjs writes it with the rest.
import { chmodSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { compiledSchemas } from "./compile-schemas.mjs";

export async function commandBundle() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(dirname(fileURLToPath(import.meta.url)), "main.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node18",
    charset: "utf8",
    legalComments: "none",
    banner: { js: "#!/usr/bin/env node" },
    plugins: [compiledSchemas()],
    tsconfigRaw: {},
  });
  return Buffer.from(outputFiles[0].contents);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(argv[2], await commandBundle());
  chmodSync(argv[2], 0o755);
}
