// Faults of the kind that backends have, planted in the minimal backend: by the case that must find it, the changes [file, from, to].

/** Between looking up and putting in a second request comes this far as well, however busy the machine is. */
const together = `await new Promise((goOn) => {
  globalThis.here = [...(globalThis.here ?? []), goOn];
  if (globalThis.here.length > 1) for (const each of globalThis.here) each();
});`;
const hours = (from, opens) =>
  `"answerBusinessDays": 3, "hours": { "timeZone": "America/Sao_Paulo", "weekly": [{ "days": [1], "open": "${opens}", "close": "18:00" }],
  "windows": [{ "from": "${from}", "to": "2026-11-23T18:00:00-03:00" }], "windowsUntil": "2026-11-24T00:00:00-03:00" }`;
const alsoServes = (capability, route) => [
  ["desk.json", '["tickets"]', `["tickets", "${capability}"]`],
  ["server.mjs", "const routes = [", `const routes = [${route},`],
];
const busyDayAndNight = {
  version: 1,
  timeZone: "America/Sao_Paulo",
  source: "measured",
  generatedAt: "2026-11-22T06:00:00-03:00",
  validUntil: "2026-11-29T06:00:00-03:00",
  week: Array(7).fill(Array(24).fill({ level: 50, samples: 8 })),
};
/** Agents whom nothing is refused, and who change nothing. */
const careless = [
  [
    "chat.mjs",
    "routes.push(",
    `routes.push(
      ["POST", "/v1/agent/sessions", (call) => send(call, 201, { token: "agent" })],
      ["PUT", "/v1/agent/presence", (call) => send(call, 204)],
      ["POST", "/v1/agent/chats/{id}/claim", (call) => send(call, 200, told(chats.get(call.ids[0])))],`,
  ],
];
/** Believes whatever is said about who the customer is. */
const believes = [
  ["desk.json", '["tickets"]', '["tickets", "identity"]'],
  ["server.mjs", "verified: false", 'verified: "identity" in call.body'],
];
/** Takes any file of anybody, keeps none, and lets every ticket name it. */
const hoards = [
  ["desk.json", '["tickets"]', '["tickets", "attachments"]'],
  ["desk.json", '"limits": {', '"limits": { "attachmentBytes": 200000, "attachmentTypes": ["image/png"],'],
  [
    "http.mjs",
    "  if (!/^application",
    '  if (request.url.startsWith("/v1/attachments")) return {};\n  if (!/^application',
  ],
  [
    "server.mjs",
    "const routes = [",
    `const keep = ({ ids: [id], url }) => ({ id, name: url.searchParams.get("name"), type: "image/png", size: 70 });
    const routes = [
      ["PUT", "/v1/attachments/{id}", (call) => send(call, 201, keep(call))],
      ["DELETE", "/v1/attachments/{id}", (call) => send(call, 204)],`,
  ],
];
const ended = 'if (chat.closed) throw new Problem(409, "chat-closed");';

