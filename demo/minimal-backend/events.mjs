// What the minimal backend says by itself, as a stream and as a long poll. A cursor is a place in the log; one of another run is of no use.
import { randomBytes } from "node:crypto";
import { send } from "./http.mjs";

export function openLog() {
  const run = randomBytes(4).toString("hex");
  const log = [];
  const listeners = new Set();
  const cursor = (place = log.length) => `${run}-${place}`;
  function tell(chat, type, data, durable = true) {
    const event = {
      ...(durable && { id: cursor(log.length + 1) }),
      type,
      chat: chat.id,
      at: new Date().toISOString(),
      data,
    };
    if (durable) log.push({ subject: chat.subject, event });
    for (const { subject, hear } of listeners) if (subject === chat.subject) hear(event);
  }
  function events(call) {
    const { request, response, url, subject } = call;
    const given = request.headers["last-event-id"] ?? url.searchParams.get("cursor") ?? cursor();
    const place = given.startsWith(`${run}-`) ? Number(given.slice(run.length + 1)) : Number.NaN;
    const known = place >= 0 && place <= log.length;
    const reset = {
      type: "stream.reset",
      at: new Date().toISOString(),
      data: { reason: "the cursor is not known" },
    };
    const missed = known
      ? log.slice(place).flatMap((one) => (one.subject === subject ? [one.event] : []))
      : [reset];
    const listener = { subject };
    response.once("close", () => listeners.delete(listener));
    if (request.headers.accept?.includes("text/event-stream")) {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      listener.hear = ({ id, ...event }) =>
        response.write(`${id ? `id: ${id}\n` : ""}data: ${JSON.stringify(event)}\n\n`);
      for (const event of [{ type: "hello", cursor: known ? given : cursor() }, ...missed])
        listener.hear(event);
      const heart = setInterval(() => response.write(":\n\n"), 15_000);
      response.once("close", () => clearInterval(heart));
    } else {
      const tellAll = (all) => response.writableEnded || send(call, 200, { events: all, cursor: cursor() });
      const wait = Number(url.searchParams.get("wait") ?? 25);
      if (missed.length > 0 || wait === 0) return tellAll(missed);
      listener.hear = (event) => tellAll([event]);
      const end = setTimeout(() => tellAll([]), wait * 1000);
      response.once("close", () => clearTimeout(end));
    }
    listeners.add(listener);
  }
  return { tell, events, cursor };
}
