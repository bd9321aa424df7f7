// A help backend in plain Node; docs/write-a-backend.md goes through it step by step.
//   node demo/minimal-backend/server.mjs [--port 8090] [--origin http://127.0.0.1:8080]... [--chat]
// It keeps everything in memory, where yours has a database.
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { Problem, send, serve } from "./http.mjs";

const flag = (name) => argv.flatMap((word, at) => (argv[at - 1] === name ? [word] : []));
const hash = (text) => createHash("sha256").update(text).digest("hex");

// Step 1: what the desk is.
const desk = JSON.parse(readFileSync(new URL("desk.json", import.meta.url), "utf8"));
function bootstrap(call) {
  if (call.url.searchParams.get("site") !== desk.site) throw new Problem(404, "not-found");
  const headers = { etag: `"${hash(JSON.stringify(desk)).slice(0, 16)}"`, "cache-control": "no-cache" };
  if (call.request.headers["if-none-match"] === headers.etag) send(call, 304, undefined, headers);
  else send(call, 200, desk, headers);
}

// Step 2: sessions. Of a token only the hash is kept, and the subject that it stands for.
const sessions = new Map();
const life = 15 * 60_000;
const tokenOf = ({ headers }) => /^Bearer ([!-~]+)$/.exec(headers.authorization)?.[1] ?? "";
function startSession(call) {
  if (call.body.site !== desk.site) invalid("site", call.body.site ? "unknown" : "required");
  const known = chat?.subjectOf(call.body.resume) ?? sessions.get(hash(tokenOf(call.request)))?.subject;
  const session = { subject: known ?? `anon-${randomBytes(8).toString("hex")}`, until: Date.now() + life };
  const token = randomBytes(32).toString("base64url");
  sessions.set(hash(token), session);
  send(call, 201, { token, expiresAt: new Date(session.until), subject: session.subject, verified: false });
}
function subjectOf(request) {
  const session = sessions.get(hash(tokenOf(request)));
  if (!(session?.until > Date.now())) throw new Problem(401, session ? "session-expired" : "unauthorized");
  session.until = Date.now() + life;
  return session.subject;
}
const endSession = (call) => send(call, 204, void sessions.delete(hash(tokenOf(call.request))));

// Step 3: what a customer writes is checked, and a mistake names its member.
function invalid(member, code) {
  throw new Problem(422, "validation", { errors: [{ pointer: `#/${member}`, code, detail: code }] });
}
function textOf(body, member, most, { lines = false, optional = false } = {}) {
  const text = body[member] ?? "";
  if (typeof text !== "string") invalid(member, "invalid");
  if (!optional && text.trim() === "") invalid(member, "required");
  if ([...text].length > most) invalid(member, "too-long");
  if ((lines ? /[^\P{Cc}\t\n\r]/u : /[\p{Cc}\u2028\u2029]/u).test(text)) invalid(member, "invalid");
  return text;
}
function personOf(body) {
  const name = textOf(body, "name", desk.limits.name);
  const email = textOf(body, "email", desk.limits.email);
  if (!/^[\w!#$%&'*+/=?^`{|}~.-]+@([a-z0-9-]+\.)+[a-z]{2,}$/i.test(email)) invalid("email", "invalid");
  return { name, email };
}

// Step 4: tickets. The same id with the same text is the same ticket, whoever asks and however often.
const tickets = [];
function createTicket(call) {
  const { subject, body, ids } = call;
  const details = textOf(body, "details", desk.limits.details, { lines: true });
  const reason =
    desk.reasons.find(({ id }) => id === textOf(body, "reason", 64)) ?? invalid("reason", "unknown");
  const written = JSON.stringify([personOf(body), reason.id, details]);
  const twins = tickets.filter(({ receipt }) => receipt.id === ids[0]);
  const twin = twins.find((ticket) => ticket.written === written);
  if (twin) return send(call, 200, twin.receipt);
  if (twins.some((ticket) => ticket.subject === subject)) throw new Problem(409, "id-conflict");
  const answerBy = new Date(Date.now() + 5 * 24 * 3_600_000); // yours counts business days
  const reference = `T-${tickets.length + 1}`;
  const receipt = { id: ids[0], reference, team: reason.team, status: "open", answerBy };
  tickets.push({ subject, written, receipt });
  send(call, 201, receipt);
}

// Step 5: who is asked for what. Step 6, the chat, is a file of its own.
const routes = [
  ["GET", "/v1/bootstrap", bootstrap],
  ["POST", "/v1/sessions", startSession],
  ["DELETE", "/v1/sessions", endSession, "with a session"],
  ["PUT", "/v1/tickets/{id}", createTicket, "with a session"],
];
const tools = { desk, routes, invalid, textOf, personOf };
const chat = argv.includes("--chat") ? (await import("./chat.mjs")).openChat(tools) : undefined;
const server = serve({ routes, subjectOf, origins: flag("--origin") });
server.listen(Number(flag("--port")[0] ?? 8090), "127.0.0.1", () =>
  stdout.write(`listening on http://127.0.0.1:${server.address().port}\n`),
);
