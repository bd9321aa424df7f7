import type { Chat, MessageReceipt } from "../../src/protocol.js";
import { expectInvalid, expectJson, expectProblem, expectStatus } from "../answers.js";
import type { Answer } from "../backend.js";
import type { Case, Trial } from "../case.js";
import { newId, newKey, person } from "../customer.js";
import { check, isSame, Skipped } from "../verdict.js";

const needs = "chat";
const parallel = 20;
const afterClosing = ["abandoned", "ended"];

/** What must come back as it went: markup, directions, joined emoji, line breaks, separators, what templates and SQL would take. */
export const hostileText =
  "<script>alert(1)</script> <b>&amp;</b> \"'` $" +
  "{x} {{x}} %s \\n '); DROP TABLE chat;--\n\tשלום \u202Eabc\u2028\u200D👩🏽\u200D🚀 é e\u0301";

const receiptOf = (answer: Answer, ...statuses: readonly number[]) =>
  expectJson<MessageReceipt>(answer, "message-receipt", ...statuses);

/** The place in the queue; the case is skipped when somebody serves the chat. */
function placeOf(chat: Chat): number {
  if (chat.state !== "queued") throw new Skipped("an agent took the chat: run this without agents on duty");
  check(chat.queue !== undefined, "a queue object of a chat that is queued", chat);
  return chat.queue.position;
}

