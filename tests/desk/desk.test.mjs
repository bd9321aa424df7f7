// The desk as an agent sees it, without a browser: what it asks for by itself, and what it makes of the server's events.
import assert from "node:assert/strict";
import { test } from "node:test";
import { storage } from "./storage.mjs";

globalThis.window ??= new EventTarget();
globalThis.navigator ??= { onLine: true };
// Node 18 has neither. Nothing is broken off here.
AbortSignal.any ??= () => new AbortController().signal;
globalThis.CustomEvent ??= class extends Event {
  constructor(type, { detail }) {
    super(type);
    this.detail = detail;
  }
};
const { Refusal } = await import("../../demo/desk/api.js");
const { Desk } = await import("../../demo/desk/desk.js");

const settled = () => new Promise((resolve) => setTimeout(resolve));
const at = "2026-11-30T12:00:00Z";
const word = (seq) => ({ id: `m${seq}`, seq, by: "customer", text: `text ${seq}`, at });
const rowOf = (id, state = "active") => ({ id, state, name: id, team: "" });

/** An agent at the desk. `chats`: what customers have said in each; `mine`, `ended`: which are whose. */
async function atTheDesk(chats, mine = Object.keys(chats), ended = []) {
  globalThis.sessionStorage = storage();
  let events;
  const stream = new ReadableStream({
    start: (controller) => {
      events = controller;
    },
  });
  globalThis.fetch = async () => new Response(stream);
  const server = { chats, mine, ended, presence: [], loads: [], fails: new Set() };
  const api = {
    token: "token",
    get: async (path) => {
      const id = path.split("/").pop();
      if (id === "queue")
        return {
          waiting: [],
          agents: [],
          cursor: "1",
          mine: server.mine.map((one) => rowOf(one)),
          ended: server.ended.map((one) => rowOf(one, "closed")),
        };
      server.loads.push(id);
      if (server.fails.has(id)) throw new Error("lost");
      return { messages: server.chats[id], read: { agent: 1, customer: 0 } };
    },
    call: async (_method, path, body) => {
      if (path.endsWith("presence")) server.presence.push(body);
    },
  };
  const desk = new Desk(api, { me: { id: "bruna", name: "Bruna" } });
  await desk.open();
  await settled();
  return {
    desk,
    server,
    async tell(event) {
      events.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
      await settled();
      await settled();
    },
    leave() {
      desk.close();
      events.close();
    },
  };
}

test("who waits for an answer is known from the start, and again after events were missed", async () => {
  const { desk, server, tell, leave } = await atTheDesk({ ana: [word(1), word(2), word(3)], bia: [word(1)] });
  assert.equal(desk.chat("ana").unread, 2);
  assert.equal(desk.unread, 2);
  server.chats.bia = [word(1), word(2)];
  await tell({ type: "stream.reset" });
  assert.equal(desk.chat("bia").unread, 1);
  assert.equal(desk.unread, 3);
  assert.deepEqual(server.loads, ["ana", "bia", "ana", "bia"]);
  leave();
});

test("what customers say counts, though they have ended the chat", async () => {
  const { desk, server, tell, leave } = await atTheDesk({ ana: [word(1)] });
  await tell({ type: "chat.message", chat: "ana", data: word(2) });
  server.mine = [];
  server.ended = ["ana"];
  const read = new Promise((resolve) => desk.addEventListener("queue", resolve, { once: true }));
  await tell({ type: "chat.closed", chat: "ana", data: {} });
  await read;
  assert.equal(desk.ended.length, 1);
  assert.equal(desk.unread, 1);
  leave();
});

test("what customers said before they ended a chat counts after a reload as well", async () => {
  const { desk, leave } = await atTheDesk({ ana: [word(1), word(2)], bia: [word(1)] }, [], ["ana", "bia"]);
  assert.equal(desk.chat("ana").unread, 1);
  assert.equal(desk.unread, 1);
  leave();
});

test("what was read in another tab is read in this one", async () => {
  const { desk, tell, leave } = await atTheDesk({ ana: [word(1), word(2)] });
  await tell({ type: "chat.read", chat: "ana", data: { by: "agent", upTo: 2 } });
  assert.equal(desk.unread, 0);
  leave();
});

test("what the agent chose in another tab holds in this one, and is not answered with what was chosen here", async () => {
  const { desk, server, tell, leave } = await atTheDesk({});
  const colleague = { id: "caio", state: "online", capacity: 2 };
  await tell({
    type: "agents.changed",
    data: { agents: [{ id: "bruna", state: "paused", capacity: 5 }, colleague] },
  });
  assert.deepEqual([desk.state, desk.capacity], ["paused", 5]);
  await tell({ type: "agents.changed", data: { agents: [colleague] } });
  assert.deepEqual([desk.state, desk.capacity], ["offline", 5]);
  assert.equal(server.presence.length, 1);
  leave();
});

test("what is heard while the agent's choice is on its way is older than the choice", async () => {
  const { desk, tell, leave } = await atTheDesk({});
  let arrive;
  desk.api.call = () =>
    new Promise((resolve) => {
      arrive = resolve;
    });
  const chosen = desk.setPresence("paused", 3);
  await tell({ type: "agents.changed", data: { agents: [{ id: "bruna", state: "online", capacity: 3 }] } });
  assert.equal(desk.state, "paused");
  arrive();
  await chosen;
  leave();
});

test("of a desk put back from a back-up, what a customer says next is heard, whatever had its number before", async () => {
  const { desk, server, tell, leave } = await atTheDesk({ ana: [word(1), word(2), word(3)] });
  desk.chat("ana").sayRead();
  assert.equal(desk.unread, 0);
  server.chats.ana = [word(1)];
  await tell({ type: "stream.reset" });
  await tell({ type: "chat.message", chat: "ana", data: { ...word(2), id: "other" } });
  assert.deepEqual(
    desk.chat("ana").messages.map(({ id }) => id),
    ["m1", "other"],
  );
  assert.equal(desk.unread, 1);
  leave();
});

test("a chat that was handed on stays in sight while words of the agent's reached nobody, and a desk that is left sends none", async (story) => {
  const { desk, server, tell, leave } = await atTheDesk({ ana: [word(1), word(2)], bia: [word(1)] });
  story.after(() => desk.close());
  const asked = [];
  const unsent = [];
  const refusals = [new Refusal(503, {})];
  desk.api.call = async (_method, _path, { text }) => {
    asked.push(text);
    throw refusals.pop() ?? new Refusal(409, { code: "taken" });
  };
  desk.addEventListener("unsent", ({ detail }) => unsent.push(detail.id));
  const ana = desk.chat("ana");
  ana.send("Já vejo");
  await settled();
  server.mine = ["bia"];
  const read = new Promise((resolve) => desk.addEventListener("queue", resolve, { once: true }));
  await tell({ type: "chat.transferred", chat: "ana", data: { team: "Pagamentos" } });
  await read;
  assert.deepEqual([desk.mine, desk.ended], [[desk.chat("bia")], [ana]]);
  assert.equal(desk.unread, 0);
  ana.sendAgain();
  await settled();
  assert.deepEqual(unsent, ["ana"]);
  assert.deepEqual(desk.ended, [ana]);
  leave();
  const before = asked.length;
  desk.chat("bia").send("Bom dia");
  await settled();
  assert.equal(asked.length, before);
});
