// What is compared: the empty page, the plain-DOM floor, and the widget in both skins. One folder of pages, compressed as a server would.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const sources = join(dirname(fileURLToPath(import.meta.url)), "pages");
const tag = (attributes) => `<script async src="/sdk/help-widget.js"></script>
    <help-widget site="demo" locale="pt-BR" user-name="Ana Souza" user-email="ana@loja.example" ${attributes}></help-widget>`;

/**
 * Name of a subject → what it adds to the empty page. `idle` variants fetch everything when the page has come to rest. The drawn skin is the one that a
 * page gets that asks for none: that the widget has to find out whether it can draw is part of what it costs.
 */
const additions = {
  empty: "",
  floor: '<script async type="module" src="floor.js"></script>',
  canvas: tag(""),
  dom: tag('skin="dom"'),
  "canvas-idle": tag('load="idle"'),
  "dom-idle": tag('skin="dom" load="idle"'),
};

export const prefix = "/bench/";
export const pageOf = (subject) => `${prefix}${subject}.html`;
export const subjects = ["empty", "floor", "canvas", "dom"];

/** Writes the pages into a folder of its own; `remove` takes it away. */
export function writePages() {
  const folder = mkdtempSync(join(tmpdir(), "help-bench-"));
  cpSync(sources, folder, { recursive: true });
  const empty = readFileSync(join(sources, "empty.html"), "utf8");
  for (const [subject, addition] of Object.entries(additions)) {
    // The tag belongs into the body, scripts may stand anywhere: the end of the body serves all.
    const page = empty.replace("</main>", `</main>\n    ${addition}`).replace("<!-- subject -->", "");
    writeFileSync(join(folder, `${subject}.html`), page);
  }
  for (const name of ["floor.js", "floor-form.js"]) {
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(readFileSync(join(folder, name))));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
