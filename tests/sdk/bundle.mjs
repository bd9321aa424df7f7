// The SDK's sources as modules that Node can load: bundled in memory by the build's own bundler, nothing is written.
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { cssText } from "../../sdk/css-text.mjs";

/** The exports of a file below sdk/src. Each call gives a fresh copy, with state of its own. */
export async function load(file) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [fileURLToPath(new URL(`../../sdk/src/${file}`, import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    plugins: [cssText()],
    tsconfigRaw: {},
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
