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

/** Whether another try may help: the network, a server that is busy, a session that has ended. @param {Refusal} refusal */
const mayPass = ({ status }) => status === 0 || status === 401 || status === 429 || status >= 500;

const longestPause = 30_000; // ms between two tries
const longestAsked = 300_000; // ms that a server may ask for

/** @typedef {{ id: string, text: string, state: string }} Pending */

export class Conversation {
  /** Without a gap, though the oldest may be missing. @type {{ id: string, seq: number, by: string, name?: string, code?: string, text: string, at: string }[]} */
  messages = [];
  /** Written here and not confirmed, in order: `sending`, `failed` (may be sent again) or `refused`. @type {Pending[]} */
  pending = [];
  loaded = false;
  failed = false;
  typing = false;
  readByCustomer = 0;
  readByAgent = 0;
  #api;
  #drafts;
  #tell;
  #loads = 0;
  /** Ends when all is sent, or something failed. @type {Promise<void> | undefined} */
  #delivery;
  /** Why the last try failed. @type {Refusal | undefined} */
  #trouble;
  #tries = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  #stopped = false;
  #typingSaid = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typingEnds;

  /** @param {any} row of the queue's answer @param {import("./api.js").Api} api @param {import("./drafts.js").Drafts} drafts @param {(name: "chat" | "unsent") => void} tell what has changed, and that words are refused */
  constructor(row, api, drafts, tell) {
    this.row = row;
    this.#api = api;
    this.#drafts = drafts;
    this.#tell = tell;
    /** @type {Pending[]} */
    const left = drafts.get(`pending/${this.id}`) ?? [];
    this.pending = left.map((one) => ({ ...one, state: one.state === "sending" ? "failed" : one.state }));
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

  /** What the agent has written and not sent. */
  get draft() {
    return this.#drafts.get(`chat/${this.id}`) ?? "";
  }

  set draft(text) {
    this.#drafts.keep(`chat/${this.id}`, text);
  }

  /** How much of what the customer said no agent has read. Of who waits again, it is for the next one to read. */
  get unread() {
    if (this.row.state === "queued") return 0;
    return this.messages.filter(({ by, seq }) => by === "customer" && seq > this.readByAgent).length;
  }

  /** Whether the customer does not hear all that was written. */
  get isHeldUp() {
    return this.pending.some(({ state }) => state !== "sending");
  }

  /** Whether there is more than the server tells of a long chat. */
  get isCut() {
    return this.loaded && (this.messages[0]?.seq ?? 1) > 1;
  }

  /** Unless it is there or on its way. */
  needed() {
    if (!this.loaded && this.#loads === 0) void this.load();
  }

  async load() {
    this.#loads += 1;
    const known = new Set(this.messages);
    try {
      const chat = await this.#api.get(this.path);
      // What was heard while the answer was on its way may be newer than the answer.
      const heard = this.messages.filter((message) => !known.has(message));
      const first = chat.messages[0]?.seq ?? 0;
      const ids = new Map(chat.messages.map((/** @type {any} */ { seq, id }) => [seq, id]));
      const gone = this.messages.find(
        (message) => known.has(message) && message.seq >= first && ids.get(message.seq) !== message.id,
      );
      if (gone) this.#forgetFrom(gone.seq);
      // After a gap what is older would seem to be all; and it may be gone as well, if the first is.
      if (gone?.seq === first || !this.messages.some(({ seq }) => seq === first - 1))
        this.messages = this.messages.filter(({ seq }) => seq >= first);
      for (const message of [...heard, ...chat.messages]) this.#keep(message);
      this.readByCustomer = Math.max(this.readByCustomer, chat.read.customer);
      this.readByAgent = Math.max(this.readByAgent, chat.read.agent);
      this.loaded = true;
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.#loads -= 1;
    this.#changed();
    if (this.loaded) this.sendAgain(); // what a session that ended has left
  }

  /** @param {any} message of an event */
  hear(message) {
    if (this.#keep(message) && message.by === "customer") this.setTyping(false);
  }

  /** Whether the message was new. @param {any} message */
  #keep(message) {
    if (this.pending.some(({ id }) => id === message.id))
      this.#expect(this.pending.filter(({ id }) => id !== message.id));
    const same = this.messages.find(({ seq }) => seq === message.seq);
    if (same?.id === message.id) return false;
    if (same) this.#forgetFrom(message.seq);
    this.messages.push(message);
    this.messages.sort((one, other) => one.seq - other.seq);
    return true;
  }

  /** A desk that was put back from a back-up has lost what came after it, and gives the numbers to others. @param {number} first */
  #forgetFrom(first) {
    this.messages = this.messages.filter(({ seq }) => seq < first);
    this.readByCustomer = Math.min(this.readByCustomer, first - 1);
    this.readByAgent = Math.min(this.readByAgent, first - 1);
  }

  /** @param {Pending[]} pending */
  #expect(pending) {
    this.pending = pending;
    this.#drafts.keep(`pending/${this.id}`, pending);
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
    this.#expect([...this.pending, { id: newId(), text, state: "failed" }]);
    this.sendAgain();
  }

  /** Sends what did not arrive, under the same ids: it is one message, however often it is sent. */
  sendAgain() {
    const failed = this.pending.filter(({ state }) => state === "failed");
    if (failed.length === 0) return;
    for (const message of failed) message.state = "sending";
    this.#changed();
    this.#deliver();
  }

  /** The desk is left: nothing is sent again, which would be sent in another agent's name. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#again);
  }

  get #next() {
    return this.#stopped ? undefined : this.pending.find(({ state }) => state !== "refused");
  }

  #deliver() {
    clearTimeout(this.#again);
    if (this.#next) this.#delivery ??= this.#putAll();
  }

  /** One after the other. What fails holds up what was written after it: the customer reads all in that order. */
  async #putAll() {
    this.#trouble = undefined;
    try {
      for (let next = this.#next; next && !this.#trouble; next = this.#next) {
        await this.#put(next);
        this.#changed();
      }
    } finally {
      this.#delivery = undefined;
    }
  }

