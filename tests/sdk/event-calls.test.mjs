// What a page's own transport says by itself: the events that reach the core, and the end of listening.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

const { HostCalls } = await load("core/host-calls.ts");
const later = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** A transport whose events the test makes. */
function listening(cursor) {
  const told = [];
  const desk = { closed: 0 };
  const transport = {
    events(from, sink) {
      desk.from = from;
      desk.sink = sink;
      return { close: () => ++desk.closed };
    },
  };
  const calls = new HostCalls(
    () => transport,
    (message) => told.push(message),
  );
  calls.call({ id: 7, method: "events", arguments: cursor ? [cursor] : [] });
  return { desk, calls, told };
}
const hello = { type: "chunk", id: 7, text: 'data: {"type":"hello"}\n\n' };

test("events come as a stream over HTTP would bring them, after a hello", () => {
  const { desk, told } = listening("c7");
  assert.equal(desk.from, "c7");
  desk.sink.event({ type: "notice.changed" });
  desk.sink.event({ type: "load.changed", id: "c8" });
  assert.deepEqual(told, [
    hello,
    { type: "chunk", id: 7, text: 'data: {"type":"notice.changed"}\n\n' },
    { type: "chunk", id: 7, text: 'id: c8\ndata: {"type":"load.changed","id":"c8"}\n\n' },
  ]);
});

test("without a cursor events are wanted from now on", () => {
  assert.equal(listening().desk.from, undefined);
});

test("an id cannot break out of its line", () => {
  const { desk, told } = listening();
  desk.sink.event({ type: "notice.changed", id: "c8\ndata: {}" });
  assert.ok(!told[1].text.startsWith("id:"));
});

test("a connection that is lost is told once, and closed", () => {
  const { desk, told } = listening();
  desk.sink.lost();
  desk.sink.lost();
  desk.sink.event({ type: "notice.changed" });
  assert.deepEqual(told, [hello, { type: "problem", id: 7, json: "{}" }]);
  assert.equal(desk.closed, 1);
});

test("whoever no longer listens closes the subscription and hears nothing", () => {
  const { desk, calls, told } = listening();
  calls.close();
  desk.sink.event({ type: "notice.changed" });
  desk.sink.lost();
  assert.deepEqual(told, [hello]);
  assert.equal(desk.closed, 1);
});

test("a subscription that is lost before it is there is closed as well", async () => {
  let closed = 0;
  const told = [];
  const transport = {
    events(_, sink) {
      sink.lost();
      return { close: () => ++closed };
    },
  };
  new HostCalls(
    () => transport,
    (message) => told.push(message),
  ).call({ id: 7, method: "events", arguments: [] });
  assert.deepEqual(told, [{ type: "problem", id: 7, json: "{}" }]);
  assert.equal(closed, 1);
});

test("events that cannot be had say why", async () => {
  const transport = {
    events() {
      throw { code: "session-expired" };
    },
  };
  const told = [];
  new HostCalls(
    () => transport,
    (message) => told.push(message),
  ).call({ id: 7, method: "events", arguments: [] });
  assert.deepEqual(told, [{ type: "problem", id: 7, json: '{"code":"session-expired"}' }]);
});

test("events may be promised: closed when nobody listens any more, and asked for again when they cannot be had", async () => {
  const told = [];
  const asked = [];
  const transport = {
    events: (_, sink) => new Promise((resolve, reject) => asked.push({ sink, resolve, reject })),
  };
  const calls = new HostCalls(
    () => transport,
    (message) => told.push(message),
  );
  const begin = () => calls.call({ id: 7, method: "events", arguments: [] });
  let closed = 0;
  const subscription = { close: () => ++closed };

  begin();
  asked[0].resolve(subscription);
  await later();
  assert.deepEqual(told, [hello]);
  asked[0].sink.lost();
  assert.equal(closed, 1);

  begin();
  calls.cancel(7);
  asked[1].resolve(subscription);
  await later();
  assert.equal(closed, 2, "nobody waits for it any more");

  told.length = 0;
  begin();
  asked[2].reject({ code: "unavailable" });
  await later();
  assert.deepEqual(told, [{ type: "problem", id: 7, json: '{"code":"unavailable"}' }]);
});

test("what is no event throws nothing into the page's code, and the core hears that it is none", () => {
  const { desk, calls, told } = listening();
  const endless = { type: "chat.message" };
  endless.self = endless;
  for (const wrong of [null, undefined, endless]) {
    told.length = 0;
    desk.sink.event(wrong);
    assert.deepEqual(told, [{ type: "chunk", id: 7, text: "data: -\n\n" }]);
  }
  calls.heard();
  assert.match(calls.explain({ code: "backend-invalid", message: "" }).message, /chat\.message/);
});

test("of an id that is no text the core hears too, and the event counts", () => {
  const { desk, told } = listening();
  desk.sink.event({ type: "notice.changed", id: 7 });
  assert.equal(told[1].text, 'data: -\n\ndata: {"type":"notice.changed","id":7}\n\n');
});
