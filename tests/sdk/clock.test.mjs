// The desk's clock, as its first answer tells it: the customer's own may be wrong (docs/protocol).
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

globalThis.location = new URL("https://loja.example/painel");
const { HeadStart, FetchChannel } = await load("core/head-start.ts", "core/channel.ts");

const date = "Mon, 23 Nov 2026 13:00:00 GMT";
const accept = "application/json, application/problem+json";
const bootstrap = "/v1/bootstrap?site=demo&locale=pt-BR";

/** Asks the desk, by a head start or not. Gives what the core is told. */
const answerTo = (fetching, url = bootstrap) =>
  new Promise((resolve) => {
    new FetchChannel(() => "", resolve, fetching).send({
      id: 1,
      method: "GET",
      url,
      headers: [["accept", accept]],
      timeoutMs: 1000,
    });
  });
const clockOf = async (fetching, url) => (await answerTo(fetching, url)).clock;
/** The customer's clock, which the test sets. */
function ownClock(t) {
  let now = Date.UTC(2026, 10, 23, 9);
  t.mock.method(Date, "now", () => now);
  return (milliseconds) => {
    now += milliseconds;
  };
}

test("the desk's clock is what its answer says, and how long a cache has kept that", async (t) => {
  ownClock(t);
  const told = (headers, url) => clockOf(async () => new Response("{}", { headers }), url);
  assert.equal(await told({ date }), Date.UTC(2026, 10, 23, 13));
  assert.equal(await told({ date, age: "90" }), Date.UTC(2026, 10, 23, 13, 1, 30));
  for (const headers of [{}, { date: "soon" }, { date, age: "old" }])
    assert.equal(await told(headers), undefined);
  assert.equal(await told({ date }, "/v1/load?site=demo"), undefined, "a cache may have kept it");
});

test("time that passes between an answer's first line and its last is none that the clocks differ by", async (t) => {
  const pass = ownClock(t);
  let end;
  const body = new ReadableStream({
    start(controller) {
      end = () => controller.close();
    },
  });
  const told = clockOf(async () => new Response(body, { headers: { date } }));
  await new Promise(setImmediate);
  pass(8000);
  end();
  assert.equal(await told, Date.UTC(2026, 10, 23, 13, 0, 8));
});

test("nor is what passes while an answer that was fetched ahead waits for the core", async (t) => {
  const pass = ownClock(t);
  globalThis.fetch = async () => new Response("{}", { headers: { date } });
  const { signal } = new AbortController();
  const start = new HeadStart({ settings: { site: "demo" }, language: "pt", signal });
  await start.near();
  pass(600_000);
  assert.equal(await clockOf(start.fetch), Date.UTC(2026, 10, 23, 13, 10));
});

test("the browser's own cache is asked for no clock", async () => {
  const asked = [];
  globalThis.fetch = async (_, { cache }) => {
    asked.push(cache);
    return new Response("{}", { headers: { date } });
  };
  const { signal } = new AbortController();
  new HeadStart({ settings: { site: "demo" }, language: "pt", signal });
  await clockOf(undefined);
  await clockOf(undefined, "/v1/articles/dns");
  assert.deepEqual(asked, ["no-cache", "no-cache", undefined]);
});

test("a date to come back at is told in seconds, by the desk's clock where it can be read", async (t) => {
  ownClock(t);
  const told = async (retryAfter, more) => {
    const headers = { "retry-after": retryAfter, ...more };
    return (await answerTo(async () => new Response("", { status: 429, headers }))).retryAfter;
  };
  assert.equal(await told("Mon, 23 Nov 2026 13:01:30 GMT", { date }), "90");
  assert.equal(await told("Monday, 23-Nov-26 13:02:00 GMT", { date }), "120"); // RFC 9110, 5.6.7: to be read as well
  assert.equal(await told(date, { date }), "0");
  assert.equal(await told("Mon, 23 Nov 2026 09:00:20 GMT"), "20");
  for (const other of ["30", "soon", "99 GMT"]) assert.equal(await told(other, { date }), other);
});
