import type { TicketReceipt } from "../../src/protocol.js";
import { expectInvalid, expectJson, expectProblem, expectStatus } from "../answers.js";
import type { Answer } from "../backend.js";
import type { Case } from "../case.js";
import { newId, ticketDraft } from "../customer.js";
import { check, isSame, Skipped } from "../verdict.js";
import { businessDayAfter, dateIn, localDate } from "./zone.js";

const receiptOf = (answer: Answer, ...statuses: readonly number[]) =>
  expectJson<TicketReceipt>(answer, "ticket", ...statuses);

const needs = "tickets";
const parallel = 8;

/** What each member must not be, and the code that says so. */
const wrong: ReadonlyArray<readonly [member: string, fault: string, values: readonly unknown[]]> = [
  ["name", "required", [undefined, "", "   "]],
  ["name", "invalid", ["Ana\nSouza", "Ana\u0000", 7, ["Ana"]]],
  ["email", "required", [undefined, ""]],
  [
    "email",
    "invalid",
    [
      "ana",
      "ana@example",
      "Ana <ana@example.com>",
      "ana@@example.com",
      "a@b.example\r\nBcc: c@d.example",
      "ana@exämple.com",
      { at: 1 },
    ],
  ],
  ["reason", "required", [undefined, ""]],
  ["reason", "unknown", ["no-such-reason"]],
  ["details", "required", [undefined, "", " \n\t "]],
  ["details", "invalid", ["bell \u0007", "nul \u0000", 12]],
];

export const ticketCases: readonly Case[] = [
  {
    id: "tickets.every-reason",
    promise:
      "A ticket of every reason is taken, goes to the reason's team, and is to be answered in the future",
    why: "A reason that fails, or another team's, is a customer who waits for nobody.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      for (const { id: reason, team } of trial.desk.reasons ?? []) {
        const id = newId();
        const receipt = receiptOf(await customer.ticket(id, ticketDraft(reason, { locale: "en" })), 201);
        check(receipt.id === id, `the id ${id}`, receipt.id);
        check(receipt.team === team, `the team of ${reason}, ${team}`, receipt.team);
        check(Date.parse(receipt.answerBy) > Date.now(), "answerBy in the future", receipt.answerBy);
      }
    },
  },
  {
    id: "tickets.answer-day",
    promise:
      "The receipt's day of the answer is the one that the desk's business days, holidays and promise make",
    why: "The widget names that day before the ticket is sent, and the receipt's after: a customer who reads two days believes neither.",
    needs,
    async run(trial) {
      const { hours, answerBusinessDays } = trial.desk;
      if (!hours || !answerBusinessDays) throw new Skipped("the desk promises no day");
      const promised = () => businessDayAfter(hours, dateIn(hours.timeZone, Date.now()), answerBusinessDays);
      const before = promised();
      if (!before) throw new Skipped("the desk has no hours on any business day");
      const customer = await trial.customer();
      const { answerBy } = receiptOf(await customer.ticket(newId(), ticketDraft(trial.reason)), 201);
      // It may have become another day meanwhile.
      check([before, promised()].includes(localDate(answerBy)), before, answerBy);
    },
  },
  {
    id: "tickets.same-id-twice",
    promise: "The same id with the same text is one ticket: 201, then 200 with the same body",
    why: "Answers get lost on the way, and the widget asks again; the customer must not have two tickets.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const [id, draft] = [newId(), ticketDraft(trial.reason)];
      const first = receiptOf(await customer.ticket(id, draft), 201);
      const again = receiptOf(await customer.ticket(id, draft), 200);
      check(isSame(first, again), `the first answer again: ${JSON.stringify(first)}`, again);
    },
  },
  {
    id: "tickets.same-id-in-parallel",
    promise: `The same ticket ${parallel} times at the same moment is one ticket`,
    why: "Two tabs, or a request that a proxy repeats: a look-up followed by an insert makes two tickets of it.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const [id, draft] = [newId(), ticketDraft(trial.reason)];
      const answers = await Promise.all(Array.from({ length: parallel }, () => customer.ticket(id, draft)));
      const made = answers.filter(({ status }) => status === 201);
      check(made.length === 1, "exactly one 201", answers.map(({ status }) => status).join(" "));
      const references = answers
        .filter(({ status }) => status !== 409)
        .map((answer) => receiptOf(answer, 200, 201).reference);
      check(new Set(references).size === 1, "one reference", references);
      for (const answer of answers.filter(({ status }) => status === 409))
        expectProblem(answer, "in-progress");
    },
  },
  {
    id: "tickets.same-id-other-text",
    promise: "The same id with another text is 409 id-conflict, and the first ticket stays as it is",
    why: "The customer has changed the text after a failure; a silent 200 would throw the new one away.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const [id, draft] = [newId(), ticketDraft(trial.reason)];
      const first = receiptOf(await customer.ticket(id, draft), 201);
      for (const other of [
        { details: "Something else." },
        { name: "Somebody else" },
        { email: "other@example.com" },
      ])
        expectProblem(await customer.ticket(id, { ...draft, ...other }), "id-conflict");
      const still = receiptOf(await customer.ticket(id, draft), 200);
      check(isSame(first, still), `the first answer: ${JSON.stringify(first)}`, still);
    },
  },
  {
    id: "tickets.other-subject",
    promise:
      "Another subject's same id is the same ticket for the same text, and a ticket of its own for another",
    why: "A reload loses the session: who tries again is a new subject. And nobody may block another's id.",
    needs,
    async run(trial) {
      const [one, other] = [await trial.customer(), await trial.customer()];
      const [id, draft] = [newId(), ticketDraft(trial.reason)];
      const first = receiptOf(await one.ticket(id, draft), 201);
      const same = receiptOf(await other.ticket(id, draft), 200, 201);
      check(same.reference === first.reference, `the ticket ${first.reference}`, same.reference);
      const own = receiptOf(await other.ticket(id, ticketDraft(trial.reason)), 201);
      check(own.reference !== first.reference, "a ticket of its own", own.reference);
    },
  },
  {
    id: "tickets.id",
    promise: "An id that is no lower-case UUID is 400 bad-request",
    why: "Two spellings of one id would be two tickets.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      for (const id of [
        "42",
        newId().toUpperCase().replace(/^./, "A"),
        newId().replaceAll("-", ""),
        `${newId()}0`,
      ])
        expectProblem(await customer.ticket(id, ticketDraft(trial.reason)), "bad-request");
    },
  },
  {
    id: "tickets.validation",
    promise: "What is wrong with a member is told with its pointer and code: 422 validation",
    why: "The widget shows the error at the field; without a pointer the customer is left to guess.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      for (const [member, fault, values] of wrong)
        for (const value of values)
          expectInvalid(
            await customer.ticket(newId(), { ...ticketDraft(trial.reason), [member]: value }),
            member,
            fault,
          );
    },
  },
  {
    id: "tickets.limits",
    promise: "Texts of exactly the announced length are taken; one character more is too-long",
    why: "The form counts characters against these figures. Counted in bytes, the accents of a language cost its customers text.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const { name = 128, details = 20_000 } = trial.desk.limits ?? {};
      for (const character of ["x", "é", "😀"]) {
        const longest = ticketDraft(trial.reason, {
          details: character.repeat(details),
          name: character.repeat(name),
        });
        expectStatus(await customer.ticket(newId(), longest), 201);
      }
      for (const [member, most] of Object.entries({ name, details }))
        expectInvalid(
          await customer.ticket(newId(), ticketDraft(trial.reason, { [member]: "😀".repeat(most + 1) })),
          member,
          "too-long",
        );
    },
  },
];
