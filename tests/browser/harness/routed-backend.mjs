// The scripted backend of the scenarios, over Playwright's routing: the same words as ScriptedBackend of the native harness.
import { article, articles, load, receipt } from "./scenario-file.mjs";

const problemType = "application/problem+json";

export class RoutedBackend {
  /** Every request so far: { method, path, body }. */
  requests = [];
  #desk;
  #plans = [];
  #gate = Promise.resolve();
  #release = () => {};
  #answering = new Set();

  constructor(desk) {
    this.#desk = desk;
  }

  async attach(context) {
    await context.route("**/v1/**", (route) => {
      const work = this.#answer(route).finally(() => this.#answering.delete(work));
      this.#answering.add(work);
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

  /** Resolves when every request that may be answered has been. */
  async settled() {
    while (this.#answering.size && !this.held) await Promise.allSettled([...this.#answering]);
  }

  async #answer(route) {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const path = pathname + search;
    this.requests.push({ method: request.method(), path, body: request.postData() ?? "" });
    await this.#gate;
    const at = this.#plans.findIndex((plan) => path.startsWith(plan.path));
    const [plan] = at < 0 ? [this.#usual(request.method(), path)] : this.#plans.splice(at, 1);
    // The page may have gone meanwhile, or the help may not want the answer any more.
    await (plan.reason ? this.#fail(route, plan.reason) : this.#say(route, plan)).catch(() => {});
  }

  #usual(method, path) {
    if (path.startsWith("/v1/bootstrap")) return { body: this.#desk };
    if (path.startsWith("/v1/load")) return { body: load };
    if (path.startsWith("/v1/articles?")) return { body: articles };
    if (path.startsWith("/v1/articles/")) return { body: article };
    if (path === "/v1/sessions") return { status: 201, body: { token: "secret-token" } };
    if (method === "PUT" && path.startsWith("/v1/tickets/")) return { status: 201, body: receipt };
    return { status: 404, problem: { code: "not-found" } };
  }

  #fail(route, reason) {
    if (reason === "too-large") return route.fulfill({ body: "x".repeat(300 * 1024) });
    return route.abort(reason === "timeout" ? "timedout" : "failed");
  }

  #say(route, { status = 200, body, problem, ...more }) {
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
