// What the scripted backend says by itself. A real server with one path, because Playwright's routing answers whole or not at all.
import { once } from "node:events";
import { createServer } from "node:http";
import { until } from "./until.mjs";

export const isFleeting = (type) =>
  type === "queue.updated" || type === "chat.typing" || type.startsWith("s");
/** Of a cursor `e7`: 7. Without one that was given out here: from now on. */
const numberOf = (cursor, now) => {
  const number = Number(/^e(\d+)$/.exec(cursor ?? "")?.[1] ?? now);
  return Math.min(number, now);
};

export class EventStream {
  /** Durable events as JSON; the first one has the cursor e1. */
  #log = [];
  #server;
  /** The open stream, its number, and how many bytes it was given. */
  #open;
  #number = 0;
  #bytes = 0;
  /** The open poll: gives it what it has not heard. */
  #poll;
  /** It broke, and nobody has listened since. */
  #broken = false;
  /** The request for a stream that is on its way here. */
  #coming;

  get cursor() {
    return `e${this.#log.length}`;
  }

  /** Answers a request for events, each in its own way. */
  async serve(route) {
    const { searchParams } = new URL(route.request().url());
    if (searchParams.has("wait")) return this.#pollWith(route, searchParams);
    if (!this.#server) {
      this.#server = createServer((request, answer) => this.#listen(request, answer)).listen(0, "127.0.0.1");
      await once(this.#server, "listening");
    }
    this.#coming = route.request();
    await route.continue({ url: `http://127.0.0.1:${this.#server.address().port}/v1/events` });
  }

  #listen(request, answer) {
    const from = numberOf(request.headers["last-event-id"], this.#log.length);
    answer.writeHead(200, { "content-type": "text/event-stream", "x-stream": ++this.#number });
    this.#coming = undefined;
    this.#open = answer;
    this.#bytes = 0;
    this.#broken = false;
    answer.on("close", () => {
      if (this.#open === answer) this.#open = undefined;
    });
    this.#write(`data: {"type":"hello","cursor":"${this.cursor}"}\n\n`);
    for (let number = from; number < this.#log.length; ++number) this.#writeLogged(number);
  }

  #pollWith(route, asked) {
    let told = numberOf(asked.get("cursor"), this.#log.length);
    this.#broken = false;
    return new Promise((resolve) => {
      const tell = () => {
        const events = this.#log.slice(told).map((event, i) => `{"id":"e${told + i + 1}",${event.slice(1)}`);
        if (!events.length && asked.get("wait") !== "0") return;
        told = this.#log.length;
        this.#poll = undefined;
        const body = `{"events":[${events}],"cursor":"${this.cursor}"}`;
        resolve(route.fulfill({ contentType: "application/json", body }));
      };
      this.#poll = { tell, end: () => resolve(route.abort("failed")) };
      tell();
    });
  }

  /** Resolves when somebody listens; at once after a stream that broke, as events may come while nobody does. */
  async listener() {
    await until("the help listens to events", () => this.#broken || this.#open || this.#poll);
  }

  /** Resolves when a stream that was asked for has begun, or is not wanted any more. */
  async begun() {
    await until("the stream begins", () => !this.#coming || this.#coming.failure());
  }

  say(event) {
    const fleeting = isFleeting(event.type);
    const text = JSON.stringify(event);
    if (!fleeting) this.#log.push(text);
    this.#poll?.tell();
    if (!this.#open) return;
    if (fleeting) this.#write(`data: ${text}\n\n`);
    else this.#writeLogged(this.#log.length - 1);
  }

  /**
   * Resolves when the page has read all that was said, with true; with false when it has given up the stream meanwhile. `read` gives the number of
   * the last stream that has reached the page, and how many bytes of it were read, −1 when it was given up; with true, a frame later.
   */
  async heard(read) {
    const open = this.#open;
    if (!open) return true;
    // A stream that is open here may not have reached the page yet, which then tells of the one before.
    let page = {};
    await until("the page hears what was said", async () => {
      page = await read(false);
      const isRead = page.stream === this.#number && (page.bytes < 0 || page.bytes >= this.#bytes);
      return this.#open !== open || isRead;
    });
    if (this.#open !== open || page.bytes < 0) return false;
    // The help may give a stream up in the very frame in which the bytes arrive: then it has not heard them.
    return (await read(true)).bytes >= 0 && this.#open === open;
  }

  /** The stream or poll breaks. */
  drop() {
    this.#broken = true;
    this.forget();
  }
  /** Whoever listened is gone. */
  forget() {
    this.#open?.destroy();
    this.#poll?.end();
    this.#open = undefined;
    this.#poll = undefined;
  }
  close() {
    this.forget();
    this.#server?.close();
  }

  #writeLogged(index) {
    this.#write(`id: e${index + 1}\ndata: ${this.#log[index]}\n\n`);
  }
  #write(text) {
    this.#bytes += Buffer.byteLength(text);
    this.#open.write(text);
  }
}
