// One chat at the agents' page, without a browser: what counts as unread, in which order words leave, what a failure leaves behind.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../../demo/desk/api.js";
import { Conversation } from "../../demo/desk/conversation.js";
import { Drafts } from "../../demo/desk/drafts.js";
import { storage } from "./storage.mjs";

const at = "2026-11-30T12:00:00Z";
const said = (seq, by = "customer") => ({ id: `m${seq}`, seq, by, text: `text ${seq}`, at });
const row = { id: "c", state: "active", name: "Zeca" };
const answerOf = (messages, agent = 0) => ({ messages, read: { agent, customer: 0 } });
const lost = () => new Refusal(0, {});

/** A server that answers as `answers` say, in order (an error is thrown); `asked` tells what it was asked. */
function server(...answers) {
  const asked = [];
  let seq = 100;
  const next = async (what) => {
    asked.push(what);
    const answer = answers.shift() ?? { seq: ++seq, at };
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    asked,
    get: () => next("load"),
    call: (_method, path, body) => next(body?.text ?? path.split("/").pop()),
  };
}

const open = (api, drafts = new Drafts(storage(), "bruna"), tell = () => {}) =>
  new Conversation(row, api, drafts, tell);
const settled = () => new Promise(setImmediate);

/** The pauses that have begun: a test ends them. @type {{ act: () => void, length: number }[]} */
const pauses = [];
globalThis.setTimeout = (act, length) => {
  const pause = { act, length };
  pauses.push(pause);
  return pause;
};
globalThis.clearTimeout = (pause) => {
  if (pauses.includes(pause)) pauses.splice(pauses.indexOf(pause), 1);
};
const endPause = async () => {
  const [pause] = pauses.splice(0);
  pause.act();
  await settled();
  return pause.length;
};
const states = (chat) => chat.pending.map(({ text, state }) => [text, state]);

test("what no agent has read is unread, whether it was heard or loaded", async () => {
  const chat = open(server(answerOf([said(1), said(2, "agent"), said(3), said(4)], 2)));
  await chat.load();
  assert.equal(chat.unread, 2);
  chat.hear(said(5));
  assert.equal(chat.unread, 3);
  chat.sayRead();
  assert.equal(chat.unread, 0);
});

test("a chat that could not be loaded is not reported as read, and is loaded when it is needed again", async () => {
  const api = server(lost(), answerOf([said(1), said(2)]));
  const chat = open(api);
  await chat.load();
  assert.ok(chat.failed);
  chat.hear(said(2));
  chat.sayRead();
  assert.equal(chat.unread, 1);
  assert.deepEqual(api.asked, ["load"]);
  chat.needed();
  chat.needed();
  await settled();
  assert.deepEqual(api.asked, ["load", "load"]);
  assert.equal(chat.unread, 2);
});

test("the last words of who has left stay unread until somebody looks, who is not told of them again", async () => {
  const api = server(answerOf([said(1)], 1));
  const chat = open(api);
  await chat.load();
  chat.hear(said(2));
  chat.row = { ...row, state: "closed" };
  assert.equal(chat.unread, 1);
  chat.sayRead();
  assert.equal(chat.unread, 0);
  assert.deepEqual(api.asked, ["load", "read"]);
  chat.row = { ...row, state: "queued" }; // of a chat that was handed on nothing is said
  chat.hear(said(3));
  chat.sayRead();
  assert.deepEqual(api.asked, ["load", "read"]);
});

test("a chat longer than the server tells is known to be cut, and has no gap after a long absence", async () => {
  const chat = open(server(answerOf([said(1), said(2)]), answerOf([said(9), said(10)])));
  await chat.load();
  assert.ok(!chat.isCut);
  await chat.load();
  assert.deepEqual(
    chat.messages.map(({ seq }) => seq),
    [9, 10],
  );
  assert.ok(chat.isCut);
});

/** What a desk that was put back from a back-up gives: numbers that had been given before. */
const anew = (seq, by = "customer") => ({ ...said(seq, by), id: `anew${seq}` });
const shown = (chat) => chat.messages.map(({ id }) => id);

test("of a desk put back from a back-up the chat is as the desk has it, and what comes next is unread", async () => {
  const chat = open(
    server(answerOf([said(1), said(2), said(3), said(4)], 4), answerOf([said(1), said(2), anew(3)], 2)),
  );
  await chat.load();
  await chat.load();
  assert.deepEqual(shown(chat), ["m1", "m2", "anew3"]);
  assert.equal(chat.unread, 1);
  chat.hear(anew(4));
  assert.deepEqual(shown(chat), ["m1", "m2", "anew3", "anew4"]);
  assert.equal(chat.unread, 2);
});

test("what the desk has lost is not shown any more, and what is heard while it is asked stays", async () => {
  const chat = open(server(answerOf([said(1), said(2), said(3)], 3), answerOf([said(1)], 1)));
  await chat.load();
  const loaded = chat.load();
  chat.hear(anew(2));
  await loaded;
  assert.deepEqual(shown(chat), ["m1", "anew2"]);
  assert.equal(chat.unread, 1);
});

test("of a long chat nothing stays that may be older than where the back-up ends", async () => {
  const chat = open(server(answerOf([said(1), said(2), said(3)]), answerOf([anew(3), anew(4)])));
  await chat.load();
  await chat.load();
  assert.deepEqual(shown(chat), ["anew3", "anew4"]);
  assert.ok(chat.isCut);
});

test("what is heard under a number that another message had takes its place", async () => {
  const chat = open(server(answerOf([said(1), said(2), said(3)], 3)));
  await chat.load();
  chat.setTyping(true);
  chat.hear({ ...anew(2), id: "m3" }); // sent once more by who had not heard that it arrived
  assert.deepEqual(shown(chat), ["m1", "m3"]);
  assert.equal(chat.unread, 1);
  assert.ok(!chat.typing);
});

