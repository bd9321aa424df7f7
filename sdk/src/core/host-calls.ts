import type { HelpEvent } from "../protocol.js";
import type { EventSink, Transport } from "../transport.js";
import { type Files, type ProgressMessage, progressOf } from "./files.js";
import { piecesOf } from "./pieces.js";

/** The `call` effect: docs/boundary.md. */
export interface TransportCall {
  readonly id: number;
  readonly method: string;
  readonly arguments: readonly unknown[];
}

export type CallMessage =
  | ProgressMessage
  | { readonly type: "result"; readonly id: number; readonly json: string }
  | { readonly type: "problem"; readonly id: number; readonly json: string }
  | { readonly type: "chunk"; readonly id: number; readonly text: string };

const problemMembers = ["status", "code", "title", "detail", "retryAfter", "errors", "opensAt"];

/** What a rejection says, as far as the protocol knows the words; never a stack. */
const problemOf = (thrown: unknown): string => {
  const members = Object.entries(typeof thrown === "object" && thrown ? thrown : {});
  try {
    return JSON.stringify(Object.fromEntries(members.filter(([name]) => problemMembers.includes(name))));
  } catch {
    return "{}";
  }
};

/** An event as a stream over HTTP would bring it, so that the core reads both the same way. */
const framed = (event: HelpEvent): string => {
  const { id } = event;
  const line = typeof id === "string" && !/[\r\n]/.test(id) ? `id: ${id}\n` : "";
  return `${line}data: ${JSON.stringify(event)}\n\n`;
};

type Functions = Record<string, ((...values: unknown[]) => unknown) | undefined>;

/** Calls of the functions of the page's own transport. Every call gets exactly one answer, unless it is cancelled. */
export class HostCalls {
  readonly #transport: () => Transport | undefined;
  readonly #answer: (message: CallMessage) => void;
  readonly #files: Files | undefined;
  /** The calls that are not answered yet, each with what ends it. */
  readonly #open = new Map<number, () => void>();

  constructor(transport: () => Transport | undefined, answer: (message: CallMessage) => void, files?: Files) {
    this.#transport = transport;
    this.#answer = answer;
    this.#files = files;
  }

  call(call: TransportCall): void {
    this.#open.set(call.id, () => undefined);
    if (call.method === "events") this.#listen(call);
    else void this.#run(call).then((message) => this.#end(message));
  }

  cancel(id: number): void {
    const end = this.#open.get(id);
    this.#open.delete(id);
    try {
      end?.();
    } catch {
      // Nobody listens any more, whatever the page says.
    }
  }

  close(): void {
    for (const id of [...this.#open.keys()]) this.cancel(id);
  }

  /** Resolves always, with what the core is to be told. */
  async #run({ id, method, arguments: values }: TransportCall): Promise<CallMessage> {
    const transport = this.#transport() as Functions | undefined;
    // A backend without sessions is always in session.
    if (method === "startSession" && !transport?.[method]) return { type: "result", id, json: "{}" };
    if (!transport?.[method]) return { type: "problem", id, json: '{"code":"not-found"}' };
    try {
      const json = JSON.stringify(await transport[method](...this.#given(id, method, values)));
      // Where there is nothing to say, as for `typing`.
      return { type: "result", id, json: json ?? "null" };
    } catch (thrown) {
      return { type: "problem", id, json: problemOf(thrown) };
    }
  }

  /** What the function is given: a file in the place of its number, and whom to tell how far it is. */
  #given(id: number, method: string, values: readonly unknown[]): readonly unknown[] {
    if (method !== "upload") return values;
    const [attachment, file, name] = values;
    const progress = progressOf(id, (message) => {
      if (this.#open.has(id)) this.#answer(message);
    });
    return [attachment, this.#files?.get(file as number), name, progress];
  }

  #listen({ id, arguments: [cursor] }: TransportCall): void {
    const transport = this.#transport();
    if (!transport?.events) {
      this.#end({ type: "problem", id, json: '{"code":"not-found"}' });
      return;
    }
    const say = (words: string): void => {
      for (const text of piecesOf(words)) {
        if (this.#open.has(id)) this.#answer({ type: "chunk", id, text });
      }
    };
    const sink: EventSink = {
      event: (event) => say(framed(event)),
      lost: () => {
        const open = this.#open.has(id);
        this.cancel(id);
        if (open) this.#answer({ type: "problem", id, json: "{}" });
      },
    };
    try {
      const subscription = transport.events(typeof cursor === "string" ? cursor : undefined, sink);
      if (this.#open.has(id)) this.#open.set(id, () => subscription.close());
      // Lost before it was there.
      else subscription.close();
      say('data: {"type":"hello"}\n\n');
    } catch (thrown) {
      this.#end({ type: "problem", id, json: problemOf(thrown) });
    }
  }

  #end(message: CallMessage): void {
    // A call that was cancelled meanwhile is nobody's any more.
    if (this.#open.delete(message.id)) this.#answer(message);
  }
}
