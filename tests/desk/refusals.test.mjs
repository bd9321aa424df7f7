// Why the server refused, as agents read it: in their language, never in the server's words for developers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Api, Refusal } from "../../demo/desk/api.js";
import { storage } from "./storage.mjs";

globalThis.document ??= { documentElement: {} };
globalThis.localStorage ??= { getItem: () => null };
const { faultAt, notSaved } = await import("../../demo/desk/refusals.js");
const { sentences } = await import("../../demo/desk/sentences.js");

const portuguese = new Set(Object.values(sentences).map(([sentence]) => sentence));
const source = new URL("../../demo/server/net/problem.cpp", import.meta.url);
const codes = [...readFileSync(source, "utf8").matchAll(/\{\d{3}, "([a-z-]+)"/g)].map(([, code]) => code);

test("every refusal of the server is told in a sentence of the desk", () => {
  assert.ok(codes.includes("chat-closed"));
  const [begin] = sentences["save_failed"][0].split("{why}");
  for (const code of codes) {
    const words = notSaved(new Refusal(409, { code, detail: "the chat has ended" }));
    assert.ok(words.startsWith(begin), words);
    assert.ok(portuguese.has(words.slice(begin.length)), words);
  }
});

test("a chat that has ended, and a server that was not reached, are told as such", () => {
  assert.match(notSaved(new Refusal(409, { code: "chat-closed" })), /A conversa já terminou\.$/);
  assert.match(notSaved(new Refusal(0, {})), /O servidor não responde/);
});

test("what is wrong with a member is told in a sentence of the desk", () => {
  for (const pointer of ["#", "#/to", "#/title/pt-BR", "#/body", "#/intervals/0/close", "#/name"])
    assert.ok(portuguese.has(faultAt(pointer)), pointer);
});

test("how long a busy server wants to be left alone is heard, as far as it says it in seconds", async () => {
  globalThis.sessionStorage = storage();
  for (const [said, pause] of [
    ["7", 7000],
    ["Mon, 30 Nov 2026 12:00:00 GMT", 0],
    [undefined, 0],
  ]) {
    globalThis.fetch = async () =>
      new Response("busy", { status: 503, headers: said ? { "Retry-After": said } : {} });
    await assert.rejects(new Api().get("/v1/agent/queue"), { status: 503, pause });
  }
});
