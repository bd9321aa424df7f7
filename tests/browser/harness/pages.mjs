// Variants of the demo's pages: the same files with other attributes on the tag, as another product would embed it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoPages } from "./paths.mjs";

/** The page of a product, with all that such a page has: for stories in which the page plays a part. */
export const demoPage = "index.html";
/**
 * Nothing but a button, under the strictest policy that we promise to be content with: for all other stories, which cost a sixth less on it, and tell
 * at the same time that everything works there.
 */
export const plainPage = "strict.html";

const escaped = (text) => String(text).replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** Every <help-widget> tag of the page with these attributes; undefined takes one away. */
export function withAttributes(html, attributes) {
  return html.replace(/<help-widget\b([^>]*)>/g, (_, text) => {
    let all = text;
    for (const [name, value] of Object.entries(attributes)) {
      all = all.replace(new RegExp(`\\s${name}="[^"]*"`), "");
      if (value !== undefined) all += ` ${name}="${escaped(value)}"`;
    }
    return `<help-widget${all}>`;
  });
}

/** A folder that the server serves under `prefix`, and that tests add pages to. */
export class PageFolder {
  prefix = "/pages/";
  folder = mkdtempSync(join(tmpdir(), "help-pages-"));
  #count = 0;

  /** The path of a variant of a demo page. `change` may rewrite the whole text. The file keeps its name: the server knows strict.html by it. */
  variant(page, attributes = {}, change = (html) => html) {
    const html = readFileSync(join(demoPages, page), "utf8");
    return this.write(page, change(withAttributes(html, attributes)));
  }

  write(name, text) {
    const number = String(++this.#count);
    mkdirSync(join(this.folder, number));
    writeFileSync(join(this.folder, number, name), text);
    return `${this.prefix}${number}/${name}`;
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
