// An agent of the reference desk, over its API: what the agents' page does, without the page.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

export class Agent {
  #origin;
  #token;

  constructor(origin, token, name) {
    this.#origin = origin;
    this.#token = token;
    this.name = name;
  }

  /** Logs in and is present. */
  static async signIn(origin, { login, password }, capacity = 3) {
    const answer = await fetch(`${origin}/v1/agent/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ login, password }),
    });
    assert.ok(answer.ok, `log in: ${answer.status}`);
    const { token, agent } = await answer.json();
    const one = new Agent(origin, token, agent.name);
    await one.#call("PUT", "/v1/agent/presence", { state: "online", capacity });
    return one;
  }

  /** Is away. */
  leave() {
    return this.#call("PUT", "/v1/agent/presence", { state: "offline", capacity: 0 });
  }

  /** The first in the queue; resolves with the chat's id. */
  async claimNext() {
    const {
      waiting: [next],
    } = await this.#call("GET", "/v1/agent/queue");
    assert.ok(next, "somebody waits");
    await this.#call("POST", `/v1/agent/chats/${next.id}/claim`, {});
    return next.id;
  }

  async queueLength() {
    return (await this.#call("GET", "/v1/agent/queue")).waiting.length;
  }

  chat(id) {
    return this.#call("GET", `/v1/agent/chats/${id}`);
  }

  async messages(id) {
    return (await this.chat(id)).messages;
  }

  write(id, text) {
    return this.#call("PUT", `/v1/agent/chats/${id}/messages/${randomUUID()}`, { text });
  }

  read(id, seq) {
    return this.#call("POST", `/v1/agent/chats/${id}/read`, { upTo: seq });
  }

  close(id) {
    return this.#call("POST", `/v1/agent/chats/${id}/close`, {});
  }

  async #call(method, path, body) {
    const answer = await fetch(this.#origin + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}
