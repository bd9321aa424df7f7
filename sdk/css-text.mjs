import { readFile } from "node:fs/promises";
import * as esbuild from "esbuild";

/** esbuild plugin: `import { css } from "./frame.css"` gives the minified stylesheet as text, for a constructed sheet. */
export const cssText = () => ({
  name: "css-text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const { code } = await esbuild.transform(source, {
        loader: "css",
        minify: true,
        target: ["chrome111", "firefox113", "safari16.4"],
      });
      // esbuild leaves the spaces inside of var() as they were written.
      const text = code.trim().replace(/("[^"]*")|, /g, (_, string) => string ?? ",");
      return { contents: `export const css = ${JSON.stringify(text)};`, loader: "js" };
    });
  },
});
