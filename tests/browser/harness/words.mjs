// What the widget says, from its own catalogue, so that a better sentence breaks no test.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { desk, root } from "./paths.mjs";

const locales = ["pt-BR", "en", "es"];
const catalogue = readFileSync(join(root, "widget/i18n/messages.inc"), "utf8");
const line = /^HELP_MESSAGE\((\w+), "((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\)/gm;
const byLocale = Object.fromEntries(locales.map((locale) => [locale, {}]));
for (const [, key, ...sentences] of catalogue.matchAll(line)) {
  for (const [index, locale] of locales.entries())
    byLocale[locale][key] = JSON.parse(`"${sentences[index]}"`);
}

/** The sentences of a language by key. An unknown key is a mistake in the test. */
export const words = (locale) =>
  new Proxy(byLocale[locale], {
    get(sentences, key) {
      if (!(key in sentences)) throw new Error(`The catalogue has no sentence "${String(key)}".`);
      return sentences[key];
    },
  });

/** A sentence with its {braces} filled in. */
export const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** The desk's own content: cards, reasons, channels. */
export const deskContent = JSON.parse(readFileSync(desk, "utf8"));
