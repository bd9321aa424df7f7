import type { MessageReceipt } from "../../src/protocol.js";
import { expectInvalid, expectJson, expectProblem, expectStatus } from "../answers.js";
import type { Answer } from "../backend.js";
import type { Case } from "../case.js";
import { newId, person } from "../customer.js";
import { check, isSame } from "../verdict.js";

const needs = "chat";
const parallel = 20;
const afterClosing = ["abandoned", "ended"];

/** What must come back as it went: markup, directions, joined emoji, line breaks, separators, what templates and SQL would take. */
export const hostileText =
  "<script>alert(1)</script> <b>&amp;</b> \"'` $" +
  "{x} {{x}} %s \\n '); DROP TABLE chat;--\n\tשלום \u202Eabc\u2028\u200D👩🏽\u200D🚀 é e\u0301";

const receiptOf = (answer: Answer, ...statuses: readonly number[]) =>
  expectJson<MessageReceipt>(answer, "message-receipt", ...statuses);

/** What is said in a chat, and how it ends. */
export const conversationCases: readonly Case[] = [
  {
    id: "chats.order",
    promise: `${parallel} messages at the same moment get ${parallel} numbers without a gap, in the snapshot as in the receipts`,
    why: "The widget draws by seq and asks again for what is missing: a gap is a spinner for ever, a double hides a message.",
    needs,
    async run(trial) {
      const { customer, chat } = await trial.visitor();
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
      const { customer, chat } = await trial.visitor();
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
      const { customer, chat } = await trial.visitor();
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
      const { customer, chat } = await trial.visitor();
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
      const { customer, chat } = await trial.visitor();
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
      const { customer, chat } = await trial.visitor();
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
      const { customer, chat } = await trial.visitor();
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
      const { customer, chat } = await trial.visitor();
      await customer.close(chat.id);
      const rate = (body: object) => customer.ask("PUT", `/v1/chats/${chat.id}/rating`, { body });
      for (const score of [0, 6, 2.5, "5"]) expectInvalid(await rate({ score }), "score", "invalid");
      expectInvalid(await rate({}), "score", "required");
      expectStatus(await rate({ score: 2, comment: "Slow." }), 200, 201);
      expectStatus(await rate({ score: 5 }), 200, 201);
    },
  },
];
