// Which language the help speaks: whatever page and browser say, it speaks one.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

const { languageOf } = await load("language.ts");

function speaks(set, lang, ...browser) {
  globalThis.document = { documentElement: { lang } };
  Object.defineProperty(globalThis, "navigator", { value: { languages: browser }, configurable: true });
  return languageOf(set);
}

test("what the page has set comes first, then the page's own language, then the browser's", () => {
  assert.equal(speaks("es", "en", "pt-BR"), "es");
  assert.equal(speaks(undefined, "en-GB", "pt-BR"), "en");
  assert.equal(speaks(undefined, "", "es-MX", "en"), "es");
});

test("a language without words here counts as none", () => {
  assert.equal(speaks("fr", "en", "pt-BR"), "en");
  assert.equal(speaks(undefined, "fr-CA", "de-DE", "de", "en-US"), "en");
  assert.equal(speaks("fr-ES", "", "de"), "pt");
  assert.equal(speaks(undefined, "", ...[]), "pt");
});

test("tags are the same in capitals, and with what follows", () => {
  assert.equal(speaks("EN"), "en");
  assert.equal(speaks("PT-BR"), "pt");
  assert.equal(speaks("pt_BR"), "pt");
  assert.equal(speaks("es-419"), "es");
});
