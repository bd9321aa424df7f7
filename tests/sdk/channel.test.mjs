import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

globalThis.location = new URL("https://loja.example/painel");
const { FetchChannel, mostAnswerBytes } = await load("core/channel.ts");
const request = {
  id: 3,
  method: "GET",
  url: "/v1/bootstrap",
  headers: [["accept", "application/json"]],
  timeoutMs: 1000,
};

/** Sends a request with `fetch` replaced; gives the channel and a promise of its message. */
function send(fetch, { endpoint = "", ...more } = {}) {
  globalThis.fetch = fetch;
  let answer;
  const message = new Promise((resolve) => {
    answer = resolve;
  });
  const channel = new FetchChannel(() => endpoint, answer);
  channel.send({ ...request, ...more });
  return { channel, message };
}

test("an answer is handed on with what the core decides by", async () => {
  const headers = { "retry-after": "30", "content-type": "application/problem+json" };
  const { message } = send(async () => new Response("{}", { status: 429, headers }));
  assert.deepEqual(await message, {
    type: "response",
    id: 3,
    status: 429,
    retryAfter: "30",
    contentType: "application/problem+json",
    body: "{}",
  });
});

test("a request goes without cookies and without redirects, to the endpoint and not to the page's base", async () => {
  let asked;
  const { message } = send(
    async (url, options) => {
      asked = { url, ...options };
      return new Response("");
    },
    { endpoint: "https://ajuda.example/apoio/" },
  );
  await message;
  assert.equal(asked.url, "https://ajuda.example/apoio/v1/bootstrap");
  assert.equal(asked.credentials, "omit");
  assert.equal(asked.redirect, "error");
});

test("without an endpoint the page's own origin is asked", async () => {
  let asked;
  await send(async (url) => {
    asked = url;
    return new Response("");
  }).message;
  assert.equal(asked, "https://loja.example/v1/bootstrap");
});

test("an answer of exactly the limit is read", async () => {
  const { message } = send(async () => new Response("x".repeat(mostAnswerBytes)));
  assert.equal((await message).body.length, mostAnswerBytes);
});

test("an endless answer is dropped at the limit, and no more of it is read", async () => {
  let cancelled = false;
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
    cancel: () => {
      cancelled = true;
    },
  });
  const { message } = send(async () => new Response(body));
  assert.deepEqual(await message, { type: "failed", id: 3, reason: "too-large" });
  assert.ok(cancelled);
});

test("bytes that are not UTF-8 become an empty answer, which the core refuses", async () => {
  const { message } = send(async () => new Response(new Uint8Array([0x7b, 0xff, 0x7d])));
  assert.equal((await message).body, "");
});

test("a byte-order mark is left in place for the core to refuse", async () => {
  const { message } = send(async () => new Response(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d])));
  assert.equal((await message).body, "\ufeff{}");
});

test("no network is a failure of the network", async () => {
  const { message } = send(async () => {
    throw new TypeError("Failed to fetch");
  });
  assert.deepEqual(await message, { type: "failed", id: 3, reason: "network" });
});

test("an address that the page's policy refused is told as blocked", async () => {
  const { channel, message } = send(async () => {
    // The report comes in a task of its own, after the refusal.
    setTimeout(() => channel.noteBlocked("https://loja.example/v1/bootstrap"));
    throw new TypeError("Failed to fetch");
  });
  assert.equal((await message).reason, "blocked");
});

const never = (_, { signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });

test("an answer that does not come in time is given up", async () => {
  const { message } = send(never, { timeoutMs: 5 });
  assert.equal((await message).reason, "timeout");
});

test("a cancelled request is answered by nobody", async () => {
  let aborted = false;
  const { channel, message } = send((url, options) => {
    options.signal.addEventListener("abort", () => {
      aborted = true;
    });
    return never(url, options);
  });
  channel.cancel(3);
  assert.ok(aborted);
  const nobody = new Promise((resolve) => setImmediate(() => setImmediate(resolve, "nobody")));
  assert.equal(await Promise.race([message, nobody]), "nobody");
});
