import type { Chat } from "../../src/protocol.js";
import { expectJson, expectProblem } from "../answers.js";
import type { Case } from "../case.js";
import { newId, newKey } from "../customer.js";
import { check, isSame, Skipped } from "../verdict.js";

const needs = "chat";

/** Customers with whom a queue is filled. */
const mostWaiting = 120;

/** The place in the queue; the case is skipped when somebody serves the chat. */
function placeOf(chat: Chat): number {
  if (chat.state !== "queued") throw new Skipped("an agent took the chat: run this without agents on duty");
  check(chat.queue !== undefined, "a queue object of a chat that is queued", chat);
  return chat.queue.position;
}

/** How a chat begins, where it stands, and whose it is. */
export const chatCases: readonly Case[] = [
  {
    id: "chats.start",
    promise: "A chat is queued with a place; its first message has the chat's id and seq 1",
    why: "The customer is told the place at once, and their first words must not get lost.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const chat = await customer.startChat({
        message: "Hello",
        reason: trial.reason || undefined,
        locale: "en",
      });
      if (chat.state === "queued") check(placeOf(chat) >= 0, "a place", chat.queue);
      const [first] = chat.messages ?? [];
      check(
        first?.text === "Hello" && first.id === chat.id && first.seq === 1 && first.by === "customer",
        `the message "Hello" of the customer with the id ${chat.id} and seq 1`,
        first ?? "no message",
      );
      const silent = await (await trial.customer()).startChat();
      check(
        silent.messages?.every(({ by }) => by !== "customer") ?? true,
        "no words that nobody wrote",
        silent.messages,
      );
    },
  },
  {
    id: "chats.same-id-twice",
    promise: "The same id with the same body is one chat: 201, then 200; another body is 409 id-conflict",
    why: "The answer may get lost; the customer must not stand in the queue twice, or be told of a chat that is not theirs.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const draft = { message: "Hello", key: newKey() };
      const chat = await customer.startChat(draft);
      const again = expectJson<Chat>(await customer.putChat(chat.id, draft), "chat", 200);
      check(again.id === chat.id && again.messages?.length === chat.messages?.length, "the same chat", again);
      expectProblem(await customer.putChat(chat.id, { ...draft, message: "Something else" }), "id-conflict");
    },
  },
  {
    id: "chats.same-id-in-parallel",
    promise: "The same chat several times at the same moment is one chat with one first message",
    why: "Two tabs that come back from a lost network at once.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const draft = { message: "Hello", key: newKey() };
      const chat = await customer.startChat();
      await customer.close(chat.id);
      const id = newId();
      const answers = await Promise.all(Array.from({ length: 6 }, () => customer.putChat(id, draft)));
      const made = answers.filter(({ status }) => status === 201);
      check(made.length === 1, "exactly one 201", answers.map(({ status }) => status).join(" "));
      const words = (await customer.chat(id)).messages?.filter(({ by }) => by === "customer") ?? [];
      check(words.length === 1, "one first message", words);
    },
  },
  {
    id: "chats.positions",
    promise: "Three visitors stand one behind the other, and move up when the first leaves",
    why: "The place is the one thing a waiting customer looks at; a wrong one is worse than none.",
    needs,
    async run(trial) {
      const one = await trial.visitor();
      const two = await trial.visitor();
      const three = await trial.visitor();
      const places = async () => [
        placeOf(await two.customer.chat(two.chat.id)),
        placeOf(await three.customer.chat(three.chat.id)),
      ];
      const first = placeOf(await one.customer.chat(one.chat.id));
      const behind = await places();
      check(isSame(behind, [first + 1, first + 2]), `the places ${first}, ${first + 1}, ${first + 2}`, [
        first,
        ...behind,
      ]);
      await one.customer.close(one.chat.id);
      const after = await places();
      check(
        isSame(after, [first, first + 1]),
        `the places ${first} and ${first + 1} when the first has left`,
        after,
      );
    },
  },
  {
    id: "chats.estimate",
    promise: "An estimate has low ≤ high and is fresh; without agents there is none",
    why: "A made-up number breaks the trust that the honest ones earn.",
    needs,
    async run(trial) {
      const { chat } = await trial.visitor();
      const { estimate, agentsOnline } = chat.queue ?? {};
      if (agentsOnline === 0) check(!estimate, "no estimate when no agent is there", estimate);
      if (!estimate) return;
      check(estimate.low <= estimate.high, "low ≤ high", estimate);
      const age = Math.abs(Date.now() - Date.parse(estimate.computedAt));
      check(age < 10 * 60_000, "an estimate of now", estimate.computedAt);
    },
  },
  {
    id: "chats.private",
    promise: "For anybody else a chat is 404 not-found, whatever they try",
    why: "An id may leak; what customers write must not. 403 would tell that the chat exists.",
    needs,
    async run(trial) {
      const { chat, customer } = await trial.visitor();
      const stranger = await trial.customer();
      const path = `/v1/chats/${chat.id}`;
      for (const [method, more, body] of [
        ["GET", "", undefined],
        ["PUT", `/messages/${newId()}`, { text: "Hello" }],
        ["POST", "/typing", { on: true }],
        ["POST", "/read", { upTo: 1 }],
        ["POST", "/close", {}],
        ["PUT", "/rating", { score: 1 }],
      ] as const)
        expectProblem(await stranger.ask(method, path + more, { ...(body && { body }) }), "not-found");
      expectProblem(await stranger.ask("GET", `/v1/chats/${newId()}`), "not-found");
      check((await customer.chat(chat.id)).state !== "closed", "the chat to go on", "closed");
    },
  },
  {
    id: "chats.resume",
    promise:
      "A session with the chat's key has the chat's subject; with a wrong key, or of an unknown chat, a new one",
    why: "A reload loses the session, and must not lose the conversation. Nor give it to somebody who guesses.",
    needs,
    async run(trial) {
      const key = newKey();
      const customer = await trial.customer();
      const chat = await customer.startChat({ key });
      const back = await trial.customer({ resume: { chat: chat.id, key } });
      check(
        back.session.subject === customer.session.subject,
        customer.session.subject,
        back.session.subject,
      );
      check((await back.chat(chat.id)).id === chat.id, "the chat", "another");
      for (const resume of [
        { chat: chat.id, key: newKey() },
        { chat: newId(), key },
      ]) {
        const stranger = await trial.customer({ resume });
        check(
          stranger.session.subject !== customer.session.subject,
          "a new subject",
          stranger.session.subject,
        );
        expectProblem(await stranger.ask("GET", `/v1/chats/${chat.id}`), "not-found");
      }
    },
  },
  {
    id: "chats.outside-hours",
    promise: "A chat while the desk is closed is 409 outside-hours, and opensAt is a time to come",
    why: "The customer is told when the desk opens, and offered the ticket.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const answer = await customer.putChat(newId());
      if (answer.status < 300) throw new Skipped("the desk is open now");
      const { opensAt } = expectProblem(answer, "outside-hours");
      check(!opensAt || Date.parse(opensAt) > Date.now(), "opensAt in the future", opensAt);
    },
  },
  {
    id: "chats.one-at-a-time",
    promise:
      "A second chat of a customer is refused with 409 chat-limit while the first is open, or is taken whole",
    why: "The widget says so in words; any other refusal looks like a fault that passes.",
    needs,
    async run(trial) {
      const { customer, chat } = await trial.visitor();
      const second = await customer.putChat(newId());
      if (second.status === 201) expectJson<Chat>(second, "chat", 201);
      else expectProblem(second, "chat-limit");
      await customer.close(chat.id);
      if (second.status !== 201) await customer.startChat();
    },
  },
  {
    id: "chats.queue-full",
    promise: "A queue that takes nobody more says 503 queue-full, and with Retry-After when to come back",
    why: "The widget then offers the ticket; a customer who stands behind a hundred others is not served today.",
    needs,
    optional: "rate",
    async run(trial) {
      await trial.visitor(); // or it is skipped: the desk is closed
      for (let waiting = 1; waiting < mostWaiting; waiting += 1) {
        const answer = await (await trial.customer()).putChat(newId());
        if (answer.status === 201) continue;
        expectProblem(answer, "queue-full");
        const wait = answer.headers.get("retry-after") ?? "none";
        check(/^[1-9]\d*$/.test(wait), "Retry-After in whole seconds", wait);
        return;
      }
      throw new Skipped(`${mostWaiting} customers were let in`);
    },
  },
];
