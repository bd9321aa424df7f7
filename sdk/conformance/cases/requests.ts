import { expectProblem, expectStatus } from "../answers.js";
import type { Case, Trial } from "../case.js";
import { newId, ticketDraft } from "../customer.js";
import { check } from "../verdict.js";

async function send(trial: Trial, text: string | Uint8Array<ArrayBuffer>, type = "application/json") {
  const customer = await trial.customer();
  return customer.ask("PUT", `/v1/tickets/${newId()}`, { text, headers: { "content-type": type } });
}

const good = ({ reason }: Trial) => JSON.stringify(ticketDraft(reason));

export const requestCases: readonly Case[] = [
  {
    id: "requests.not-json",
    promise: "A body that is not one JSON object is refused: 400 bad-request",
    why: "Half a body of a broken connection must not become half a ticket.",
    needs: "tickets",
    async run(trial) {
      for (const text of [
        "",
        "{",
        good(trial).slice(0, -1),
        `${good(trial)} {}`,
        "name=Ana",
        new Uint8Array([0x7b, 0xff, 0x7d]),
      ])
        expectProblem(await send(trial, text), "bad-request");
      expectProblem(await send(trial, `\uFEFF${good(trial)}`), "bad-request");
    },
  },
  {
    id: "requests.member-twice",
    promise: "A member that is named twice is refused: 400 bad-request",
    why: "Two readers take two different ones of them, and a check can be walked around.",
    needs: "tickets",
    run: async (trial) =>
      void expectProblem(
        await send(trial, good(trial).replace("{", '{"name":"Somebody else",')),
        "bad-request",
      ),
  },
  {
    id: "requests.content-type",
    promise: "Another content type than application/json is 415 unsupported-type; parameters of it are taken",
    why: "Forms of foreign pages can send text/plain without asking anybody; they cannot send application/json.",
    needs: "tickets",
    async run(trial) {
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"])
        expectProblem(await send(trial, good(trial), type), "unsupported-type");
      expectStatus(await send(trial, good(trial), "application/json; charset=utf-8"), 201);
    },
  },
  {
    id: "requests.too-large",
    promise: "A body of more than 256 KiB is 413 too-large",
    why: "The widget never sends one; whoever does wants the backend's memory.",
    needs: "tickets",
    run: async (trial) =>
      void expectProblem(
        await send(trial, JSON.stringify({ ...ticketDraft(trial.reason), more: "x".repeat(257 * 1024) })),
        "too-large",
      ),
  },
  {
    id: "requests.unknown-members",
    promise: "Members that the backend does not know are ignored",
    why: "The protocol grows by members; an older backend must go on taking tickets of a newer widget.",
    needs: "tickets",
    async run(trial) {
      const customer = await trial.customer();
      const [id, draft] = [newId(), ticketDraft(trial.reason)];
      const later = { ...draft, mood: "sea", context: { page: "/", deep: [1, [2, [3]]] } };
      expectStatus(await customer.ticket(id, later), 201);
      expectStatus(await customer.ticket(id, draft), 200);
    },
  },
  {
    id: "requests.unknown-path",
    promise: "A path that is not there is 404 not-found",
    why: "The widget then offers what works, instead of waiting for an answer that it cannot read.",
    run: async ({ backend }) =>
      void expectProblem(await backend.ask("GET", "/v1/no-such-resource"), "not-found"),
  },
  {
    id: "requests.method",
    promise: "A method that does not fit is 405 method-not-allowed",
    why: "The same: a refusal that can be read.",
    async run({ backend, options }) {
      expectProblem(await backend.ask("DELETE", `/v1/bootstrap?site=${options.site}`), "method-not-allowed");
      expectProblem(await backend.ask("GET", "/v1/sessions"), "method-not-allowed");
    },
  },
  {
    id: "requests.kept-private",
    promise: "Answers to one customer carry Cache-Control: no-store",
    why: "A shared cache between would hand one customer's session to the next.",
    async run({ backend, options }) {
      const answer = await backend.ask("POST", "/v1/sessions", { body: { site: options.site } });
      const control = answer.headers.get("cache-control") ?? "none";
      check(/no-store|private/.test(control), "Cache-Control: no-store", control);
    },
  },
];
