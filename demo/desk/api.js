// The desk's calls. The token lives in this tab only (sessionStorage): a reload keeps the shift, closing the tab ends it.

const kept = "desk-session";

/** What the server refused, or that it was not reached (status 0). */
export class Refusal extends Error {
  /** @param {number} status @param {{ code?: string, detail?: string, errors?: { pointer: string, detail: string }[] }} body @param {number} pause ms that the server asks for before another try; 0: it does not say */
  constructor(status, body, pause = 0) {
    super(body.detail ?? "");
    this.status = status;
    this.code = body.code ?? "";
    this.errors = body.errors ?? [];
    this.pause = pause;
  }
}

/** @param {Response} answer @returns {Promise<any>} */
async function jsonOf(answer) {
  const text = await answer.text();
  return text ? JSON.parse(text) : undefined;
}

/** @param {Response} answer */
async function fileOf(answer) {
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "");
  return { bytes: await answer.blob(), name: decodeURIComponent(name?.[1] ?? "attachment") };
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
  call = (method, path, body) => this.#known(this.#ask(method, path, body));

  /** What lies there, under the name that the server gives it. @param {string} path */
  file = (path) => this.#known(this.#fetch("GET", path, undefined, fileOf));

  /** @template Told @param {Promise<Told>} answer */
  async #known(answer) {
    try {
      return await answer;
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.status === 401) this.expired();
      throw refusal;
    }
  }

  /** @param {string} method @param {string} path @param {unknown} body @returns {Promise<any>} */
  #ask(method, path, body) {
    return this.#fetch(method, path, body, jsonOf);
  }

  /**
   * @template Told
   * @param {string} method @param {string} path @param {unknown} body
   * @param {(answer: Response) => Promise<Told>} read
   */
  async #fetch(method, path, body, read) {
    const headers = new Headers();
    if (this.#session) headers.set("Authorization", `Bearer ${this.#session.token}`);
    if (body !== undefined) headers.set("Content-Type", "application/json");
    let answer;
    try {
      answer = await fetch(path, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        cache: "no-store",
      });
      if (answer.ok) return await read(answer);
    } catch {
      // Not reached, cut off, or something between that answers in the server's place.
      throw new Refusal(0, {});
    }
    const why = (await jsonOf(answer).catch(() => undefined)) ?? {};
    throw new Refusal(answer.status, why, Number(answer.headers.get("Retry-After") ?? 0) * 1000 || 0);
  }
}
