// The desk is asked once, and as the core would ask: an answer that was fetched ahead is the answer to the core's own request.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

globalThis.location = new URL("https://loja.example/painel");
const { HeadStart, FetchChannel } = await load("core/head-start.ts", "core/channel.ts");

const address = "https://ajuda.example/v1/bootstrap?site=demo&locale=pt-BR";
const asTheCore = { method: "GET", headers: [["accept", "application/json, application/problem+json"]] };

/** A head start for these settings, and what was asked for. */
function begin(settings = {}, { language = "pt", online = async () => new Response("desk") } = {}) {
  const asked = [];
  globalThis.fetch = (url, request) => {
    asked.push({ url, ...request });
    return online(url);
  };
  const life = new AbortController();
  const place = {
    settings: { endpoint: "https://ajuda.example/", site: "demo", ...settings },
    language,
    signal: life.signal,
  };
  return { asked, life, start: new HeadStart(place) };
}

test("the core's first request gets the answer that is on its way, without a second request", async () => {
  const { asked, start } = begin();
  const heard = await new Promise((resolve) => {
    const channel = new FetchChannel(() => "https://ajuda.example", resolve, start.fetch);
    channel.send({ ...asTheCore, id: 1, url: "/v1/bootstrap?site=demo&locale=pt-BR", timeoutMs: 1000 });
  });
  assert.equal(heard.body, "desk");
  assert.deepEqual(
    asked.map(({ url }) => url),
    [address],
  );
  assert.equal(asked[0].credentials, "omit");
  assert.equal(asked[0].redirect, "error");
});

test("the answer is read before the core asks for it, and the core waits for it a moment at most", async () => {
  const quick = begin();
  await quick.start.near();
  assert.equal((await quick.start.fetch(address, asTheCore)).bodyUsed, true);

  const slow = begin({}, { online: () => new Promise(() => {}) });
  await slow.start.near();
  await begin({ site: undefined }).start.near();
});

/** As many steps as promises take between two tasks, and more. */
const steps = async () => {
  for (let step = 0; step < 50; ++step) await Promise.resolve();
};

test("the answer waits until the customer's click has been told, for a task at most", async () => {
  const { start } = begin();
  await start.near();
  const order = [];
  const handed = start.fetch(address, asTheCore).then(() => order.push("answer"));
  await steps();
  order.push("task");
  await handed;
  assert.deepEqual(order, ["task", "answer"]);
});

test("once the click has been told, the answer is handed over without another task", async () => {
  for (const toldFirst of [true, false]) {
    const { start } = begin();
    await start.near();
    let handed = false;
    const hear = () => start.fetch(address, asTheCore).then(() => (handed = true));
    if (toldFirst) {
      start.opened();
      void hear();
    } else {
      void hear();
      start.opened();
    }
    await steps();
    assert.equal(handed, true, `told first: ${toldFirst}`);
  }
});

test("an answer is good for one request", async () => {
  const { asked, start } = begin();
  await start.fetch(address, asTheCore);
  await start.fetch(address, asTheCore);
  assert.equal(asked.length, 2);
});

test("another address, method or header is another request", async () => {
  for (const [url, request] of [
    [address.replace("pt-BR", "en"), asTheCore],
    [address, { ...asTheCore, method: "PUT" }],
    [address, { ...asTheCore, headers: [...asTheCore.headers, ["authorization", "Bearer x"]] }],
  ]) {
    const { asked, start } = begin();
    await start.fetch(url, request);
    assert.equal(asked.length, 2, JSON.stringify([url, request]));
  }
});

test("what nobody took is given up", () => {
  const { asked, start } = begin();
  start.over();
  assert.equal(asked[0].signal.aborted, true);
});

test("what was taken goes on until the core cancels it, or the element is gone", async () => {
  const { asked, start } = begin();
  const core = new AbortController();
  await start.fetch(address, { ...asTheCore, signal: core.signal });
  start.over();
  assert.equal(asked[0].signal.aborted, false);
  core.abort();
  assert.equal(asked[0].signal.aborted, true);

  const other = begin();
  other.life.abort();
  assert.equal(other.asked[0].signal.aborted, true);
});

test("no network is told to whoever takes the answer, and to nobody else", async () => {
  const { start } = begin(
    {},
    {
      online: async () => {
        throw new TypeError("Failed to fetch");
      },
    },
  );
  await assert.rejects(start.fetch(address, asTheCore), TypeError);
});

test("nothing is asked ahead where the core asks nothing", () => {
  for (const settings of [{ transport: {} }, { site: undefined }, { site: "a b" }, { endpoint: "https://[" }])
    assert.equal(begin(settings).asked.length, 0, JSON.stringify(settings));
});
