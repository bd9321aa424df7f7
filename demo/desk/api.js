// The desk's calls. The token lives in this tab only (sessionStorage): a reload keeps the shift, closing the tab ends it.

const kept = "desk-session";

/** What the server refused, or that it was not reached (status 0). */
export class Refusal extends Error {
  /** @param {number} status @param {{ code?: string, detail?: string, errors?: { pointer: string, detail: string }[] }} body */
  constructor(status, body) {
    super(body.detail ?? "");
    this.status = status;
    this.code = body.code ?? "";
    this.errors = body.errors ?? [];
  }
}

export class Api {
  /** @type {{ token: string, agent: { id: string, name: string } } | undefined} */
  #session;
  /** Called when the server does not know the token any more. */
  expired = () => {};

  constructor() {
    const stored = sessionStorage.getItem(kept);
    this.#session = stored ? JSON.parse(stored) : undefined;
  }

  get agent() {
    return this.#session?.agent;
  }

  get token() {
    return this.#session?.token ?? "";
  }

  /** @param {string} login @param {string} password */
  async logIn(login, password) {
    this.#session = await this.#ask("POST", "/v1/agent/sessions", { login, password });
    sessionStorage.setItem(kept, JSON.stringify(this.#session));
  }

  async logOut() {
    await this.call("DELETE", "/v1/agent/sessions").catch(() => {});
    this.forget();
  }

  forget() {
    this.#session = undefined;
    sessionStorage.removeItem(kept);
  }

  /** @param {string} path */
  get = (path) => this.call("GET", path);

  /** @param {string} method @param {string} path @param {unknown} [body] */
  async call(method, path, body) {
    try {
      return await this.#ask(method, path, body);
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.status === 401) this.expired();
      throw refusal;
    }
  }

  /** @param {string} method @param {string} path @param {unknown} body @returns {Promise<any>} */
  async #ask(method, path, body) {
    const headers = new Headers();
    if (this.#session) headers.set("Authorization", `Bearer ${this.#session.token}`);
    if (body !== undefined) headers.set("Content-Type", "application/json");
    let answer;
    let text;
    try {
      answer = await fetch(path, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        cache: "no-store",
      });
      text = await answer.text();
    } catch {
      throw new Refusal(0, {});
    }
    const told = text ? JSON.parse(text) : undefined;
    if (!answer.ok) throw new Refusal(answer.status, told ?? {});
    return told;
  }
}
