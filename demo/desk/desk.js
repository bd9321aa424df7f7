// The desk as this agent sees it, kept up to date by the event stream alone: nothing is asked while nothing changes.
import { Conversation } from "./conversation.js";
import { Drafts } from "./drafts.js";
import { EventStream } from "./event-stream.js";

const together = 100; // ms in which several events lead to one question
const again = 3000; // ms after a question that was not answered

/** Tells `queue`, `chat`, `unsent`, `link`, `tickets`, `facts`, `arrival` and `word` as events of these names. */
export class Desk extends EventTarget {
  /** @type {any[]} */ waiting = [];
  /** @type {Conversation[]} */ mine = [];
  /** As the server tells them. @type {Conversation[]} */ #ended = [];
  /** @type {any[]} */ agents = [];
  link = "live";
  state = "online";
  capacity = 3;
  /** The id of the conversation on the screen. */
  shown = "";
  /** @type {Map<string, Conversation>} */
  #known = new Map();
  /** @type {EventStream | undefined} */
  #stream;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #asking;
  #closed = false;
  /** Ends when the server knows the latest. */
  #presence = Promise.resolve();
  /** How much of it is on its way. */
  #saying = 0;

  /** @param {import("./api.js").Api} api @param {any} about the answer of /v1/agent/desk */
  constructor(api, about) {
    super();
    this.api = api;
    this.about = about;
    this.drafts = new Drafts(sessionStorage, about.me.id);
    Object.assign(this, this.drafts.get("presence"));
  }

