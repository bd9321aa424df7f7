import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { expectInvalid, expectProblem, expectStatus } from "../answers.js";
import type { Case, Trial } from "../case.js";
import { newId, ticketDraft } from "../customer.js";
import { HostServer, secondsNow } from "../host-server.js";
import { check } from "../verdict.js";

const needs = "identity";
const signs = true;

const newSub = () => `kit-${randomUUID()}`;

const ask = ({ backend, options }: Trial, identity: string, headers: Readonly<Record<string, string>> = {}) =>
  backend.ask("POST", "/v1/sessions", { body: { site: options.site, identity }, headers });

async function refused(trial: Trial, ...tokens: readonly string[]): Promise<void> {
  for (const token of tokens) expectProblem(await ask(trial, token), "unauthorized");
}

/** Keys that no backend knows. */
function strangers(site: string): readonly HostServer[] {
  const pem = { type: "pkcs8", format: "pem" } as const;
  const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export(pem);
  const edwards = generateKeyPairSync("ed25519").privateKey.export(pem);
  return [
    new HostServer({ algorithm: "ES256", key: String(curve) }, site),
    new HostServer({ algorithm: "EdDSA", key: String(edwards) }, site),
    new HostServer({ algorithm: "HS256", key: randomBytes(32).toString("hex") }, site),
  ];
}

/** The same claims with a header that asks for no signature. */
function unsigned(token: string): string {
  const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url");
  return `${header}.${token.split(".")[1]}.`;
}

export const identityCases: readonly Case[] = [
  {
    id: "identity.forged",
    promise: "A token that is none, that nobody has signed or a stranger has, is 401 unauthorized",
    why: "Whoever can make such a token is any customer; and a silent anonymous session hides that from the host.",
    needs,
    async run(trial) {
      const signed = strangers(trial.options.site).map((stranger) => stranger.token(newSub()));
      await refused(trial, "no-token", "a.b.c", ...signed, ...signed.slice(0, 1).map(unsigned));
    },
  },
  {
    id: "identity.verified",
    promise: "A good token makes a verified session, of the same subject for the same customer",
    why: "A customer who comes back, or from another device, finds what is theirs; another one does not.",
    needs,
    signs,
    async run(trial) {
      const [one, other] = [newSub(), newSub()];
      const first = await trial.customer({ identity: trial.host.token(one) });
      check(first.session.verified, "verified: true", first.session.verified);
      const again = await trial.customer({ identity: trial.host.token(one) });
      check(again.session.subject === first.session.subject, first.session.subject, again.session.subject);
      const stranger = await trial.customer({ identity: trial.host.token(other) });
      check(stranger.session.subject !== first.session.subject, "another subject", first.session.subject);
    },
  },
  {
    id: "identity.expired",
    promise: "A token that has expired, or that would live longer than five minutes, is 401 unauthorized",
    why: "A token that is found in a log a day later must open nothing.",
    needs,
    signs,
    async run(trial) {
      const now = secondsNow();
      await refused(
        trial,
        trial.host.token(newSub(), { iat: now - 600, exp: now - 400 }),
        trial.host.token(newSub(), { iat: now, exp: now + 3600 }),
        trial.host.token(newSub(), { exp: undefined }),
      );
    },
  },
  {
    id: "identity.audience",
    promise: "A token for another site, or for none, is 401 unauthorized",
    why: "What the host signs for somebody else must not open the help.",
    needs,
    signs,
    run: (trial) =>
      refused(
        trial,
        trial.host.token(newSub(), { aud: "another-site" }),
        trial.host.token(newSub(), { aud: undefined }),
      ),
  },
  {
    id: "identity.replay",
    promise: "A token is taken once; the second time, and without a jti, it is 401 unauthorized",
    why: "Who reads it on its way cannot be the customer as well.",
    needs,
    signs,
    async run(trial) {
      const token = trial.host.token(newSub());
      expectStatus(await ask(trial, token), 201);
      await refused(trial, token, trial.host.token(newSub(), { jti: undefined }));
    },
  },
  {
    id: "identity.stranger-becomes-customer",
    promise: "What an anonymous customer has begun becomes the verified one's, and the old token is dead",
    why: "Who logs in while a ticket is being written keeps it, and the next person at that browser does not.",
    needs,
    signs,
    async run(trial) {
      const before = await trial.customer();
      const [id, draft] = [newId(), ticketDraft(trial.reason)];
      const hasTickets = trial.desk.capabilities?.includes("tickets");
      if (hasTickets) expectStatus(await before.ticket(id, draft), 201);
      const old = { authorization: `Bearer ${before.session.token}` };
      const after = await trial.customer({ identity: trial.host.token(newSub()) }, old);
      expectProblem(await before.ticket(newId(), draft), "unauthorized", "session-expired");
      // Another text under the id of one's own ticket: for a stranger it would be a ticket of its own.
      if (hasTickets) expectProblem(await after.ticket(id, ticketDraft(trial.reason)), "id-conflict");
    },
  },
  {
    id: "identity.other-address",
    promise: "A verified customer's ticket under another address than the verified one is refused at #/email",
    why: "The answer would go to somebody else, and nobody would find out but by waiting.",
    needs,
    signs,
    async run(trial) {
      const email = "verified@example.com";
      const customer = await trial.customer({ identity: trial.host.token(newSub(), { email }) });
      expectInvalid(await customer.ticket(newId(), ticketDraft(trial.reason)), "email", "invalid");
      const own = ticketDraft(trial.reason, { email: email.toUpperCase() });
      expectStatus(await customer.ticket(newId(), own), 201);
    },
  },
];