export const plantedFaults = {
  "bootstrap.shape": [["desk.json", '"Open a ticket"', '""']],
  "bootstrap.etag": [["server.mjs", "=== headers.etag", '=== "never"']],
  "bootstrap.fresh": [["server.mjs", '"cache-control": "no-cache"', '"cache-control": "max-age=60"']],
  "bootstrap.clock": [["http.mjs", "retry-after, etag, date", "retry-after, etag, update"]],
  "bootstrap.unknown-site": [["server.mjs", 'call.url.searchParams.get("site") !== desk.site', "false"]],
  "bootstrap.any-locale": [
    [
      "server.mjs",
      'get("site") !== desk.site',
      'get("site") !== desk.site || call.url.search.endsWith("xx")',
    ],
  ],
  "bootstrap.unknown-parameters": [
    [
      "server.mjs",
      'get("site") !== desk.site',
      'get("site") !== desk.site || call.url.searchParams.has("later")',
    ],
  ],
  "hours.offsets": [["desk.json", '"answerBusinessDays": 3', hours("2026-11-23T08:00:00-02:00", "08:00")]],
  "hours.windows": [["desk.json", '"answerBusinessDays": 3', hours("2026-11-23T08:00:00-03:00", "09:00")]],
  "tickets.answer-day": [
    ["desk.json", '"answerBusinessDays": 3', hours("2026-11-23T08:00:00-03:00", "08:00")],
  ],
  "sessions.start": [
    ["http.mjs", '"cache-control": "no-store", ', '"cache-control": "no-store", "set-cookie": "a=b", '],
  ],
  "sessions.unknown-site": [["server.mjs", 'call.body.site ? "unknown" : "required"', '"invalid"']],
  "sessions.strangers-differ": [["server.mjs", 'randomBytes(8).toString("hex")', '"you"']],
  "sessions.old-token-keeps-subject": [
    ["server.mjs", "sessions.get(hash(tokenOf(call.request)))?.subject", "undefined"],
  ],
  "sessions.unknown-old-token": [
    ["server.mjs", "const known =", "if (tokenOf(call.request)) subjectOf(call.request);\n  const known ="],
  ],
  "sessions.needed": [["server.mjs", 'session ? "session-expired" : "unauthorized"', '"session-expired"']],
  "sessions.no-token-in-url": [
    [
      "server.mjs",
      "const tokenOf = ({ headers }) =>",
      "const tokenOf = ({ headers, url }) => /[?&]token=(.+)/.exec(url)?.[1] ??",
    ],
  ],
  "sessions.log-out": [["server.mjs", "void sessions.delete(hash(tokenOf(call.request)))", ""]],
  "requests.not-json": [["http.mjs", "ignoreBOM: true", "ignoreBOM: false"]],
  "requests.member-twice": [["http.mjs", "names.length !== members", "false"]],
  "requests.content-type": [["http.mjs", "/^application\\/json\\b/", "/json/"]],
  "requests.too-large": [["http.mjs", "256 * 1024", "1024 * 1024"]],
  "requests.unknown-members": [
    [
      "server.mjs",
      "JSON.stringify([personOf(body), reason.id, details])",
      "JSON.stringify([personOf(body), body])",
    ],
  ],
  "requests.unknown-path": [["http.mjs", 'Problem(404, "not-found")', 'Problem(400, "bad-request")']],
  "requests.method": [["http.mjs", 'Problem(405, "method-not-allowed")', 'Problem(404, "not-found")']],
  "requests.kept-private": [["http.mjs", '"cache-control": "no-store", ', ""]],
  "tickets.every-reason": [["server.mjs", "team: reason.team", "team: desk.reasons[0].team"]],
  "tickets.same-id-twice": [["server.mjs", "const twin = twins.find(", "const twin = [].find("]],
  "tickets.same-id-in-parallel": [
    ["server.mjs", "function createTicket", "async function createTicket"],
    ["server.mjs", "tickets.push(", `${together} tickets.push(`],
  ],
  "tickets.same-id-other-text": [["server.mjs", "ticket.written === written", "ticket.subject === subject"]],
  "tickets.other-subject": [
    ["server.mjs", "twins.some((ticket) => ticket.subject === subject)", "twins.length > 0"],
  ],
  "tickets.id": [["http.mjs", "match(route, uuid)", 'match(route, "([^/]+)")']],
  "tickets.validation": [["server.mjs", "pointer: `#/", "pointer: `/"]],
  "tickets.limits": [["server.mjs", "[...text].length > most", "text.length > most"]],
  "chats.start": [["chat.mjs", "seq: chat.messages.length + 1", "seq: chat.messages.length + 2"]],
  "chats.same-id-twice": [["chat.mjs", "earlier.opening !== opening", "false"]],
  "chats.same-id-in-parallel": [
    ["chat.mjs", "function start(call)", "async function start(call)"],
    ["chat.mjs", "chats.set(chat.id, chat);", `${together} chats.set(chat.id, chat);`],
  ],
  "chats.positions": [["chat.mjs", "waiting().indexOf(chat) + 1", "[...chats.values()].indexOf(chat) + 1"]],
  "chats.estimate": [
    ["chat.mjs", "waiting().indexOf(chat) + 1", "1, estimate: { low: 60, high: 30, computedAt: now() }"],
  ],
  "chats.order": [
    ["chat.mjs", "function write(call)", "async function write(call)"],
    ["chat.mjs", "seq: chat.messages.length + 1", "seq: Math.floor(Date.now() / 1000)"],
  ],
  "chats.message-twice": [["chat.mjs", "({ id }) => id === call.ids[1]", "() => false"]],
  "chats.text-unchanged": [
    ["chat.mjs", '"customer", chat.name, text)', '"customer", chat.name, text.replaceAll("<", "&lt;"))'],
  ],
  "chats.validation": [["chat.mjs", "!/^[0-9a-f]{32}$/.test(key)", "false"]],
  "chats.typing-and-read": [["chat.mjs", "Math.min(upTo, chat.messages.length)", "upTo"]],
  "chats.close": [["chat.mjs", ended, ""]],
  "chats.repeat-after-close": [
    [
      "chat.mjs",
      "const chat = own(call);\n    const text",
      `const chat = own(call);\n    ${ended}\n    const text`,
    ],
  ],
  "chats.rating": [["chat.mjs", "[1, 2, 3, 4, 5]", "[0, 1, 2, 3, 4, 5]"]],
  "chats.private": [["chat.mjs", "chat?.subject !== subject", "!chat"]],
  "chats.resume": [["chat.mjs", "chat.key === hash(String(resume.key))", "true"]],
  "chats.outside-hours": [
    [
      "chat.mjs",
      "const person = personOf(body);",
      'throw new Problem(409, "outside-hours", { opensAt: "2020-01-01T08:00:00-03:00" });',
    ],
  ],
  "chats.one-at-a-time": [["chat.mjs", '"chat-limit"', '"id-conflict"']],
  "chats.queue-full": [
    [
      "chat.mjs",
      "const person = personOf(body);",
      'const person = personOf(body);\n    if (waiting().length > 9) throw new Problem(503, "queue-full");',
    ],
  ],
  "events.session": [["chat.mjs", 'events, "with a session"]', "events]"]],
  "events.hello": [["events.mjs", '{ type: "hello", cursor: known ? given : cursor() }, ', ""]],
  "events.own-message": [["events.mjs", "id ? `id: ", '"" ? `id: ']],
  "events.snapshot-cursor": [["chat.mjs", "read, cursor: cursor() }", "read, cursor: cursor(0) }"]],
  "events.resume-by-poll": [["events.mjs", "log.slice(place)", "log.slice(place + 1)"]],
  "events.resume-by-stream": [["events.mjs", "...missed])", "...missed.slice(1)])"]],
  "events.unknown-cursor": [["events.mjs", ": [reset]", ": []"]],
  "events.ephemeral": [["chat.mjs", "placeOf(chat), false)", "placeOf(chat))"]],
  "events.poll-at-once": [["events.mjs", "missed.length > 0 || wait === 0", "wait === 0"]],
  "events.poll-wakes": [["events.mjs", "(event) => tellAll([event])", "() => {}"]],
  "events.poll-waits": [["events.mjs", "wait * 1000", "wait * 10"]],
  "events.private": [["events.mjs", "if (subject === chat.subject) hear(event)", "hear(event)"]],
  "events.closed": [["chat.mjs", 'tell(chat, "chat.closed", chat.closed);', ""]],
  "events.heartbeat": [["events.mjs", "15_000", "60_000"]],
  "load.shape": alsoServes("load", '["GET", "/v1/load", (call) => send(call, 200, { version: 1 })]'),
  "load.closed-hours": [
    ...alsoServes(
      "load",
      `["GET", "/v1/load", (call) => send(call, 200, ${JSON.stringify(busyDayAndNight)})]`,
    ),
    ["desk.json", '"answerBusinessDays": 3', hours("2026-11-23T08:00:00-03:00", "08:00")],
  ],
  "articles.search": alsoServes(
    "articles",
    '["GET", "/v1/articles", (call) => send(call, 200, { articles: [{ id: "DNS" }] })]',
  ),
  "cors.stranger": [["http.mjs", "origin && !origins.includes(origin)", "false"]],
  "cors.allowed": [["http.mjs", "authorization, content-type, if-none-match, last-event-id", "content-type"]],
  "limits.retry-after": [
    [
      "chat.mjs",
      'const chat = "/v1/chats/{id}";',
      'const chat = "/v1/chats/{id}";\n  const often = () => {\n    throw new Problem(429, "rate-limited");\n  };',
    ],
    ["chat.mjs", '"/v1/events", events,', '"/v1/events", often,'],
  ],
  ...Object.fromEntries(
    [
      "upload",
      "same-id-other-file",
      "wrong-type",
      "too-large",
      "name",
      "foreign",
      "session",
      "take-back",
    ].map((what) => [`attachments.${what}`, hoards]),
  ),
  ...Object.fromEntries(
    ["forged", "verified", "expired", "audience", "replay", "stranger-becomes-customer", "other-address"].map(
      (what) => [`identity.${what}`, believes],
    ),
  ),
  "agents.no-customers": alsoServes(
    "agents",
    '["GET", "/v1/agent/queue", (call) => send(call, 200, { waiting: [] })]',
  ).slice(1),
  "agents.claim-race": careless,
  "agents.conversation": careless,
  "agents.transfer": careless,
};
