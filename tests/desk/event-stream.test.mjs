// The desk page's own end of the event stream, without a browser: what it asks for when it comes back.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.window ??= new EventTarget();
globalThis.navigator ??= { onLine: true };
// Node 18 has none. Nothing is broken off here.
AbortSignal.any ??= () => new AbortController().signal;
const { EventStream } = await import("../../demo/desk/event-stream.js");

/** Runs a stream whose connections bring these frames, one after the other; resolves with the cursors that it asked with. */
async function cursorsOf(...connections) {
  const asked = [];
  const types = [];
  let stream;
  globalThis.fetch = async (_path, { headers }) => {
    asked.push(headers.get("Last-Event-ID"));
    const frames = connections[asked.length - 1];
    if (!frames) stream.close();
    return new Response(frames?.map((frame) => `${frame}\n\n`).join("") ?? "");
  };
  stream = new EventStream(
    () => "token",
    ({ type }) => types.push(type),
    () => {},
    "old-3",
  );
  await stream.run();
  return { asked, types };
}

const hello = (cursor) => `data: {"type":"hello","cursor":"${cursor}"}`;
const reset = 'data: {"type":"stream.reset","data":{"reason":"too old"}}';
const word = (cursor) => `id: ${cursor}\ndata: {"type":"chat.message","chat":"c","data":{}}`;
const goodbye = 'data: {"type":"server.draining","data":{"retry":0}}';

test("after a reset it goes on from where the server begins, and misses nothing that follows", async () => {
  const { asked, types } = await cursorsOf(
    [hello("new-0"), reset, goodbye],
    [hello("new-0"), word("new-1"), goodbye],
  );
  assert.deepEqual(asked, ["old-3", "new-0", "new-1"]);
  assert.deepEqual(types, ["hello", "stream.reset", "hello", "chat.message"]);
});
