// One chat as its agent sees it: what was said, what is on its way, what the other side has read.
import { Refusal } from "./api.js";

/** A random UUID of version 4, also on pages that are no secure context. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Whether another try may help: the network, or a server that is busy. @param {Refusal} refusal */
const mayPass = (refusal) => refusal.status === 0 || refusal.status === 429 || refusal.status >= 500;

export class Conversation {
  /** @type {{ id: string, seq: number, by: string, name?: string, code?: string, text: string, at: string }[]} */
  messages = [];
  /** Written here and not confirmed: `sending`, `failed` (may be sent again) or `refused`. @type {{ id: string, text: string, state: string }[]} */
  pending = [];
  loaded = false;
  failed = false;
  /** What the agent has written and not sent. */
  draft = "";
  typing = false;
  unread = 0;
  readByCustomer = 0;
  #readByAgent = 0;
  #api;
  #changed;
  #sending = Promise.resolve();
  #typingSaid = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typingEnds;

  /** @param {any} row of the queue's answer @param {import("./api.js").Api} api @param {() => void} changed */
  constructor(row, api, changed) {
    this.row = row;
    this.#api = api;
    this.#changed = changed;
  }

  get id() {
    return this.row.id;
  }

  get path() {
    return `/v1/agent/chats/${this.id}`;
  }

  get isActive() {
    return this.row.state === "active";
  }

  async load() {
    try {
      const chat = await this.#api.get(this.path);
      // What was heard while the answer was on its way may be newer than the answer.
      for (const message of chat.messages) this.#keep(message);
      this.readByCustomer = Math.max(this.readByCustomer, chat.read.customer);
      this.#readByAgent = Math.max(this.#readByAgent, chat.read.agent);
      this.loaded = true;
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.#changed();
  }

  /** @param {any} message of an event */
  hear(message) {
    if (!this.#keep(message) || message.by !== "customer") return;
    this.unread += 1;
    this.setTyping(false);
  }

  /** Whether the message was new. @param {any} message */
  #keep(message) {
    if (this.messages.some(({ seq }) => seq === message.seq)) return false;
    this.messages.push(message);
    this.messages.sort((one, other) => one.seq - other.seq);
    this.pending = this.pending.filter(({ id }) => id !== message.id);
    return true;
  }

  /** @param {boolean} on */
  setTyping(on) {
    clearTimeout(this.#typingEnds);
    this.typing = on;
    // Who stops without a word is not typing for ever.
    if (on)
      this.#typingEnds = setTimeout(() => {
        this.typing = false;
        this.#changed();
      }, 6000);
  }

  /** @param {string} text */
  send(text) {
    const message = { id: newId(), text, state: "sending" };
    this.pending.push(message);
    this.#deliver(message);
  }

  /** Sends again what did not arrive, under the same id: it is one message, however often it is sent. */
  sendAgain() {
    for (const message of this.pending) if (message.state === "failed") this.#deliver(message);
  }

  /** @param {{ id: string, text: string, state: string }} message */
  #deliver(message) {
    message.state = "sending";
    this.#changed();
    this.#sending = this.#sending.then(async () => {
      try {
        const { seq, at } = await this.#api.call("PUT", `${this.path}/messages/${message.id}`, {
          text: message.text,
        });
        this.hear({ id: message.id, seq, by: "agent", text: message.text, at });
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        message.state = mayPass(refusal) ? "failed" : "refused";
      }
      this.#changed();
    });
  }

  /** At most one report in 3 s; nothing depends on its arrival. */
  sayTyping() {
    const now = performance.now();
    if (now - this.#typingSaid < 3000 && this.#typingSaid) return;
    this.#typingSaid = now;
    this.#api.call("POST", `${this.path}/typing`, { on: true }).catch(() => {});
  }

  /** All that is shown has been read. */
  sayRead() {
    this.unread = 0;
    const last = this.messages.at(-1)?.seq ?? 0;
    if (!this.isActive || last <= this.#readByAgent) return;
    this.#readByAgent = last;
    this.#api.call("POST", `${this.path}/read`, { upTo: last }).catch(() => {});
  }

  end = () => this.#api.call("POST", `${this.path}/close`, {});

  /** @param {string} team */
  handOn = (team) => this.#api.call("POST", `${this.path}/transfer`, { team });
}
