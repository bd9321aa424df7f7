// A customer of the reference desk, over its API: for those whose screen plays no part in a story.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

export class Customer {
  #origin;
  #token;
  #chat = randomUUID();

  constructor(origin, token) {
    this.#origin = origin;
    this.#token = token;
  }

  static async #come(origin, identity) {
    const answer = await fetch(`${origin}/v1/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ site: "demo", identity }),
    });
    return new Customer(origin, (await answer.json()).token);
  }

  /** Stands in the queue. `identity`: a token of the host's server. */
  static async queue(origin, name, identity) {
    const customer = await Customer.#come(origin, identity);
    await customer.#inChat("PUT", "", { name, email: "cliente@loja.example", key: "0".repeat(32) });
    return customer;
  }

  /** Writes a ticket. `identity`: a token of the host's server. */
  static async ticket(origin, name, details, identity) {
    const customer = await Customer.#come(origin, identity);
    const ticket = { name, email: "cliente@loja.example", reason: "domains", details, locale: "pt-BR" };
    await customer.#call("PUT", `/tickets/${randomUUID()}`, ticket);
    return customer;
  }

  get chat() {
    return this.#chat;
  }

  /** Logs in at the host after having come. `identity`: a token of the host's server. */
  logIn(identity) {
    return this.#call("POST", "/sessions", { site: "demo", identity });
  }

  write(text) {
    return this.#inChat("PUT", `/messages/${randomUUID()}`, { text });
  }

  type() {
    return this.#inChat("POST", "/typing", { on: true });
  }

  leave() {
    return this.#inChat("POST", "/close", {});
  }

  #inChat(method, path, body) {
    return this.#call(method, `/chats/${this.#chat}${path}`, body);
  }

  async #call(method, path, body) {
    const answer = await fetch(`${this.#origin}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  }
}