test("what is heard while the chat is asked for may be newer than the answer", async () => {
  const chat = open(server(answerOf([said(1)]), answerOf([said(1), said(2)])));
  await chat.load();
  const loaded = chat.load();
  chat.hear(said(2));
  chat.hear(said(3));
  await loaded;
  assert.deepEqual(shown(chat), ["m1", "m2", "m3"]);
});

test("what follows a message that failed waits for it, and all leave in the order of writing", async () => {
  const api = server(lost());
  const chat = open(api);
  chat.send("one");
  chat.send("two");
  await settled();
  assert.deepEqual(
    chat.pending.map(({ state }) => state),
    ["failed", "failed"],
  );
  assert.deepEqual(api.asked, ["one"]);
  chat.send("three");
  await settled();
  assert.deepEqual(api.asked, ["one", "one", "two", "three"]);
  assert.deepEqual(chat.pending, []);
});

test("a message that is refused for good holds nothing up", async () => {
  const api = server(new Refusal(422, { code: "validation" }));
  const chat = open(api);
  chat.send("one");
  chat.send("two");
  await settled();
  assert.deepEqual(api.asked, ["one", "two"]);
  assert.deepEqual(
    chat.pending.map(({ text, state }) => [text, state]),
    [["one", "refused"]],
  );
});

test("what could not be sent is sent again by itself, after ever longer pauses, and is called not sent as long", async () => {
  const busy = new Refusal(503, { code: "unavailable" });
  const fine = { seq: 1, at };
  const api = server(...Array.from({ length: 9 }, () => busy), fine, { ...fine, seq: 2 }, busy);
  const chat = open(api);
  chat.send("one");
  chat.send("two");
  await settled();
  const lengths = [];
  for (let tries = 1; tries < 9; ++tries) {
    assert.equal(pauses.length, 1);
    assert.ok(chat.isHeldUp);
    lengths.push(await endPause());
    assert.deepEqual(states(chat), [
      ["one", "failed"],
      ["two", "failed"],
    ]);
  }
  for (const [tries, length] of lengths.entries())
    assert.ok(length >= 0 && length <= Math.min(30_000, 500 * 2 ** tries), `${length} after ${tries} tries`);
  await endPause();
  assert.deepEqual(api.asked.slice(9), ["one", "two"]);
  assert.deepEqual([chat.pending, chat.isHeldUp, pauses], [[], false, []]);

  chat.send("three");
  await settled();
  assert.ok((await endPause()) <= 500, "a success begins anew");
});

test("a server that says how long to wait is left alone so long, unless the agent asks or the day would pass", async () => {
  const chat = open(server(new Refusal(429, {}, 7_000), new Refusal(503, {}, 86_400_000)));
  chat.send("one");
  await settled();
  assert.equal(await endPause(), 7_000);
  assert.equal(pauses[0].length, 300_000);
  chat.sendAgain();
  await settled();
  assert.deepEqual([chat.pending, pauses], [[], []]);
});

test("nothing is sent again by a desk that was left, nor by a session that has ended", async () => {
  const left = open(server(lost()));
  left.send("one");
  await settled();
  left.stop();
  assert.deepEqual(pauses, []);

  const leaving = open(server(lost()));
  leaving.send("one");
  leaving.stop();
  await settled();
  const ended = open(server(new Refusal(401, {})));
  ended.send("one");
  await settled();
  assert.deepEqual(pauses, []);
  assert.deepEqual(states(ended), [["one", "failed"]]);
});

test("what is refused for good is told of, what may still be sent is not", async () => {
  const told = [];
  const tell = (name) => name !== "chat" && told.push(name);
  const chat = open(server(lost(), new Refusal(409, { code: "taken" })), undefined, tell);
  chat.send("one");
  await settled();
  assert.deepEqual(told, []);
  await endPause();
  assert.deepEqual(told, ["unsent"]);
  assert.ok(chat.isHeldUp);
});

test("what was written before a chat is handed on or ended arrives before, or the chat stays", async () => {
  for (const [step, finish] of [
    ["transfer", (chat) => chat.handOn("pagamentos")],
    ["close", (chat) => chat.end()],
  ]) {
    const api = server(lost(), lost());
    const chat = open(api);
    chat.send("one");
    await settled();
    chat.send("two");
    await assert.rejects(finish(chat), ({ status }) => status === 0);
    assert.deepEqual(api.asked, ["one", "one"]);
    await finish(chat);
    assert.deepEqual(api.asked, ["one", "one", "one", "two", step]);
    assert.deepEqual(pauses, []);
  }
  const refused = server(new Refusal(422, { code: "validation" }));
  const chat = open(refused);
  chat.send("one");
  await chat.end();
  assert.deepEqual(refused.asked, ["one", "close"]);
});

test("after the session has ended, what was written and what was being sent are there for the same agent", async () => {
  const store = storage();
  const chat = open(server(new Refusal(401, {})), new Drafts(store, "bruna"));
  chat.send("sent");
  chat.draft = "begun";
  await settled();

  const colleague = open(server(), new Drafts(store, "caio"));
  assert.equal(colleague.draft, "");
  assert.deepEqual(colleague.pending, []);

  const api = server(answerOf([said(1)]));
  const again = open(api, new Drafts(store, "bruna"));
  assert.equal(again.draft, "begun");
  await again.load();
  await settled();
  assert.deepEqual(api.asked, ["load", "sent"]);
  assert.deepEqual(new Drafts(store, "bruna").get("pending/c"), undefined);

  new Drafts(store, "bruna").forget();
  assert.equal(again.draft, "");
});
