// The page's word about who the customer is: into the one request that begins a session, and nowhere else.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

globalThis.location = new URL("https://loja.example/painel");
const { FetchChannel } = await load("core/channel.ts");
const { Voucher } = await load("core/vouch.ts");
const session = {
  id: 1,
  method: "POST",
  url: "/v1/sessions",
  headers: [],
  body: JSON.stringify({ site: "demo", locale: "pt-BR" }),
  timeoutMs: 50,
};

/** Sends `request` for a page with that setting; gives the message to the core, what went out and what the page was told. */
async function send(identity, request = session) {
  const sent = [];
  const told = [];
  const place = { settings: { identity }, complain: ({ code, message }) => told.push(`${code}: ${message}`) };
  const message = await new Promise((answer) => {
    const fetching = async (_, { body }) => {
      sent.push(body);
      return new Response("{}");
    };
    new FetchChannel(() => "", answer, fetching, undefined, new Voucher(place).ask).send(request);
  });
  return { message, sent, told };
}

test("a session begins with the token, and with what the core said", async () => {
  const { message, sent, told } = await send(async () => "header.claims.signature");
  assert.deepEqual(sent.map(JSON.parse), [
    { site: "demo", locale: "pt-BR", identity: "header.claims.signature" },
  ]);
  assert.equal(message.status, 200);
  assert.deepEqual(told, []);
});

test("nothing for whoever is not logged in, nor from a page that has no word", async () => {
  for (const identity of [undefined, () => undefined, async () => ""])
    assert.deepEqual((await send(identity)).sent, [session.body]);
});

test("no other request asks the page", async () => {
  const asked = () => assert.fail("the page was asked");
  for (const other of [
    { method: "DELETE" },
    { url: "/v1/tickets/1", method: "PUT" },
    { url: "/v1/sessions/", method: "POST" },
  ])
    assert.deepEqual((await send(asked, { ...session, ...other })).sent, [session.body]);
});

for (const [what, identity, why] of [
  ["rejects", () => Promise.reject(new Error("503")), /^identity-failed: .*503/],
  ["throws", () => JSON.parse("<html>"), /^identity-failed: .*SyntaxError/],
  ["gives no text", async () => ({ token: "x" }), /^identity-failed: .*no text/],
])
  test(`a page whose function ${what} is told, and nothing is sent without the token`, async () => {
    const { message, sent, told } = await send(identity);
    assert.deepEqual(sent, []);
    assert.deepEqual(message, { type: "failed", id: 1, reason: "network" });
    assert.equal(told.length, 1);
    assert.match(told[0], why);
  });

test("a page that never answers is waited for as long as the request has", async () => {
  const { message, sent, told } = await send(() => new Promise(() => {}));
  assert.deepEqual(sent, []);
  assert.deepEqual(message, { type: "failed", id: 1, reason: "timeout" });
  assert.match(told[0], /took too long/);
});

test("a page whose word fails again and again is told once, until it has worked", async () => {
  const told = [];
  const place = {
    settings: { identity: () => Promise.reject("503") },
    complain: ({ code }) => told.push(code),
  };
  const voucher = new Voucher(place);
  const ask = () => voucher.ask(new AbortController().signal).catch(() => "failed");
  assert.equal(voucher.fails, false);
  assert.deepEqual([await ask(), await ask(), await ask()], ["failed", "failed", "failed"]);
  assert.deepEqual(told, ["identity-failed"]);
  assert.equal(voucher.fails, true);
  const { identity } = place.settings;
  place.settings.identity = async () => "word";
  assert.equal(await ask(), "word");
  assert.equal(voucher.fails, false);
  place.settings.identity = identity;
  await ask();
  assert.deepEqual(told, ["identity-failed", "identity-failed"]);
});

test("a page that is still looking for its word when nobody wants it any more has failed at nothing", async () => {
  const told = [];
  const place = {
    settings: { identity: () => new Promise(() => {}) },
    complain: (fault) => told.push(fault),
  };
  const channel = new FetchChannel(() => "", assert.fail, assert.fail, undefined, new Voucher(place).ask);
  channel.send(session);
  channel.cancel(session.id);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(told, []);
});
