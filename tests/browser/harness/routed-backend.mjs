// The scripted backend of the scenarios, over Playwright's routing: the same words as ScriptedBackend of the native harness.
import { EventStream, isFleeting } from "./event-stream.mjs";
import { article, articles, load, mergePatch, receipt } from "./scenario-file.mjs";
import { ScriptedChats } from "./scripted-chats.mjs";
import { until } from "./until.mjs";

const problemType = "application/problem+json";

export class RoutedBackend {
  /** Every request so far: { method, path, body }. */
  requests = [];
  #desk;
  #plans = [];
  #gate = Promise.resolve();
  #release = () => {};
  #answering = new Set();
  /** The names of requests that have come (in-page.mjs). */
  #arrived = new Set();
  #events = new EventStream();
  #chats = new ScriptedChats(this.#events);

  constructor(desk) {
    this.#desk = desk;
  }

  async attach(context) {
    await context.route("**/v1/**", (route) => {
      const work = this.#answer(route).finally(() => this.#answering.delete(work));
      // Who listens is answered when there is something to say.
      if (!route.request().url().includes("/v1/events")) this.#answering.add(work);
      return work;
    });
  }

  plan({ times = 1, ...plan }) {
    for (let i = 0; i < times; ++i) this.#plans.push(plan);
  }
  hold() {
    this.#gate = new Promise((resolve) => {
      this.#release = resolve;
    });
    this.held = true;
  }
  release() {
    this.held = false;
    this.#release();
  }

  /** An event of docs/protocol, on the open stream; resolves when the page has it. */
  async say(event, page) {
    await until("a chat has begun", () => this.#chats.begun || !JSON.stringify(event).includes("$chat"));
    const said = this.#chats.named(event);
    this.#chats.note(said);
    let heard = false;
    while (!heard) {
      await this.#events.listener();
      this.#events.say(said);
      const reached = await this.#heard(page);
      // What is kept comes with the next stream by itself; what is fleeting would be lost with a stream that is being replaced.
      heard = reached || !isFleeting(said.type);
    }
  }
  #heard(page) {
    return this.#events.heard((frameLater) =>
      page.evaluate(async (later) => {
        if (later) await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        const { stream, bytes } = globalThis.help;
        return { stream, bytes };
      }, frameLater),
    );
  }
  changeDesk(patch) {
    this.#desk = mergePatch(this.#desk, patch);
  }
  setChat(snapshot) {
    this.#chats.set(this.#chats.named(snapshot));
  }
  dropStream() {
    this.#events.drop();
  }
  /** The page is gone, and with it everything that nobody has answered. */
  reload() {
    this.#events.forget();
  }
  close() {
    this.#events.close();
  }

  /** Resolves when every request that may be answered has been, and `page` has read what its stream has said so far. */
  async settled(page) {
    await this.#reached(page);
    while (this.#answering.size && !this.held) {
      await Promise.allSettled([...this.#answering]);
      await this.#reached(page);
    }
    if (this.held) return;
    // Else a clock that runs ahead would call a stream silent that is only slow to begin on a busy machine.
    await this.#events.begun();
    await this.#heard(page);
  }

  /** Resolves when everything that the page asks has come here: on a busy machine that takes a while. */
  async #reached(page) {
    await until("the page's requests arrive", async () => {
      const asked = await page.evaluate(() => [...globalThis.help.asked]);
      return asked.every((name) => this.#arrived.has(name));
    });
  }

  async #answer(route) {
    const request = route.request();
    this.#arrived.add(request.headers()["x-request"]);
    const { pathname, search } = new URL(request.url());
    const path = pathname + search;
    const body = request.postData() ?? "";
    this.requests.push({ method: request.method(), path, body });
    await this.#gate;
    // The page may have gone meanwhile, or the help may not want the answer any more.
    await this.#handle(route, path, body).catch(() => {});
  }

  async #handle(route, path, body) {
    const at = this.#plans.findIndex((plan) => path.startsWith(plan.path));
    const [plan] = at < 0 ? [] : this.#plans.splice(at, 1);
    if (plan?.reason) return this.#fail(route, plan.reason);
    if (!plan && path.startsWith("/v1/events")) return this.#events.serve(route);
    return this.#fulfil(route, plan ?? this.#usual(route.request().method(), path, body));
  }

  #usual(method, path, text) {
    if (path.startsWith("/v1/bootstrap")) return { body: this.#desk };
    if (path.startsWith("/v1/load")) return { body: load };
    if (path.startsWith("/v1/articles?")) return { body: articles };
    if (path.startsWith("/v1/articles/")) return { body: article };
    if (path === "/v1/sessions") return { status: 201, body: { token: "secret-token" } };
    if (path.startsWith("/v1/chats/")) return this.#chats.answer(method, path, text);
    if (path.startsWith("/v1/attachments/") && method === "DELETE") return { status: 204 };
    if (path.startsWith("/v1/attachments/"))
      return { status: 201, body: { id: path.slice("/v1/attachments/".length).split("?")[0] } };
    if (method === "PUT" && path.startsWith("/v1/tickets/")) return { status: 201, body: receipt };
    return { status: 404, problem: { code: "not-found" } };
  }

  #fail(route, reason) {
    if (reason === "too-large") return route.fulfill({ body: "x".repeat(300 * 1024) });
    return route.abort(reason === "timeout" ? "timedout" : "failed");
  }

  #fulfil(route, { status = 200, body, problem, ...more }) {
    const text = problem ?? body ?? "";
    const retryAfter = more["retry-after"];
    return route.fulfill({
      status,
      contentType: more["content-type"] ?? (problem ? problemType : "application/json"),
      headers: retryAfter === undefined ? {} : { "retry-after": retryAfter },
      body: typeof text === "string" ? text : JSON.stringify(text),
    });
  }
}
