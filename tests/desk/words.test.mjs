// The desk's words, whatever language a customer claims to read.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= { documentElement: {} };
globalThis.localStorage ??= { getItem: () => null };
const { textIn } = await import("../../demo/desk/words.js");

const texts = { "pt-BR": "Olá", es: "Hola" };

test("a text is told in the language wished for, in a relative of it, or in the first there is", () => {
  assert.equal(textIn(texts, "es"), "Hola");
  assert.equal(textIn(texts, "pt-PT"), "Olá");
  assert.equal(textIn(texts, "fr"), "Olá");
  assert.equal(textIn({}), "");
});

test("a language with the name of something that every object has is none", () => {
  for (const name of ["toString", "valueOf", "constructor", "__proto__", "hasOwnProperty"])
    assert.equal(textIn(texts, name), "Olá", name);
});