async function visitor(trial: Trial) {
  const customer = await trial.customer();
  return { customer, chat: await customer.startChat() };
}

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
      const one = await visitor(trial);
      const two = await visitor(trial);
      const three = await visitor(trial);
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
      const { chat } = await visitor(trial);
      const { estimate, agentsOnline } = chat.queue ?? {};
      if (agentsOnline === 0) check(!estimate, "no estimate when no agent is there", estimate);
      if (!estimate) return;
      check(estimate.low <= estimate.high, "low ≤ high", estimate);
      const age = Math.abs(Date.now() - Date.parse(estimate.computedAt));
      check(age < 10 * 60_000, "an estimate of now", estimate.computedAt);
    },
  },
  {
    id: "chats.order",
    promise: `${parallel} messages at the same moment get ${parallel} numbers without a gap, in the snapshot as in the receipts`,
    why: "The widget draws by seq and asks again for what is missing: a gap is a spinner for ever, a double hides a message.",
    needs,
    async run(trial) {
      const { customer, chat } = await visitor(trial);
      const before = (await customer.chat(chat.id)).messages?.at(-1)?.seq ?? 0;
      const texts = Array.from({ length: parallel }, (_, at) => `message ${at}`);
      const answers = await Promise.all(texts.map((text) => customer.say(chat.id, text)));
      const seqs = answers.map((answer) => receiptOf(answer, 201).seq);
      const wanted = texts.map((_, at) => before + 1 + at);
      check(
        isSame(
          [...seqs].sort((a, b) => a - b),
          wanted,
        ),
        `the numbers ${wanted[0]} to ${wanted.at(-1)}`,
        seqs,
      );
      const { messages = [] } = await customer.chat(chat.id);
      for (const [at, text] of texts.entries()) {
        const told = messages.find(({ seq }) => seq === seqs[at]);
        check(told?.text === text, `"${text}" as number ${seqs[at]}`, told ?? "nothing");
      }
      check(
        messages.every(({ seq }, at) => at === 0 || seq === (messages[at - 1]?.seq ?? 0) + 1),
        "seq ascending, without gaps",
        messages.map(({ seq }) => seq),
      );
    },
  },
  {
    id: "chats.message-twice",
    promise:
      "The same message twice is one message: 201, then 200 with the same seq; another text is 409 id-conflict",
    why: "The widget repeats until it has an answer; the agent must not read everything twice.",
    needs,
    async run(trial) {
      const { customer, chat } = await visitor(trial);
      const id = newId();
      const first = receiptOf(await customer.say(chat.id, "once", id), 201);
      const again = receiptOf(await customer.say(chat.id, "once", id), 200);
      check(isSame(first, again), `the first answer again: ${JSON.stringify(first)}`, again);
      expectProblem(await customer.say(chat.id, "twice", id), "id-conflict");
      const { messages = [] } = await customer.chat(chat.id);
      check(messages.filter((one) => one.id === id).length === 1, "one message", messages);
    },
  },
  {
    id: "chats.text-unchanged",
    promise: "Whatever a customer writes comes back exactly so",
    why: "Markup is text here. Who escapes or cleans it shows customers &lt; and loses what they pasted.",
    needs,
    async run(trial) {
      const { customer, chat } = await visitor(trial);
      const id = newId();
      receiptOf(await customer.say(chat.id, hostileText, id), 201);
      const told = (await customer.chat(chat.id)).messages?.find((one) => one.id === id)?.text;
      check(told === hostileText, JSON.stringify(hostileText), told ?? "no message");
    },
  },
  {
    id: "chats.validation",
    promise: "A wrong chat, message, mark or rating is told with its pointer: 422 validation",
    why: "The widget shows the error at the field.",
    needs,
    async run(trial) {
      const { customer, chat } = await visitor(trial);
      const draft = (more: object) =>
        customer.ask("PUT", `/v1/chats/${newId()}`, { body: { ...person, ...more } });
      expectInvalid(await draft({ name: "" }), "name", "required");
      expectInvalid(await draft({ email: "ana" }), "email", "invalid");
      expectInvalid(await draft({ key: "short" }), "key", "invalid");
      if (trial.reason) expectInvalid(await draft({ reason: "no-such-reason" }), "reason", "unknown");
      const { message = 4000 } = trial.desk.limits ?? {};
      expectInvalid(await customer.say(chat.id, ""), "text", "required");
      expectInvalid(await customer.say(chat.id, "é".repeat(message + 1)), "text", "too-long");
      expectInvalid(await customer.say(chat.id, "bell \u0007"), "text", "invalid");
      receiptOf(await customer.say(chat.id, "é".repeat(message)), 201);
      const act = (what: string, body: object) =>
        customer.ask("POST", `/v1/chats/${chat.id}/${what}`, { body });
      expectInvalid(await act("typing", { on: "yes" }), "on", "invalid");
      expectInvalid(await act("read", { upTo: -1 }), "upTo", "invalid");
      expectInvalid(await act("read", {}), "upTo", "required");
    },
  },
  {
    id: "chats.typing-and-read",
    promise: "Typing and read are 204, also when they say what is known, or more than there is",
    why: "Nobody waits for them and nobody repeats them: they must not fail over trifles.",
    needs,
    async run(trial) {
      const { customer, chat } = await visitor(trial);
      const { seq } = receiptOf(await customer.say(chat.id, "Hello"), 201);
      const act = (what: string, body: object) =>
        customer.ask("POST", `/v1/chats/${chat.id}/${what}`, { body });
      for (const on of [true, false]) expectStatus(await act("typing", { on }), 204);
      for (const upTo of [seq, 0, seq + 100]) expectStatus(await act("read", { upTo }), 204);
      const { read } = await customer.chat(chat.id);
      check(read?.customer === undefined || read.customer === seq, `read up to ${seq}`, read);
    },
  },
  {
    id: "chats.close",
    promise: "A close ends the chat; repeated it is 200 again; a message after it is 409 chat-closed",
    why: "The X must always work. And nobody may write into a chat that no agent reads any more.",
    needs,
    async run(trial) {
      const { customer, chat } = await visitor(trial);
      const close = () => customer.ask("POST", `/v1/chats/${chat.id}/close`, { body: {} });
      for (let times = 0; times < 2; times += 1) expectJson(await close(), "close-receipt", 200);
      const { state, closed } = await customer.chat(chat.id);
      check(state === "closed", "the state closed", state);
      check(
        closed?.by === "customer" && afterClosing.includes(closed.reason),
        "closed by customer, abandoned or ended",
        closed ?? "nothing",
      );
      expectProblem(await customer.say(chat.id, "Are you there?"), "chat-closed");
      const next = await customer.startChat();
      check(next.id !== chat.id, "another chat afterwards", next.id);
    },
  },
  {
    id: "chats.repeat-after-close",
    promise: "A message that had arrived before the close is answered like the first time after it",
    why: "Its answer was lost: the widget must not tell the customer that it could not be sent.",
    needs,
    async run(trial) {
      const { customer, chat } = await visitor(trial);
      const id = newId();
      const first = receiptOf(await customer.say(chat.id, "Thank you!", id), 201);
      await customer.close(chat.id);
      const again = receiptOf(await customer.say(chat.id, "Thank you!", id), 200);
      check(isSame(first, again), `the first answer again: ${JSON.stringify(first)}`, again);
    },
  },
  {
    id: "chats.rating",
    promise: "A rating of 1 to 5 is taken and may be replaced; any other is 422 at #/score",
    why: "The last click of a conversation; a failure there spoils a good one.",
    needs,
    async run(trial) {
      const { customer, chat } = await visitor(trial);
      await customer.close(chat.id);
      const rate = (body: object) => customer.ask("PUT", `/v1/chats/${chat.id}/rating`, { body });
      for (const score of [0, 6, 2.5, "5"]) expectInvalid(await rate({ score }), "score", "invalid");
      expectInvalid(await rate({}), "score", "required");
      expectStatus(await rate({ score: 2, comment: "Slow." }), 200, 201);
      expectStatus(await rate({ score: 5 }), 200, 201);
    },
  },
  {
    id: "chats.private",
    promise: "For anybody else a chat is 404 not-found, whatever they try",
    why: "An id may leak; what customers write must not. 403 would tell that the chat exists.",
    needs,
    async run(trial) {
      const { chat, customer } = await visitor(trial);
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
];
