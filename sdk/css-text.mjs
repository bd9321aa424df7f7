import { readFile } from "node:fs/promises";
import * as esbuild from "esbuild";

/** The stylesheet in the file `path`, minified. */
export const minified = async (path) => {
  const source = await readFile(path, "utf8");
  const { code } = await esbuild.transform(source, {
    loader: "css",
    minify: true,
    target: ["chrome111", "firefox113", "safari16.4"],
  });
  // esbuild leaves the spaces inside of var() as they were written.
  return code.trim().replace(/("[^"]*")|, /g, (_, string) => string ?? ",");
};

/** esbuild plugin: `import { css } from "./frame.css"` gives the minified stylesheet as text, for a constructed sheet. */
export const cssText = () => ({
  name: "css-text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: `export const css = ${JSON.stringify(await minified(path))};`,
      loader: "js",
    }));
  },
});
