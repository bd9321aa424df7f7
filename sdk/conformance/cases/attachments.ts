import { expectInvalid, expectJson, expectProblem, expectStatus } from "../answers.js";
import type { Answer } from "../backend.js";
import type { Case, Trial } from "../case.js";
import { type Customer, newId, ticketDraft } from "../customer.js";
import { check, isSame, Skipped } from "../verdict.js";

const needs = "attachments";

interface Upload {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
interface Receipt {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

/** Small files of the usual types, which a backend that looks at their bytes knows. */
const samples: readonly Upload[] = [
  {
    type: "image/png",
    bytes: Uint8Array.from(
      Buffer.from(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        "base64",
      ),
    ),
  },
  { type: "application/pdf", bytes: bytesOf("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n") },
  { type: "text/plain", bytes: bytesOf("Written by the conformance kit.\n") },
  { type: "image/gif", bytes: bytesOf("GIF89a\x01\x00\x01\x00\x00\x00\x00;") },
];
const program = bytesOf("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00");

/** The largest file that is worth sending. */
const mostTried = 32 * 1024 * 1024;
const usualMost = 10 * 1024 * 1024;

/** A file that the desk takes. */
function sampleFor({ desk }: Trial): Upload {
  const types = desk.limits?.attachmentTypes ?? [];
  const sample = samples.find(({ type }) => types.length === 0 || types.includes(type));
  if (!sample) throw new Skipped(`the kit has no file of the types ${types.join(", ")}`);
  return sample;
}

const send = (
  customer: Customer,
  id: string,
  { type, bytes }: Upload,
  name = "screen.bin",
): Promise<Answer> =>
  customer.ask("PUT", `/v1/attachments/${id}?name=${encodeURIComponent(name)}`, {
    text: bytes,
    headers: { "content-type": type },
  });

const ticketWith = (trial: Trial, customer: Customer, ...attachments: readonly string[]) =>
  customer.ticket(newId(), ticketDraft(trial.reason, { attachments }));

export const attachmentCases: readonly Case[] = [
  {
    id: "attachments.upload",
    promise: "A file is taken once however often it is sent, and a ticket that names it takes it",
    why: "The widget sends a file again when the answer was lost, and the ticket only when all of them are there.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const [id, sample, name] = [newId(), sampleFor(trial), "recibo de março.bin"];
      const first = expectJson<Receipt>(await send(customer, id, sample, name), "attachment", 201);
      const told = { id, name, type: sample.type, size: sample.bytes.length };
      for (const [member, value] of Object.entries(told))
        check(Reflect.get(first, member) === value, `${member} ${value}`, first);
      const again = expectJson<Receipt>(await send(customer, id, sample, name), "attachment", 200);
      check(isSame(first, again), `the first answer again: ${JSON.stringify(first)}`, again);
      expectStatus(await ticketWith(trial, customer, id), 201);
      expectInvalid(await ticketWith(trial, customer, id), "attachments/0", "unknown");
    },
  },
  {
    id: "attachments.same-id-other-file",
    promise: "The same id with another file, or of somebody else, is 409 id-conflict",
    why: "A silent 200 would put the wrong file into the customer's ticket.",
    needs,
    async run(trial) {
      const [one, other] = [await trial.customer(), await trial.customer()];
      const [id, sample] = [newId(), sampleFor(trial)];
      expectStatus(await send(one, id, sample), 201);
      expectProblem(await send(one, id, sample, "another.bin"), "id-conflict");
      expectProblem(await send(other, id, sample), "id-conflict");
    },
  },
  {
    id: "attachments.wrong-type",
    promise: "A type that is not announced, and bytes that are not of the type they come under, are 415",
    why: "An agent opens what customers send; a program that calls itself a picture must not reach them.",
    needs,
    async run(trial) {
      const customer = await trial.customer();
      const { attachmentTypes = [] } = trial.desk.limits ?? {};
      if (attachmentTypes.length === 0) throw new Skipped("the desk announces no attachmentTypes");
      const foreign = { type: "application/x-msdownload", bytes: program };
      expectProblem(await send(customer, newId(), foreign), "unsupported-type");
      const disguised = { type: sampleFor(trial).type, bytes: program };
      expectProblem(await send(customer, newId(), disguised), "unsupported-type");
    },
  },
  {
    id: "attachments.too-large",
    promise: "A file of one byte more than limits.attachmentBytes is 413 too-large, with mostBytes",
    why: "The widget shows the figure to the customer, who can then choose a smaller file.",
    needs,
    async run(trial) {
      const { attachmentBytes: most = usualMost } = trial.desk.limits ?? {};
      if (most > mostTried) throw new Skipped(`attachmentBytes is more than ${mostTried}`);
      const sample = sampleFor(trial);
      const bytes = new Uint8Array(most + 1);
      bytes.fill(0x20).set(sample.bytes);
      const problem = expectProblem(
        await send(await trial.customer(), newId(), { ...sample, bytes }),
        "too-large",
      );
      check(problem.mostBytes === most, `mostBytes ${most}`, problem.mostBytes ?? "none");
    },
  },
  {
    id: "attachments.name",
    promise: "A file without bytes, or under a name with a slash or a control character, is 400 bad-request",
    why: "Names are shown to agents, and become names of files on their machines.",
    needs,
    async run(trial) {
      const [customer, sample] = [await trial.customer(), sampleFor(trial)];
      for (const name of ["", "../screen.png", "screen\u0000.png", "gpj.\u202Eexe"])
        expectProblem(await send(customer, newId(), sample, name), "bad-request");
      const empty = { ...sample, bytes: new Uint8Array() };
      expectProblem(await send(customer, newId(), empty), "bad-request");
    },
  },
  {
    id: "attachments.foreign",
    promise: "A ticket that names somebody else's file, or one that is not there, is refused at its place",
    why: "Otherwise a guessed id puts a stranger's papers into one's own ticket.",
    needs,
    async run(trial) {
      const [one, other] = [await trial.customer(), await trial.customer()];
      const [id, sample] = [newId(), sampleFor(trial)];
      expectStatus(await send(one, id, sample), 201);
      expectInvalid(await ticketWith(trial, other, id), "attachments/0", "unknown");
      expectInvalid(await ticketWith(trial, one, id, newId()), "attachments/1", "unknown");
      expectStatus(await ticketWith(trial, one, id), 201);
    },
  },
  {
    id: "attachments.session",
    promise: "Without a session a file is 401 unauthorized",
    why: "A store that takes files from everybody is soon full of them.",
    needs,
    async run(trial) {
      const { type, bytes } = sampleFor(trial);
      const answer = await trial.backend.ask("PUT", `/v1/attachments/${newId()}?name=a.bin`, {
        text: bytes,
        headers: { "content-type": type },
      });
      expectProblem(answer, "unauthorized");
    },
  },
  {
    id: "attachments.take-back",
    promise:
      "A file that its customer takes back is gone: 204, and no ticket can name it; nobody else can do that",
    why: "Who has chosen the wrong file wants it gone now, not when it is purged.",
    needs,
    async run(trial) {
      const [one, other] = [await trial.customer(), await trial.customer()];
      const [id, sample] = [newId(), sampleFor(trial)];
      expectStatus(await send(one, id, sample), 201);
      const takeBack = (customer: Customer) => customer.ask("DELETE", `/v1/attachments/${id}`);
      const asStranger = await takeBack(other);
      if (asStranger.status === 405) throw new Skipped("the backend takes no file back");
      expectProblem(asStranger, "not-found");
      expectStatus(await takeBack(one), 204);
      expectProblem(await takeBack(one), "not-found");
      expectInvalid(await ticketWith(trial, one, id), "attachments/0", "unknown");
    },
  },
];
