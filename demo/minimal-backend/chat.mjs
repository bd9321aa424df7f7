// The chat of the minimal backend: a queue and conversations. The agent is whoever sits at the terminal:
// "1 Good morning!" writes into chat 1, "1 /close" ends it.
import { createHash, randomUUID } from "node:crypto";
import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { openLog } from "./events.mjs";
import { Problem, send } from "./http.mjs";

const hash = (text) => createHash("sha256").update(text).digest("hex");
const now = () => new Date().toISOString();

export function openChat({ desk, routes, invalid, textOf, personOf }) {
  desk.capabilities.push("chat");
  desk.cards.unshift({ id: "talk", kind: "talk", icon: "chat", title: "Talk to us" });
  const { tell, events, cursor } = openLog();

  // The queue and the conversations.
  const chats = new Map();
  const waiting = () => [...chats.values()].filter(({ agent, closed }) => !agent && !closed);
  const placeOf = (chat) => ({ position: waiting().indexOf(chat) + 1 });
  const queueMoved = () => {
    for (const chat of waiting()) tell(chat, "queue.updated", placeOf(chat), false);
  };
  function told(chat) {
    const { id, agent, closed, read } = chat;
    const place = agent ? { agent } : { queue: placeOf(chat) };
    const state = closed ? "closed" : agent ? "active" : "queued";
    const messages = chat.messages.slice(-50);
    return { id, state, ...(closed ? { closed } : place), messages, read, cursor: cursor() };
  }
  function say(chat, id, by, name, text) {
    const message = { id, seq: chat.messages.length + 1, by, name, text, at: now() };
    chat.messages.push(message);
    tell(chat, "chat.message", message);
    return { seq: message.seq, at: message.at };
  }
  function close(chat, by) {
    if (chat.closed) return;
    chat.closed = { by, reason: by === "customer" && !chat.agent ? "abandoned" : "ended", at: now() };
    tell(chat, "chat.closed", chat.closed);
    queueMoved();
  }
  const own = ({ ids, subject }) => {
    const chat = chats.get(ids[0]);
    if (chat?.subject !== subject) throw new Problem(404, "not-found");
    return chat;
  };

  // What customers ask for.
  function start(call) {
    const { body, subject, ids } = call;
    const person = personOf(body);
    const reason = textOf(body, "reason", 64, { optional: true });
    const first = textOf(body, "message", desk.limits.message, { lines: true, optional: true });
    const key = textOf(body, "key", 32, { optional: true });
    if (key && !/^[0-9a-f]{32}$/.test(key)) invalid("key", "invalid");
    if (reason && !desk.reasons.some(({ id }) => id === reason)) invalid("reason", "unknown");
    const opening = JSON.stringify([person, reason, first, hash(key)]);
    const earlier = chats.get(ids[0]);
    if (earlier && (earlier.subject !== subject || earlier.opening !== opening))
      throw new Problem(409, "id-conflict");
    if (earlier) return send(call, 200, told(earlier));
    if ([...chats.values()].some((one) => one.subject === subject && !one.closed))
      throw new Problem(409, "chat-limit");
    const chat = { id: ids[0], subject, opening, key: key && hash(key), name: person.name, messages: [] };
    chat.read = { agent: 0, customer: 0 };
    chats.set(chat.id, chat);
    if (first) say(chat, chat.id, "customer", chat.name, first);
    stdout.write(`${chats.size}: ${chat.name} waits. ${first}\n`);
    send(call, 201, told(chat));
    queueMoved();
  }
  function write(call) {
    const chat = own(call);
    const text = textOf(call.body, "text", desk.limits.message, { lines: true });
    const earlier = chat.messages.find(({ id }) => id === call.ids[1]);
    if (earlier && (earlier.by !== "customer" || earlier.text !== text))
      throw new Problem(409, "id-conflict");
    if (earlier) return send(call, 200, { seq: earlier.seq, at: earlier.at });
    if (chat.closed) throw new Problem(409, "chat-closed");
    send(call, 201, say(chat, call.ids[1], "customer", chat.name, text));
    stdout.write(`${[...chats.values()].indexOf(chat) + 1}: ${text}\n`);
  }
  function mark(call) {
    const chat = own(call);
    const { upTo } = call.body;
    if (!Number.isInteger(upTo) || upTo < 0) invalid("upTo", upTo === undefined ? "required" : "invalid");
    chat.read.customer = Math.max(chat.read.customer, Math.min(upTo, chat.messages.length));
    tell(chat, "chat.read", { by: "customer", upTo: chat.read.customer });
    send(call, 204);
  }
  function type(call) {
    own(call);
    if (typeof call.body.on !== "boolean") invalid("on", call.body.on === undefined ? "required" : "invalid");
    send(call, 204);
  }
  function rate(call) {
    const chat = own(call);
    const { score } = call.body;
    if (![1, 2, 3, 4, 5].includes(score)) invalid("score", score === undefined ? "required" : "invalid");
    const comment = textOf(call.body, "comment", desk.limits.comment, { lines: true, optional: true });
    const status = chat.rating ? 200 : 201;
    chat.rating = { score, comment };
    send(call, status, {});
  }
  const chat = "/v1/chats/{id}";
  routes.push(
    ["GET", "/v1/events", events, "with a session"],
    ["PUT", chat, start, "with a session"],
    ["GET", chat, (call) => send(call, 200, told(own(call))), "with a session"],
    ["PUT", `${chat}/messages/{id}`, write, "with a session"],
    ["POST", `${chat}/typing`, type, "with a session"],
    ["POST", `${chat}/read`, mark, "with a session"],
    [
      "POST",
      `${chat}/close`,
      (call) => {
        close(own(call), "customer");
        send(call, 200, { state: "closed" });
      },
      "with a session",
    ],
    ["PUT", `${chat}/rating`, rate, "with a session"],
  );

  // What the agent types.
  createInterface({ input: stdin }).on("line", (line) => {
    const [, number, text] = /^(\d+) (.+)$/.exec(line) ?? [];
    const chat = [...chats.values()][number - 1];
    if (!chat || chat.closed)
      return stdout.write('No such chat. Write its number and the words: "1 Good morning!"\n');
    if (text === "/close") return close(chat, "agent");
    if (!chat.agent) {
      chat.agent = { id: "agent", name: "Support" };
      tell(chat, "chat.assigned", { agent: chat.agent });
      queueMoved();
    }
    say(chat, randomUUID(), "agent", chat.agent.name, text);
  });

  return {
    /** Whose chat that is, for whoever has its key. */
    subjectOf(resume) {
      const chat = chats.get(resume?.chat);
      return chat?.key && chat.key === hash(String(resume.key)) ? chat.subject : undefined;
    },
  };
}
