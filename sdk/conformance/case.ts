import type { Chat, Desk } from "../src/protocol.js";
import type { AgentLogin } from "./agent.js";
import type { Backend } from "./backend.js";
import { Customer } from "./customer.js";
import type { HostServer } from "./host-server.js";

export type Capability = "tickets" | "chat" | "load" | "articles" | "attachments" | "identity";

/** What a case may be told to do beyond the usual. */
export interface Options {
  readonly site: string;
  readonly locale: string;
  readonly agents: readonly AgentLogin[];
  /** Signs as the host's server does. */
  readonly host: HostServer | undefined;
  /** A page that may use the backend. */
  readonly origin: string | undefined;
  /** Cases that take more than a few seconds. */
  readonly slow: boolean;
  /** Asks until the backend refuses. */
  readonly rate: boolean;
}

/** What a case has at hand. Customers made here leave when it is over. */
export class Trial {
  readonly backend: Backend;
  readonly desk: Desk;
  readonly options: Options;
  readonly #customers: Customer[] = [];

  constructor(backend: Backend, desk: Desk, options: Options) {
    this.backend = backend;
    this.desk = desk;
    this.options = options;
  }

  async customer(more: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<Customer> {
    const customer = await Customer.arrive(this.backend, this.options.site, more, { headers });
    this.#customers.push(customer);
    return customer;
  }

  /** A customer in a chat of their own. */
  async visitor(): Promise<{ readonly customer: Customer; readonly chat: Chat }> {
    const customer = await this.customer();
    return { customer, chat: await customer.startChat() };
  }

  /** Only for cases that sign. */
  get host(): HostServer {
    if (!this.options.host) throw new Error("a case that signs must say so");
    return this.options.host;
  }

  /** The id of a reason of the desk. */
  get reason(): string {
    return this.desk.reasons?.[0]?.id ?? "";
  }

  async tidyUp(): Promise<void> {
    for (const customer of this.#customers) await customer.leave();
  }
}

/** One promise of the protocol. */
export interface Case {
  readonly id: string;
  /** The promise, as a sentence. */
  readonly promise: string;
  /** What goes wrong for a customer when it is broken. */
  readonly why: string;
  readonly needs?: Capability;
  /** How many agents' logins it needs. */
  readonly agents?: number;
  /** It needs the key of the host's server. */
  readonly signs?: true;
  readonly optional?: "slow" | "rate";
  run(trial: Trial): Promise<void>;
}
