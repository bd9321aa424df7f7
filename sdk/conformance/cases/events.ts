import type { HelpEvent, MessageReceipt } from "../../src/protocol.js";
import { expectJson, expectProblem, expectStatus } from "../answers.js";
import type { Case, Trial } from "../case.js";
import type { Customer } from "../customer.js";
import { batchOf, type Heard, missedBy, poll, withStream } from "../events.js";
import { check, isSame, Skipped } from "../verdict.js";
import { hostileText } from "./conversations.js";

const needs = "chat";
const unknownCursor = "no-cursor-of-this-backend";

const isMessage = ({ event }: Heard) => event.type === "chat.message";
const isDurable = ({ cursor }: Heard) => cursor !== "";
const textOf = (event: HelpEvent) => (event.type === "chat.message" ? event.data.text : undefined);

async function say(customer: Customer, chat: string, ...texts: readonly string[]): Promise<void> {
  for (const text of texts)
    expectJson<MessageReceipt>(await customer.say(chat, text), "message-receipt", 201);
}

/** A chat in which something has happened, and every durable event after its first snapshot. */
async function history(trial: Trial) {
  const { customer, chat } = await trial.visitor();
  await say(customer, chat.id, "one", "two");
  expectStatus(await customer.ask("POST", `/v1/chats/${chat.id}/read`, { body: { upTo: 1 } }), 204);
  await say(customer, chat.id, "three");
  const events = await missedBy(customer, chat.cursor);
  check(
    events.filter(isMessage).length === 3,
    "three chat.message events after the snapshot's cursor",
    events.map(({ event }) => event.type),
  );
  return { customer, chat, events };
}

