// HTTP for the minimal backend: problems, strict bodies, pages of other origins, one table of routes.
import { createServer } from "node:http";
import { stderr } from "node:process";

export class Problem extends Error {
  constructor(status, code, more = {}) {
    super(code);
    this.body = { type: `urn:help:problem:${code}`, title: code, status, detail: code, code, ...more };
  }
}
export function send({ response }, status, body, headers = {}) {
  const type = status < 400 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...headers });
  response.end(body && JSON.stringify(body));
}

function parse(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  let members = 0;
  const body = JSON.parse(text, function (name, value) {
    if (name !== "" && !Array.isArray(this)) members += 1;
    return value;
  });
  // JSON.parse takes the last of two members with one name; here that is a mistake.
  const names = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon);
  if (names.length !== members) throw new Error("a member is named twice");
  return Object(body);
}
async function bodyOf(request) {
  const most = 256 * 1024;
  let bytes = Buffer.alloc(0);
  for await (const piece of request) if (bytes.length <= most) bytes = Buffer.concat([bytes, piece]);
  if (bytes.length > most) throw new Problem(413, "too-large");
  if (!/^application\/json\b/.test(request.headers["content-type"]))
    throw new Problem(415, "unsupported-type");
  try {
    return parse(bytes);
  } catch {
    throw new Problem(400, "bad-request");
  }
}

const uuid = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
const allowed = {
  "access-control-allow-headers": "authorization, content-type, if-none-match, last-event-id",
};
async function answer(call, { routes, origins, subjectOf }) {
  const { request, response } = call;
  const { origin } = request.headers;
  call.url = new URL(request.url, "http://help");
  response.setHeader("vary", "origin");
  if (origin) response.setHeader("access-control-allow-origin", origin); // also to read that it may not:
  if (origin && !origins.includes(origin)) throw new Problem(403, "forbidden-origin");
  response.setHeader("access-control-expose-headers", "retry-after, etag, date");
  const match = ([, path], id) => new RegExp(`^${path.replaceAll("{id}", id)}$`).exec(call.url.pathname);
  const here = routes.filter((route) => match(route, "[^/]+"));
  if (here.length === 0) throw new Problem(404, "not-found");
  const methods = { "access-control-allow-methods": here.map(([method]) => method).join(", "), ...allowed };
  if (request.method === "OPTIONS") return send(call, 204, undefined, methods);
  const route = here.find(([method]) => method === request.method);
  if (!route) throw new Problem(405, "method-not-allowed");
  const [, , act, needsSession] = route;
  if (needsSession) call.subject = subjectOf(request);
  call.ids = match(route, uuid)?.slice(1);
  if (!call.ids) throw new Problem(400, "bad-request");
  if (!/^(GET|DELETE)$/.test(request.method)) call.body = await bodyOf(request);
  return act(call);
}
export function serve(backend) {
  return createServer((request, response) => {
    const call = { request, response };
    answer(call, backend).catch((fault) => {
      if (!(fault instanceof Problem)) stderr.write(`${fault.stack}\n`);
      const { body } = fault instanceof Problem ? fault : new Problem(500, "internal");
      send(call, body.status, body);
    });
  });
}
