import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

globalThis.location = new URL("https://loja.example/painel");
const { FetchChannel } = await load("core/channel.ts");
const { mostAnswerBytes } = await load("core/answer-text.ts");
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

for (const [what, endpoint, refused, reason] of [
  [
    "its origin alone, as some browsers name it",
    "https://ajuda.example/apoio",
    "https://ajuda.example",
    "blocked",
  ],
  ["another address", "https://ajuda.example/apoio", "https://medidas.example/v1/bootstrap", "network"],
  ["what has no address", "https://ajuda.example/apoio", "", "network"],
  ["anything, from an endpoint that is none", "https://[", "https://[/v1/bootstrap", "network"],
]) {
  test(`of a policy that has refused ${what}: ${reason}`, async () => {
    const { channel, message } = send(
      async () => {
        setTimeout(() => channel.noteBlocked(refused));
        throw new TypeError("Failed to fetch");
      },
      { endpoint },
    );
    channel.noteBlocked(refused);
    assert.equal((await message).reason, reason);
  });
}

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

// Streams

/** A stream that the test feeds, and what the core is told of it. */
function stream({ headers = { "content-type": "text/event-stream" }, status = 200, ...more } = {}) {
  let feed;
  let cancelled = false;
  const body = new ReadableStream({
    start: (controller) => {
      feed = controller;
    },
    cancel: () => {
      cancelled = true;
    },
  });
  globalThis.fetch = async (_, { signal }) => {
    signal.addEventListener("abort", () => {
      try {
        feed.error(signal.reason);
      } catch {
        // It has ended already.
      }
    });
    return new Response(body, { status, headers });
  };
  const told = [];
  const waiting = [];
  const channel = new FetchChannel(
    () => "",
    (message) => {
      told.push(message);
      for (const wake of waiting.splice(0)) wake();
    },
  );
  channel.send({ ...request, stream: true, ...more });
  const messages = async (count) => {
    while (told.length < count) await new Promise((resolve) => waiting.push(resolve));
    return told;
  };
  return { channel, feed, told, messages, cancelled: () => cancelled };
}
const bytes = (text) => new TextEncoder().encode(text);

test("an event stream is handed on as it comes, and then its end", async () => {
  const { feed, messages } = stream();
  feed.enqueue(bytes("data: a\n\n"));
  assert.deepEqual(await messages(1), [{ type: "chunk", id: 3, text: "data: a\n\n" }]);
  feed.enqueue(bytes(":\n"));
  await messages(2);
  feed.close();
  const [, beat, end] = await messages(3);
  assert.equal(beat.text, ":\n");
  assert.deepEqual(end, {
    type: "response",
    id: 3,
    status: 200,
    contentType: "text/event-stream",
    body: "",
  });
});

test("a character that is cut in two arrives whole", async () => {
  const { feed, messages } = stream();
  const [first, second] = [bytes("data: ã\n\n").slice(0, 7), bytes("data: ã\n\n").slice(7)];
  feed.enqueue(first);
  feed.enqueue(second);
  feed.close();
  const told = await messages(3);
  assert.equal(told[0].text + told[1].text, "data: ã\n\n");
});

test("a large piece is handed on in parts that the core takes, cut between characters", async () => {
  const { feed, messages } = stream();
  const text = `x${"😀".repeat(20_000)}`;
  feed.enqueue(bytes(text));
  feed.close();
  const told = (await messages(3)).filter(({ type }) => type === "chunk");
  assert.equal(told.map((message) => message.text).join(""), text);
  for (const message of told) assert.ok(bytes(JSON.stringify(message)).length < 128 * 1024);
});

test("of what comes at once a part is handed on, and the rest when others had their turn", async () => {
  const real = globalThis.setTimeout;
  const pauses = [];
  globalThis.setTimeout = (call, delay) => (delay === undefined ? pauses.push(call) : real(call, delay));
  try {
    const { feed, messages, told } = stream();
    feed.enqueue(bytes("x".repeat(40 * 16 * 1024)));
    feed.close();
    for (const heard of [15, 31]) {
      await messages(heard);
      await new Promise(setImmediate);
      assert.equal(told.length, heard);
      pauses.shift()();
    }
    assert.equal((await messages(41)).at(-1).type, "response");
  } finally {
    globalThis.setTimeout = real;
  }
});

for (const [what, headers, status] of [
  ["another content type", { "content-type": "application/json" }, 200],
  ["a failure", { "content-type": "text/event-stream" }, 503],
  ["a type that only begins like it", { "content-type": "text/event-streams" }, 200],
]) {
  test(`${what} is an answer like any other, whole`, async () => {
    const { feed, messages } = stream({ headers, status });
    feed.enqueue(bytes("{"));
    feed.enqueue(bytes("}"));
    feed.close();
    const [message] = await messages(1);
    assert.deepEqual([message.type, message.status, message.body], ["response", status, "{}"]);
  });
}

test("an answer that nobody asked to stream comes whole", async () => {
  const { feed, messages } = stream({ stream: false });
  feed.enqueue(bytes("data: a\n\n"));
  feed.close();
  assert.equal((await messages(1))[0].body, "data: a\n\n");
});

test("a stream that is not UTF-8 has failed, and no more of it is read", async () => {
  const { feed, messages, cancelled } = stream();
  feed.enqueue(bytes("data: a\n\n"));
  await messages(1);
  feed.enqueue(new Uint8Array([0xff]));
  assert.deepEqual((await messages(2))[1], { type: "failed", id: 3, reason: "network" });
  assert.ok(cancelled());
});

test("a stream that ends within a character has failed", async () => {
  const { feed, messages } = stream();
  feed.enqueue(bytes("ã").slice(0, 1));
  feed.close();
  assert.equal((await messages(1))[0].reason, "network");
});

test("a stream that breaks has failed", async () => {
  const { feed, messages } = stream();
  feed.error(new TypeError("network error"));
  assert.equal((await messages(1))[0].reason, "network");
});

/** Timers that go on when the function that is given is called. Node 18 mocks none that can be cleared. */
function ownTimers(t) {
  const due = new Map();
  let now = 0;
  let id = 0;
  t.mock.method(globalThis, "setTimeout", (call, wait = 0) => due.set(++id, { call, at: now + wait }) && id);
  t.mock.method(globalThis, "clearTimeout", (timer) => due.delete(timer));
  return (time) => {
    now += time;
    for (const [timer, { call, at }] of [...due]) if (at <= now && due.delete(timer)) call();
  };
}

test("the time limit of a stream is for silence", async (t) => {
  const pass = ownTimers(t);
  const { feed, told, messages } = stream({ timeoutMs: 40_000 });
  for (let beat = 1; beat <= 4; ++beat) {
    feed.enqueue(bytes(":\n"));
    await messages(beat);
    pass(39_999);
  }
  assert.ok(told.every(({ type }) => type === "chunk"));
  pass(1);
  assert.deepEqual((await messages(5))[4], { type: "failed", id: 3, reason: "timeout" });
});

test("a cancelled stream says nothing more", async () => {
  const { channel, feed, told, messages } = stream();
  feed.enqueue(bytes("data: a\n\n"));
  await messages(1);
  channel.cancel(3);
  try {
    feed.enqueue(bytes("data: b\n\n"));
  } catch {
    // Closed by the cancelling.
  }
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  assert.equal(told.length, 1);
});
