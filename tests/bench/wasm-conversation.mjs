// A conversation of 10,000 messages in the shipped drawing module, in Node: what a frame costs, and whether memory stays bounded.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { root } from "../browser/harness/paths.mjs";
import { load } from "../sdk/bundle.mjs";

const { CoreWidget, instantiate } = await load("core/module.ts");
const { readEffects } = await load("core/effects.ts");
const { applyTreeOps } = await load("core/tree.ts");
const { answerOf, requestOf } = await load("testing/backend.ts");
const desk = JSON.parse(
  /kDeskJson = R"\((.*?)\)";/s.exec(readFileSync(join(root, "tests/harness/desk_answers.h"), "utf8"))[1],
);

/** Letters of one width: what the browser would measure and draw is not measured here. */
const glyphs = {
  measure: (text, pixels) => [
    pixels * 0.55 * text.length,
    pixels * 0.55 * text.length,
    pixels,
    0,
    0,
    0,
    0,
    0,
  ],
  raster() {},
  createTexture() {},
  updateTexture() {},
  destroyTexture() {},
};
const start = Date.parse("2026-11-23T13:00:00Z");
const words =
  "o pedido saiu da loja na segunda-feira e chegou ao transportador na terça; a previsão é de dois dias.";
/** Milliseconds of work so far: what else the machine does is not counted. */
const worked = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

/** The core with a backend that answers at once. */
class Conversation {
  #core;
  #abi;
  #inbox = [];
  #stream = 0;
  #chat = "";
  #seq = 0;

  static async begin() {
    const dist = join(root, "sdk/dist");
    const file = readdirSync(dist).find((name) => /^help-widget\.\w+\.wasm$/.test(name));
    const made = new Conversation();
    made.#abi = await instantiate(await WebAssembly.compile(readFileSync(join(dist, file))), glyphs);
    made.#core = new CoreWidget(made.#abi);
    const refusal = made.#core.create({
      seed: "0f".repeat(32),
      endpoint: "",
      transport: "http",
      site: "demo",
      locale: "pt-BR",
      user: { name: "Ana Souza", email: "ana@loja.example" },
      utcOffset: -180,
    });
    if (refusal) throw new Error(refusal.message);
    made.#core.resize(400, 680, 2);
    await made.tell({ type: "open", route: "talk" });
    await made.press("Iniciar chat");
    await made.#hear({ type: "chat.assigned", data: { agent: { id: "a1", name: "Bruna" } } });
    return made;
  }

  get bytes() {
    return this.#abi.memory.buffer.byteLength;
  }

  async messages(count) {
    for (let left = count; left > 0; left -= 200) {
      const events = Array.from({ length: Math.min(200, left) }, () => this.#message());
      await this.#hear(...events);
    }
  }
  oneMore() {
    this.#core.post(this.#chunk([this.#message()]));
  }
  scroll(y) {
    this.#core.act(1, "Scroll", `${y} 900`);
  }
  frame() {
    return this.#core.frame(start, true);
  }
  async tell(message) {
    this.#inbox.push(message);
    await this.#rest();
  }
  async press(name) {
    this.#core.act(this.#idOf(name), "Click");
    await this.#rest();
  }

  #names = new Map();
  #idOf(name) {
    for (const [id, each] of this.#names) if (each === name) return id;
    throw new Error(`nothing is called "${name}"`);
  }
  #message() {
    const seq = ++this.#seq;
    const text = `Mensagem ${seq}: ${words}`;
    return {
      type: "chat.message",
      data: { id: `m${seq}`, seq, by: "agent", name: "Bruna", text, at: new Date(start) },
    };
  }
  #chunk(events) {
    const text = events
      .map(
        (event) =>
          `id: ${this.#seq}\ndata: ${JSON.stringify({ ...event, chat: this.#chat, at: new Date(start) })}\n\n`,
      )
      .join("");
    return { type: "chunk", id: this.#stream, text };
  }
  #hear(...events) {
    return this.tell(this.#chunk(events));
  }

  async #rest() {
    do {
      for (const message of this.#inbox.splice(0)) {
        const refusal = this.#core.post(message);
        if (refusal) throw new Error(refusal.message);
      }
      const frame = this.frame();
      this.#read(frame.tree);
      for (const effect of readEffects(frame.outbox))
        if (effect.type === "request") await this.#answer(effect);
    } while (this.#inbox.length);
  }
  #read(tree) {
    applyTreeOps(tree, this.#sink);
  }
  #sink = new Proxy(
    { text: (id, part, text) => part === "Name" && this.#names.set(id, text) },
    { get: (known, name) => known[name] ?? (() => undefined) },
  );
  async #answer(effect) {
    if (effect.stream) {
      this.#stream = effect.id;
      this.#inbox.push({ type: "chunk", id: effect.id, text: 'data: {"type":"hello"}\n\n' });
      return;
    }
    this.#chat ||= /^\/v1\/chats\/([\w-]+)$/.exec(effect.url)?.[1] ?? "";
    const chat = {
      id: this.#chat,
      state: "queued",
      queue: { position: 1, agentsOnline: 1 },
      messages: [],
      cursor: "0",
    };
    const backend = {
      "GET /v1/bootstrap": { body: desk },
      "PUT /v1/chats/": { status: 201, body: { ...chat, read: { agent: 0, customer: 0 } } },
    };
    this.#inbox.push(await answerOf(backend, effect.id, requestOf(effect)));
  }
}

/** Milliseconds and bytes; the medians of many frames. */
export async function measureConversation() {
  const talk = await Conversation.begin();
  await talk.messages(10_000);
  const time = (runs, work) =>
    median(
      Array.from({ length: runs }, (_, run) => {
        work(run);
        const began = worked();
        talk.frame();
        return worked() - began;
      }),
    );
  const scrolling = time(201, (run) => talk.scroll(500 + 7 * run));
  const arriving = time(101, () => talk.oneMore());
  await talk.tell({ type: "close" });
  const shown = [];
  for (let run = 0; run < 11; ++run) {
    const began = worked();
    await talk.tell({ type: "open" });
    shown.push(worked() - began);
    await talk.tell({ type: "close" });
  }
  await talk.tell({ type: "open" });
  await talk.messages(10_000);
  const bytes = talk.bytes;
  await talk.messages(20_000);
  return { shown: median(shown), scrolling, arriving, bytes, grown: talk.bytes - bytes };
}
