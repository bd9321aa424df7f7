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

  /** Stands in the queue. */
  static async queue(origin, name) {
    const answer = await fetch(`${origin}/v1/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ site: "demo" }),
    });
    const customer = new Customer(origin, (await answer.json()).token);
    await customer.#call("PUT", "", { name, email: "cliente@loja.example", key: "0".repeat(32) });
    return customer;
  }

  get chat() {
    return this.#chat;
  }

  write(text) {
    return this.#call("PUT", `/messages/${randomUUID()}`, { text });
  }

  type() {
    return this.#call("POST", "/typing", { on: true });
  }

  leave() {
    return this.#call("POST", "/close", {});
  }

  async #call(method, path, body) {
    const answer = await fetch(`${this.#origin}/v1/chats/${this.#chat}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  }
}