  async open() {
    await this.setPresence(this.state, this.capacity);
    const cursor = await this.#readQueue();
    this.#stream = new EventStream(
      () => this.api.token,
      (event) => this.#hear(event),
      (state) => this.#setLink(state),
      cursor,
    );
    void this.#stream.run();
  }

  close() {
    this.#closed = true;
    this.#stream?.close();
    clearTimeout(this.#asking);
    for (const chat of this.#known.values()) chat.stop();
  }

  /** @param {string} id */
  chat(id) {
    return this.#known.get(id);
  }

  /** @param {string} reason */
  reasonOf = (reason) => this.about.reasons.find((/** @type {any} */ one) => one.id === reason);

  /** Whether this agent may take another chat. */
  get hasRoom() {
    return this.state === "online" && this.mine.length < this.capacity;
  }

  /** Served lately, and what was handed on with words that reached nobody: they can still be copied. */
  get ended() {
    const listed = new Set([...this.mine, ...this.#ended]);
    const left = [...this.#known.values()].filter((chat) => chat.isHeldUp && !listed.has(chat));
    return [...this.#ended, ...left];
  }

  /** Also of chats that have ended: the customer's last words want to be read. */
  get unread() {
    return [...this.mine, ...this.ended].reduce((all, chat) => all + chat.unread, 0);
  }

  /** The stream keeps the agent present; this says what has changed. @param {string} state @param {number} capacity */
  async setPresence(state, capacity) {
    const before = { state: this.state, capacity: this.capacity };
    const wanted = { state, capacity };
    this.#bePresent(wanted);
    // In the order in which they were said; and what is asked next is asked as who the agent is by then.
    const said = this.#presence.then(() => this.api.call("PUT", "/v1/agent/presence", wanted));
    this.#presence = said.catch(() => {});
    this.#saying += 1;
    try {
      await said;
    } catch (refusal) {
      // Unless the agent has chosen anew meanwhile.
      if (this.state === state && this.capacity === capacity) this.#bePresent(before);
      throw refusal;
    } finally {
      this.#saying -= 1;
    }
  }

  /** The agent may have chosen in another tab. Whoever is not told of is offline. */
  #hearPresence() {
    const { state = "offline", capacity = this.capacity } =
      this.agents.find(({ id }) => id === this.about.me.id) ?? {};
    if (this.#saying === 0 && (state !== this.state || capacity !== this.capacity))
      this.#bePresent({ state, capacity });
  }

  /** @param {{ state: string, capacity: number }} presence */
  #bePresent(presence) {
    Object.assign(this, presence);
    this.drafts.keep("presence", presence);
    this.#tell("presence");
  }

  /** @param {string} id @param {boolean} anyTeam */
  async claim(id, anyTeam) {
    await this.#presence;
    // The customer may speak before the queue has been read again: somebody has to hear it.
    const row = this.waiting.find((/** @type {any} */ one) => one.id === id);
    if (row) this.#conversation(row);
    await this.api.call("POST", `/v1/agent/chats/${id}/claim`, { anyTeam });
    await this.#readQueue();
  }

  /** @param {Conversation} chat */
  show(chat) {
    this.shown = chat.id;
    chat.needed();
    this.#tell("chat");
  }

  async #readQueue() {
    const answer = await this.api.get("/v1/agent/queue");
    this.waiting = answer.waiting;
    this.agents = answer.agents;
    this.mine = answer.mine.map((/** @type {any} */ row) => this.#conversation(row));
    this.#ended = answer.ended.map((/** @type {any} */ row) => this.#conversation(row));
    // Whoever waits for an answer is found in what was said.
    for (const chat of [...this.mine, ...this.#ended]) chat.needed();
    this.#tell("queue");
    this.#tell("chat");
    return answer.cursor;
  }

  /** @param {any} row */
  #conversation(row) {
    /** @type {Conversation} */
    const known =
      this.#known.get(row.id) ??
      new Conversation(row, this.api, this.drafts, (name) => this.#tell(name, known));
    known.row = row;
    this.#known.set(row.id, known);
    return known;
  }

  #askSoon(pause = together) {
    clearTimeout(this.#asking);
    if (this.#closed) return;
    this.#asking = setTimeout(() => this.#readQueue().catch(() => this.#askSoon(again)), pause);
  }

  /** @param {"live" | "lost" | "off" | "expired"} state */
  #setLink(state) {
    if (state === "expired") return this.api.expired();
    const back = state === "live" && this.link !== "live";
    this.link = state;
    this.#tell("link");
    if (!back) return;
    // Events say what was missed; presence may have lapsed meanwhile, and what could not be sent can be now.
    this.setPresence(this.state, this.capacity).catch(() => {});
    for (const chat of this.#known.values()) {
      if (chat.failed) chat.needed();
      chat.sendAgain();
    }
  }

  /** @param {{ type: string, chat?: string, data?: any }} event */
  #hear({ type, chat: id = "", data }) {
    const chat = this.#known.get(id);
    if (type === "chat.queued") this.#tell("arrival", data);
    if (chat) this.#hearIn(chat, type, data);
    if (type === "chat.message" && chat && data.by === "customer")
      this.#tell("word", { chat, text: data.text });
    if (type === "chat.rated" && chat) this.#tell("rated", { chat, score: data.score });
    if (type === "agents.changed") {
      this.agents = data.agents;
      this.#hearPresence();
      this.#tell("agents");
    } else if (type === "ticket.updated") this.#tell("tickets", data);
    else if (type === "notice.changed" || type === "hours.changed") this.#tell("facts");
    else if (type === "stream.reset") this.#readAnew();
    else if (["chat.queued", "chat.assigned", "chat.transferred", "chat.closed", "chat.rated"].includes(type))
      this.#askSoon();
    else if (type.startsWith("chat.")) this.#tell("chat");
  }

  /** @param {Conversation} chat @param {string} type @param {any} data */
  #hearIn(chat, type, data) {
    if (type === "chat.message") chat.hear(data);
    if (type === "chat.typing" && data.by === "customer") chat.setTyping(data.on);
    if (type === "chat.transferred") {
      chat.row = { ...chat.row, state: "queued", team: data.team };
      chat.loaded = false; // what is said to somebody else is not told here
    }
    if (type === "chat.read" && data.by === "customer") chat.readByCustomer = data.upTo;
    if (type === "chat.read" && data.by === "agent") chat.readByAgent = Math.max(chat.readByAgent, data.upTo);
  }

  /** Too much was missed to be told: everything is read again. */
  #readAnew() {
    for (const chat of this.#known.values()) chat.loaded = false;
    // Also those that have ended meanwhile: their customers may have said something before.
    for (const chat of this.#known.values()) if (chat.isActive || chat.id === this.shown) void chat.load();
    this.#askSoon();
    this.#tell("tickets");
    this.#tell("facts");
  }

  /** @param {string} name @param {unknown} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
