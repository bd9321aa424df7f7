import { expectInvalid, expectProblem, expectStatus } from "../answers.js";
import type { Case } from "../case.js";
import { newId, ticketDraft } from "../customer.js";
import { check } from "../verdict.js";

const somewhere = () => `/v1/tickets/${newId()}`;

export const sessionCases: readonly Case[] = [
  {
    id: "sessions.start",
    promise: "A session needs the site only, ends in the future and sets no cookie",
    why: "Most customers are nobody that the backend knows; a cookie would need consent, and brings cross-site requests.",
    async run({ backend, options }) {
      const answer = await backend.ask("POST", "/v1/sessions", { body: { site: options.site } });
      expectStatus(answer, 201);
      check(!answer.headers.has("set-cookie"), "no Set-Cookie header", answer.headers.get("set-cookie"));
      const ends = answer.json instanceof Object ? String(Reflect.get(answer.json, "expiresAt")) : "";
      check(Date.parse(ends) > Date.now(), "expiresAt in the future (is the backend's clock right?)", ends);
    },
  },
  {
    id: "sessions.unknown-site",
    promise: "A session for an unknown site, or for none, is refused at #/site",
    why: "The widget tells embedders apart who mistyped the key from those whose backend is down.",
    async run({ backend }) {
      expectInvalid(
        await backend.ask("POST", "/v1/sessions", { body: { site: "no-such-site" } }),
        "site",
        "unknown",
      );
      expectInvalid(await backend.ask("POST", "/v1/sessions", { body: {} }), "site", "required");
    },
  },
  {
    id: "sessions.strangers-differ",
    promise: "Two sessions without a word about the past have two subjects",
    why: "Otherwise one customer reads another's chat.",
    async run(trial) {
      const [one, other] = [await trial.customer(), await trial.customer()];
      check(one.session.subject !== other.session.subject, "another subject", one.session.subject);
      check(one.session.token !== other.session.token, "another token", "the same token");
    },
  },
  {
    id: "sessions.old-token-keeps-subject",
    promise: "A new session that is asked for with the old token keeps the subject",
    why: "A ticket whose answer was lost when the session ended must stay one ticket of the same customer.",
    async run(trial) {
      const { session } = await trial.customer();
      const renewed = await trial.customer({}, { authorization: `Bearer ${session.token}` });
      check(renewed.session.subject === session.subject, session.subject, renewed.session.subject);
      check(renewed.session.token !== session.token, "a new token", "the old one");
    },
  },
  {
    id: "sessions.unknown-old-token",
    promise: "An unknown old token is ignored: a new subject is made",
    why: "A laptop that was closed for a week comes with one; it must not be locked out.",
    async run(trial) {
      await trial.customer({}, { authorization: "Bearer bm90LWEtdG9rZW4tb2YtdGhpcy1iYWNrZW5kLWF0LWFsbCE" });
    },
  },
  {
    id: "sessions.needed",
    promise: "Without a session, with an unknown one or with another scheme, a ticket is 401 unauthorized",
    why: "The widget starts a session when it hears this code, and repeats.",
    async run({ backend, reason }) {
      const headers = [
        {},
        { authorization: "Bearer bm90LWEtdG9rZW4tb2YtdGhpcy1iYWNrZW5kLWF0LWFsbCE" },
        { authorization: "Bearer " },
        { authorization: "Basic YW5hOmFuYQ==" },
      ];
      for (const header of headers)
        expectProblem(
          await backend.ask("PUT", somewhere(), { body: ticketDraft(reason), headers: header }),
          "unauthorized",
        );
    },
  },
  {
    id: "sessions.no-token-in-url",
    promise: "A token in the address is no token",
    why: "Addresses end up in logs, histories and referrers; a token there is a token for everybody.",
    async run(trial) {
      const { session } = await trial.customer();
      for (const name of ["token", "access_token", "authorization", "session"]) {
        const path = `${somewhere()}?${name}=${encodeURIComponent(session.token)}`;
        expectProblem(
          await trial.backend.ask("PUT", path, { body: ticketDraft(trial.reason) }),
          "unauthorized",
        );
      }
    },
  },
  {
    id: "sessions.log-out",
    promise: "After a log-out the token is dead, and another session of the same subject goes on",
    why: "The next person at a shared computer must not find the last one's conversation.",
    async run(trial) {
      const gone = await trial.customer();
      const stays = await trial.customer({}, { authorization: `Bearer ${gone.session.token}` });
      expectStatus(await gone.ask("DELETE", "/v1/sessions"), 204);
      const draft = ticketDraft(trial.reason);
      expectProblem(await gone.ticket(newId(), draft), "unauthorized", "session-expired");
      expectProblem(await gone.ask("DELETE", "/v1/sessions"), "unauthorized", "session-expired");
      const still = await stays.ask("PUT", somewhere(), { body: draft });
      check(still.status !== 401, "the other session to go on", `${still.status} ${still.text}`);
      const after = await trial.customer({}, { authorization: `Bearer ${gone.session.token}` });
      check(after.session.subject !== gone.session.subject, "another subject", after.session.subject);
    },
  },
];
