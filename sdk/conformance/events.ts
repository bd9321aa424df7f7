import type { EventBatch, HelpEvent, StreamHello } from "../src/protocol.js";
import { expectJson, expectShape } from "./answers.js";
import { type Answer, parsed, reasonOf, waitedOut } from "./backend.js";
import type { Customer } from "./customer.js";
import { Broken, check } from "./verdict.js";

/** An event of a stream: its cursor is what the `id:` line says; empty for ephemeral ones. */
export interface Heard {
  readonly cursor: string;
  readonly event: HelpEvent;
}

const mostPolls = 100;

/** A stream of GET /v1/events, read as the widget reads it. */
export class Stream {
  readonly hello: StreamHello;
  /** Milliseconds until the hello. */
  readonly helloAfter: number;
  readonly #lines: AsyncIterator<string>;
  readonly #end: AbortController;

  private constructor(
    hello: StreamHello,
    helloAfter: number,
    lines: AsyncIterator<string>,
    end: AbortController,
  ) {
    this.hello = hello;
    this.helloAfter = helloAfter;
    this.#lines = lines;
    this.#end = end;
  }

  static async open(customer: Customer, cursor?: string): Promise<Stream> {
    const end = new AbortController();
    try {
      return await Stream.#begin(customer, cursor, end);
    } catch (fault) {
      end.abort(); // or the connection would stay, and the kit with it
      throw fault;
    }
  }

  static async #begin(customer: Customer, cursor: string | undefined, end: AbortController): Promise<Stream> {
    const began = performance.now();
    const headers = { accept: "text/event-stream", ...(cursor && { "last-event-id": cursor }) };
    const ask = { token: customer.session.token, headers };
    const open = () => customer.backend.open("GET", "/v1/events", ask, end.signal);
    const response = await within(5000, "the head of the stream", end, open);
    if (await waitedOut(response)) return Stream.#begin(customer, cursor, end);
    const type = response.headers.get("content-type") ?? "no content type";
    check(response.status === 200, "a stream with status 200", `${response.status}`);
    check(type.startsWith("text/event-stream"), "Content-Type: text/event-stream", type);
    const lines = linesOf(response, end.signal);
    const first = await within(5000, "a hello", end, () => eventOf(lines));
    const hello = expectShape<StreamHello>("hello", first.event, "the first event of the stream");
    return new Stream(hello, performance.now() - began, lines, end);
  }

  /** The next event that `wanted` takes; the others are passed over. */
  next(what: string, wanted: (heard: Heard) => boolean, ms = 10_000): Promise<Heard> {
    return within(ms, what, this.#end, async () => {
      for (;;) {
        const heard = await eventOf(this.#lines);
        expectShape("event", heard.event, "an event of the stream");
        if (wanted(heard)) return heard;
      }
    });
  }

  /** The next line that is a comment. */
  heartbeat(ms: number): Promise<string> {
    return within(ms, "a comment line", this.#end, async () => {
      for (;;) {
        const line = await nextLine(this.#lines);
        if (line.startsWith(":")) return line;
      }
    });
  }

  close(): void {
    this.#end.abort();
  }
}

/** Opens a stream for `use` and closes it whatever comes of it. */
export async function withStream<T>(
  customer: Customer,
  cursor: string | undefined,
  use: (stream: Stream) => Promise<T>,
): Promise<T> {
  const stream = await Stream.open(customer, cursor);
  try {
    return await use(stream);
  } finally {
    stream.close();
  }
}

export function poll(customer: Customer, cursor: string | undefined, wait: number): Promise<Answer> {
  const query = new URLSearchParams({ ...(cursor && { cursor }), wait: String(wait) });
  return customer.ask("GET", `/v1/events?${query}`, { headers: { accept: "application/json" } });
}

export const batchOf = (answer: Answer) => expectJson<EventBatch>(answer, "event-batch", 200);

/** Every durable event after `cursor`, by polls that do not wait. */
export async function missedBy(customer: Customer, cursor: string): Promise<Heard[]> {
  const missed: Heard[] = [];
  for (let polls = 0, at = cursor; polls < mostPolls; polls += 1) {
    const batch = batchOf(await poll(customer, at, 0));
    for (const { id, ...event } of batch.events)
      if (id !== undefined) missed.push({ cursor: id, event: event as HelpEvent });
    if (batch.events.length === 0) return missed;
    at = batch.cursor;
  }
  throw new Broken("the polls to come to an end", `${mostPolls} polls that all brought events`);
}

async function within<T>(ms: number, what: string, end: AbortController, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Broken(`${what} within ${ms / 1000} s`, "nothing"));
      end.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function* linesOf({ body }: Response, end: AbortSignal): AsyncGenerator<string, void> {
  if (!body) return;
  const decoder = new TextDecoder();
  const reader = body.getReader();
  // Node 18 leaves a connection open whose request is aborted while somebody reads, and the kit with it.
  end.addEventListener("abort", () => void reader.cancel().catch(() => undefined));
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

/** The next line, however the stream ends. */
async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { value, done } = await lines.next().catch((fault: unknown) => {
    throw new Broken("a stream that goes on", reasonOf(fault));
  });
  if (done) throw new Broken("a stream that goes on", "its end");
  return value;
}

async function eventOf(lines: AsyncIterator<string>): Promise<Heard> {
  let cursor = "";
  const data: string[] = [];
  for (;;) {
    const line = await nextLine(lines);
    const [, field = "", value = ""] = /^([^:]*): ?(.*)$/s.exec(line) ?? [];
    if (field === "id") cursor = value;
    if (field === "data") data.push(value);
    if (line === "" && data.length > 0) return { cursor, event: eventIn(data.join("\n")) };
  }
}

/** The cursor is what the id: line says; an id inside is of no use. */
function eventIn(text: string): HelpEvent {
  const read = parsed(text);
  check(read instanceof Object, "an event that is a JSON object", text);
  const { id: _, ...event } = read as HelpEvent & { id?: string };
  return event as HelpEvent;
}
