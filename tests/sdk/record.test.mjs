// What help-widget/record makes of texts and bytes, by the same examples as the native recorder.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { load } from "./bundle.mjs";

const { masked, maskedBody, maskedFile } = await load("record/mask.ts");
const { hashOf } = await load("record/fingerprint.ts");
const examples = JSON.parse(readFileSync(new URL("../qa/mask-examples.json", import.meta.url), "utf8"));

test("a mask keeps the shape of a text and nothing else", () => {
  for (const [text, expected] of examples.texts) assert.equal(masked(text), expected);
  for (const { body, masked, kept } of examples.bodies) {
    assert.equal(maskedBody(body, "masked"), masked);
    assert.equal(maskedBody(body, "kept"), kept);
  }
  assert.equal(maskedFile("recibo de Ana.pdf"), "xxxxxx xx xxx.pdf");
  assert.equal(maskedFile("recibo"), "xxxxxx");
});

test("a fingerprint is FNV-1a of 64 bits", () => {
  const hash = (text) => hashOf(new TextEncoder().encode(text));
  assert.equal(hash(""), "cbf29ce484222325");
  assert.equal(hash("a"), "af63dc4c8601ec8c");
  assert.equal(hash("foobar"), "85944171f73967e8");
});
