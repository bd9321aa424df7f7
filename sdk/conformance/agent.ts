import type { Chat } from "../src/protocol.js";
import { expectJson, expectStatus } from "./answers.js";
import type { Answer, Backend } from "./backend.js";
import { newId } from "./customer.js";
import { Broken, Skipped } from "./verdict.js";

export interface AgentLogin {
  readonly login: string;
  readonly password: string;
}

/** An agent, over the resources that docs/backend.md has for them. Backends with other ones skip the cases that need agents. */
export class Agent {
  readonly #backend: Backend;
  readonly #token: string;

  private constructor(backend: Backend, token: string) {
    this.#backend = backend;
    this.#token = token;
  }

  static async signIn(backend: Backend, login: AgentLogin): Promise<Agent> {
    const answer = await backend.ask("POST", "/v1/agent/sessions", { body: login });
    if (answer.status === 404) throw new Skipped("the backend has no /v1/agent resources");
    const token = answer.json instanceof Object ? Reflect.get(answer.json, "token") : undefined;
    if (typeof token !== "string")
      throw new Broken(`agent ${login.login} to be let in`, `${answer.status} ${answer.text}`);
    const agent = new Agent(backend, token);
    expectStatus(await agent.ask("PUT", "/v1/agent/presence", { state: "online", capacity: 3 }), 200, 204);
    return agent;
  }

  ask(method: string, path: string, body?: object): Promise<Answer> {
    return this.#backend.ask(method, path, { token: this.#token, ...(body && { body }) });
  }

  claim(chat: string): Promise<Answer> {
    return this.ask("POST", `/v1/agent/chats/${chat}/claim`, {});
  }

  async serve(chat: string): Promise<Chat> {
    return expectJson<Chat>(await this.claim(chat), "chat", 200);
  }

  say(chat: string, text: string): Promise<Answer> {
    return this.ask("PUT", `/v1/agent/chats/${chat}/messages/${newId()}`, { text });
  }

  async goHome(): Promise<void> {
    await this.ask("PUT", "/v1/agent/presence", { state: "offline", capacity: 0 });
  }
}
