import { randomBytes, randomUUID } from "node:crypto";
import type { Chat, Session, TicketDraft } from "../src/protocol.js";
import { expectJson, expectStatus } from "./answers.js";
import type { Answer, Ask, Backend } from "./backend.js";
import { Skipped } from "./verdict.js";

export const newId = (): string => randomUUID();
export const newKey = (): string => randomBytes(16).toString("hex");

/** Somebody with a session of their own. */
export class Customer {
  readonly backend: Backend;
  readonly session: Session;
  readonly #open: string[] = [];

  private constructor(backend: Backend, session: Session) {
    this.backend = backend;
    this.session = session;
  }

  static async arrive(backend: Backend, site: string, more: object = {}, ask: Ask = {}): Promise<Customer> {
    const answer = await backend.ask("POST", "/v1/sessions", { ...ask, body: { site, ...more } });
    return new Customer(backend, expectJson<Session>(answer, "session", 201));
  }

  ask(method: string, path: string, ask: Ask = {}): Promise<Answer> {
    return this.backend.ask(method, path, { token: this.session.token, ...ask });
  }

  ticket(id: string, draft: TicketDraft | object): Promise<Answer> {
    return this.ask("PUT", `/v1/tickets/${id}`, { body: draft });
  }

  /** Joins the queue; the case is skipped when the desk takes no chat now. */
  async startChat(draft: object = {}): Promise<Chat> {
    const id = newId();
    const answer = await this.putChat(id, draft);
    const code = answer.json instanceof Object ? Reflect.get(answer.json, "code") : undefined;
    if (code === "outside-hours") throw new Skipped("the desk is closed now: run this again in its hours");
    if (code === "queue-full") throw new Skipped("the queue is full now");
    return expectJson<Chat>(answer, "chat", 201);
  }

  putChat(id: string, draft: object = {}): Promise<Answer> {
    this.#open.push(id);
    return this.ask("PUT", `/v1/chats/${id}`, { body: { ...person, ...draft } });
  }

  async chat(id: string): Promise<Chat> {
    return expectJson<Chat>(await this.ask("GET", `/v1/chats/${id}`), "chat", 200);
  }

  say(chat: string, text: string, id = newId()): Promise<Answer> {
    return this.ask("PUT", `/v1/chats/${chat}/messages/${id}`, { body: { text } });
  }

  async close(chat: string): Promise<void> {
    expectStatus(await this.ask("POST", `/v1/chats/${chat}/close`, { body: {} }), 200);
  }

  /** Leaves no chat behind in the backend's queue. */
  async leave(): Promise<void> {
    for (const id of this.#open) await this.ask("POST", `/v1/chats/${id}/close`, { body: {} });
  }
}

export const person = { name: "Conformance Kit", email: "conformance@example.com" };

export const ticketDraft = (reason: string, more: object = {}): TicketDraft => ({
  ...person,
  reason,
  details: `Written by the conformance kit (${newId()}).`,
  ...more,
});