  /** @param {Pending} message */
  async #put({ id, text }) {
    try {
      const { seq, at } = await this.#api.call("PUT", `${this.path}/messages/${id}`, { text });
      this.#tries = 0;
      this.hear({ id, seq, by: "agent", text, at });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      // Unless an event has told meanwhile that it did arrive.
      const message = this.pending.find((one) => one.id === id);
      if (message) this.#notSent(message, refusal);
    }
  }

  /** @param {Pending} message @param {Refusal} refusal */
  #notSent(message, refusal) {
    if (!mayPass(refusal)) {
      message.state = "refused";
      this.#tell("unsent");
    } else {
      for (const one of this.pending) if (one.state === "sending") one.state = "failed";
      this.#tryLater(refusal);
    }
    this.#expect(this.pending);
  }

  /** A session that has ended is begun anew, with all that is kept. @param {Refusal} refusal */
  #tryLater(refusal) {
    this.#trouble = refusal;
    if (this.#stopped || refusal.status === 401) return;
    const own = Math.random() * Math.min(longestPause, 500 * 2 ** this.#tries++);
    this.#again = setTimeout(() => this.#deliver(), Math.min(longestAsked, refusal.pause || own));
  }

  /** At most one report in 3 s; nothing depends on its arrival. */
  sayTyping() {
    const now = performance.now();
    if (now - this.#typingSaid < 3000 && this.#typingSaid) return;
    this.#typingSaid = now;
    this.#api.call("POST", `${this.path}/typing`, { on: true }).catch(() => {});
  }

  /** All that is shown has been read. What could not be loaded is not shown. */
  sayRead() {
    const last = this.messages.at(-1)?.seq ?? 0;
    if (!this.loaded || last <= this.readByAgent) return;
    this.readByAgent = last;
    this.#changed();
    // Also of a chat that has ended: whoever comes back to the desk has read it.
    if (this.row.state !== "queued")
      this.#api.call("POST", `${this.path}/read`, { upTo: last }).catch(() => {});
  }

  end = () => this.#finish("close", {});

  /** @param {string} team */
  handOn = (team) => this.#finish("transfer", { team });

  /** Afterwards nothing reaches the customer any more, so what was written comes first. @param {string} step @param {unknown} body */
  async #finish(step, body) {
    this.sendAgain();
    await this.#delivery;
    if (this.#trouble && this.#next) throw this.#trouble;
    await this.#api.call("POST", `${this.path}/${step}`, body);
  }

  #changed() {
    this.#tell("chat");
  }
}
