// What help-widget/record makes of texts and bytes, by the same examples as the native recorder.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { sdk } from "../browser/harness/paths.mjs";
import { load } from "./bundle.mjs";

const { mount } = await import(pathToFileURL(join(sdk, "help-widget-testing.mjs")));

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

test("an event that was cut on its way is masked whole, and arrives in the recording all the same", async () => {
  const help = await mount({ record: {} });
  const event = { type: "chat.message", data: { by: "agent", text: "Ana, a senha é hunter2" } };
  const text = `id: 7\ndata: ${JSON.stringify(event)}\n\ndata: {"type":"ping"}\n\n`;
  const cut = text.indexOf("senha");
  for (const piece of [text.slice(0, 3), text.slice(3, cut), text.slice(cut)])
    await help.post({ type: "chunk", id: 99, text: piece });
  const recorded = help.recording
    .text()
    .split("\n")
    .filter(Boolean)
    .flatMap((line) => JSON.parse(line).events ?? [])
    .map((entry) => entry.text ?? "")
    .join("");
  assert.equal(recorded, maskedBody(text, "masked"));
  assert.doesNotMatch(recorded, /Ana|senha|hunter/);
  help.unmount();
});
