// A page's own transport: what its functions give and throw, as the core is told.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

const { callTransport } = await load("core/host-calls.ts");
const call = (transport, method = "createTicket") =>
  callTransport(transport, { id: 4, method, arguments: ["0193", { name: "Ana" }] });

test("a result is handed on as JSON", async () => {
  const transport = { createTicket: async (id, { name }) => ({ reference: `${id}/${name}` }) };
  assert.deepEqual(await call(transport), { type: "result", id: 4, json: '{"reference":"0193/Ana"}' });
});

test("functions keep their `this`", async () => {
  const transport = {
    desk: "Maré",
    createTicket() {
      return this.desk;
    },
  };
  assert.equal((await call(transport)).json, '"Maré"');
});

test("a transport without sessions is always in session", async () => {
  assert.deepEqual(await call({}, "startSession"), { type: "result", id: 4, json: "{}" });
});

test("a rejection says what the protocol knows, and nothing else", async () => {
  const transport = {
    createTicket() {
      throw Object.assign(new Error("secret"), {
        status: 429,
        code: "rate-limited",
        retryAfter: 20,
        internal: "secret",
      });
    },
  };
  const { type, json } = await call(transport);
  assert.equal(type, "problem");
  assert.deepEqual(JSON.parse(json), { status: 429, code: "rate-limited", retryAfter: 20 });
});

for (const thrown of [new Error("down"), "down", undefined, null]) {
  test(`a rejection that says nothing is a problem without words: ${String(thrown)}`, async () => {
    const { type, json } = await call({ createTicket: () => Promise.reject(thrown) });
    assert.deepEqual([type, json], ["problem", "{}"]);
  });
}

test("a result that is no JSON is a problem", async () => {
  const endless = {};
  endless.self = endless;
  assert.equal((await call({ createTicket: () => endless })).type, "problem");
});
