// The SDK's sources as modules that Node can load: bundled in memory by the build's own bundler, nothing is written.
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { cssText } from "../../sdk/css-text.mjs";

/** The exports of files below sdk/src, which share what they share in the product. Each call gives a fresh copy, with state of its own. */
export async function load(...files) {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: files.map((file) => `export * from "./${file}";`).join("\n"),
      resolveDir: fileURLToPath(new URL("../../sdk/src", import.meta.url)),
    },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    plugins: [cssText()],
    tsconfigRaw: {},
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