export const eventCases: readonly Case[] = [
  {
    id: "events.session",
    promise: "Events need a session: 401 unauthorized without one",
    why: "They carry what customers and agents write.",
    needs,
    async run({ backend }) {
      expectProblem(await backend.ask("GET", "/v1/events?wait=0"), "unauthorized");
      // Only the head: a stream that is given all the same does not end.
      const end = new AbortController();
      const headers = { accept: "text/event-stream" };
      const { status } = await backend.open("GET", "/v1/events", { headers }, end.signal);
      end.abort();
      check(status === 401, "401 for a stream as well", status);
    },
  },
  {
    id: "events.hello",
    promise: "A stream begins with a hello within 1 s",
    why: "A hello that does not come means a proxy that holds the stream back; after 5 s the widget falls back to polls.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      await withStream(customer, undefined, async ({ helloAfter }) =>
        check(helloAfter < 1000, "a hello within 1 s", `after ${Math.round(helloAfter)} ms`),
      );
    },
  },
  {
    id: "events.own-message",
    promise: "What the customer writes comes as an event, word for word, durable, with the same seq",
    why: "Other tabs of the same customer draw it from there.",
    needs,
    async run(trial) {
      const { customer, chat } = await trial.visitor();
      await withStream(customer, undefined, async (stream) => {
        const { seq } = expectJson<MessageReceipt>(
          await customer.say(chat.id, hostileText),
          "message-receipt",
          201,
        );
        const { event, cursor } = await stream.next("the event of the message", isMessage);
        check(
          event.type === "chat.message" && event.chat === chat.id && event.data.seq === seq,
          `chat.message of ${chat.id} with seq ${seq}`,
          event,
        );
        check(textOf(event) === hostileText, JSON.stringify(hostileText), textOf(event) ?? "nothing");
        check(cursor !== "", "an id: line with the cursor", "none");
      });
    },
  },
  {
    id: "events.snapshot-cursor",
    promise: "From a snapshot's cursor exactly what came after the snapshot is told",
    why: "The widget draws the snapshot and goes on from its cursor: a gap loses messages, an overlap shows old states.",
    needs,
    async run(trial) {
      const { customer, chat } = await trial.visitor();
      await say(customer, chat.id, "before");
      const { cursor } = await customer.chat(chat.id);
      await say(customer, chat.id, "after");
      const texts = (await missedBy(customer, cursor)).map(({ event }) => textOf(event)).filter(Boolean);
      check(isSame(texts, ["after"]), '"after" alone', texts);
    },
  },
  {
    id: "events.resume-by-poll",
    promise: "From every cursor a poll gives exactly the events after it, in their order",
    why: "Connections end anywhere. Messages must neither get lost nor come twice.",
    needs,
    async run(trial) {
      const { customer, events } = await history(trial);
      for (const [at, { cursor }] of events.entries()) {
        const again = await missedBy(customer, cursor);
        check(
          isSame(again, events.slice(at + 1)),
          `the ${events.length - at - 1} events after ${cursor}`,
          again,
        );
      }
    },
  },
  {
    id: "events.resume-by-stream",
    promise: "From every cursor a stream tells the same events as polls do, with the same cursors",
    why: "The widget changes from one to the other in the middle of a conversation.",
    needs,
    async run(trial) {
      const { customer, chat, events } = await history(trial);
      for (const [at, from] of [chat.cursor, ...events.map(({ cursor }) => cursor)].entries())
        await withStream(customer, from, async (stream) => {
          for (const wanted of events.slice(at)) {
            const heard = await stream.next(`the event ${wanted.cursor}`, isDurable);
            check(isSame(heard, wanted), JSON.stringify(wanted), heard);
          }
          // Nothing else: the next durable event is one that happens now.
          if (at < events.length) return;
          await say(customer, chat.id, "four");
          const { event } = await stream.next("the event of a new message", isDurable);
          check(textOf(event) === "four", "the new message, and no older event", event);
        });
    },
  },
  {
    id: "events.unknown-cursor",
    promise:
      "An unknown cursor is answered with stream.reset, by stream and by poll, and what comes after it is told",
    why: "After a week, or a restored backup, cursors mean nothing. The widget then fetches everything anew.",
    needs,
    async run(trial) {
      const { customer, chat } = await trial.visitor();
      const batch = batchOf(await poll(customer, unknownCursor, 0));
      check(
        batch.events.some(({ type }) => type === "stream.reset"),
        "a stream.reset in the poll",
        batch,
      );
      batchOf(await poll(customer, batch.cursor, 0));
      await withStream(customer, unknownCursor, async (stream) => {
        await stream.next("a stream.reset", ({ event }) => event.type === "stream.reset");
        await say(customer, chat.id, "Hello again");
        await stream.next("the event of a new message", isMessage);
      });
    },
  },
  {
    id: "events.ephemeral",
    promise:
      "A place in the queue comes within 10 s as an event without a cursor, and is not told again from one",
    why: "Ephemeral events that moved the cursor would bury the messages of a long wait under old places.",
    needs,
    async run(trial) {
      const first = await trial.visitor();
      const second = await trial.visitor();
      const { state, cursor } = await second.customer.chat(second.chat.id);
      if (state !== "queued") throw new Skipped("an agent took the chat: run this without agents on duty");
      await withStream(second.customer, cursor, async (stream) => {
        await first.customer.close(first.chat.id);
        const moved = await stream.next(
          "queue.updated when the one before has left",
          ({ event }) => event.type === "queue.updated",
        );
        check(moved.cursor === "", "no id: line", `id: ${moved.cursor}`);
      });
      const again = await missedBy(second.customer, cursor);
      check(
        again.every(({ event }) => event.type !== "queue.updated"),
        "no durable queue.updated",
        again,
      );
    },
  },
  {
    id: "events.poll-at-once",
    promise: "A poll is answered at once when there are events",
    why: "Otherwise every message of a polling customer is 25 s late.",
    needs,
    async run(trial) {
      const { customer, chat } = await trial.visitor();
      await say(customer, chat.id, "Hello");
      const answer = await poll(customer, chat.cursor, 8);
      check(batchOf(answer).events.length > 0, "events", answer.text);
      check(answer.took < 2000, "an answer at once", `after ${Math.round(answer.took)} ms`);
    },
  },
  {
    id: "events.poll-wakes",
    promise: "A poll that waits is answered as soon as something happens",
    why: "The same.",
    needs,
    async run(trial) {
      const { customer, chat } = await trial.visitor();
      // The beginning of the chat is told first; the poll that is looked at begins after it.
      const { cursor } = batchOf(await poll(customer, undefined, 0));
      const waiting = poll(customer, cursor, 8);
      await say(customer, chat.id, "Hello");
      const answer = await waiting;
      check(batchOf(answer).events.length > 0, "events", answer.text);
      check(answer.took < 5000, "an answer when the message came", `after ${Math.round(answer.took)} ms`);
    },
  },
  {
    id: "events.poll-waits",
    promise: "A poll without news is answered with no events after its wait, and with wait=0 at once",
    why: "Answered sooner, every waiting customer becomes a stream of requests; later, a proxy cuts it off.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const at = batchOf(await poll(customer, undefined, 0)).cursor;
      const answer = await poll(customer, at, 2);
      check(batchOf(answer).events.length === 0, "no events", answer.text);
      check(
        answer.took > 1000 && answer.took < 3500,
        "an answer after 2 s (±1)",
        `after ${Math.round(answer.took)} ms`,
      );
      const now = await poll(customer, at, 0);
      check(now.took < 1000, "an answer at once with wait=0", `after ${Math.round(now.took)} ms`);
    },
  },
  {
    id: "events.private",
    promise: "Nobody hears of another customer's chat",
    why: "The worst fault a chat can have.",
    needs,
    async run(trial) {
      const one = await trial.visitor();
      const other = await trial.visitor();
      await withStream(other.customer, other.chat.cursor, async (stream) => {
        await say(one.customer, one.chat.id, "a secret");
        await say(other.customer, other.chat.id, "my own words");
        const { event } = await stream.next("an event of the own message", isMessage);
        check(textOf(event) === "my own words", "the own message first", event);
      });
      const leaked = await missedBy(other.customer, one.chat.cursor).then((all) =>
        all.filter(({ event }) => textOf(event) === "a secret"),
      );
      check(leaked.length === 0, "nothing of another's chat, from another's cursor either", leaked);
    },
  },
  {
    id: "events.closed",
    promise: "The end of a chat is told as chat.closed, by whom and why",
    why: "Other tabs of the customer must not go on showing a conversation.",
    needs,
    async run(trial) {
      const { customer, chat } = await trial.visitor();
      await customer.close(chat.id);
      const last = (await missedBy(customer, chat.cursor)).find(
        ({ event }) => event.type === "chat.closed",
      )?.event;
      check(
        last?.type === "chat.closed" && last.data.by === "customer",
        "chat.closed by customer",
        last ?? "no chat.closed",
      );
    },
  },
  {
    id: "events.heartbeat",
    promise: "A stream on which nothing happens says so at least every 20 s",
    why: "After 40 s of silence the widget takes the stream for dead and comes back: all of them, all the time.",
    needs,
    optional: "slow",
    async run(trial) {
      const customer = await trial.customer();
      await withStream(customer, undefined, (stream) => stream.heartbeat(20_000));
    },
  },
];
