import type { HelpErrorDetail } from "../errors.js";
import type { HelpEvent } from "../protocol.js";
import type { EventSink, Transport } from "../transport.js";
import { mostAnswerBytes } from "./answer-text.js";
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

/** A call that is not answered yet. Ids begin anew with every instance of the core: the same id may be another call by now. */
class OpenCall {
  readonly id: number;
  end: () => void = () => undefined;

  constructor(id: number) {
    this.id = id;
  }
}

type Functions = Record<string, ((...values: unknown[]) => unknown) | undefined>;

/** Calls of the functions of the page's own transport. Every call gets exactly one answer, unless it is cancelled. */
export class HostCalls {
  readonly #transport: () => Transport | undefined;
  readonly #answer: (message: CallMessage) => void;
  readonly #files: Files | undefined;
  readonly #open = new Map<number, OpenCall>();
  /** What a function of the page threw last that says nothing to a customer. */
  #fault = "";

  constructor(transport: () => Transport | undefined, answer: (message: CallMessage) => void, files?: Files) {
    this.#transport = transport;
    this.#answer = answer;
    this.#files = files;
  }

  call(call: TransportCall): void {
    const open = new OpenCall(call.id);
    this.#open.set(call.id, open);
    if (call.method === "events") this.#listen(open, call);
    else void this.#run(open, call).then((message) => this.#end(open, message));
  }

  cancel(id: number): void {
    const open = this.#open.get(id);
    this.#open.delete(id);
    try {
      open?.end();
    } catch {
      // Nobody listens any more, whatever the page says.
    }
  }

  /** What the core says of a backend, in words that help the author of a transport. */
  explain(detail: HelpErrorDetail): HelpErrorDetail {
    if (!this.#transport()) return detail;
    const invalid = "A function of settings.transport gave what is not of the protocol (docs/transport.md).";
    if (detail.code === "backend-invalid") return { ...detail, message: invalid };
    return detail.code === "backend-unreachable" && this.#fault
      ? { ...detail, message: this.#fault }
      : detail;
  }

  close(): void {
    for (const id of [...this.#open.keys()]) this.cancel(id);
  }

  /** Resolves always, with what the core is to be told. */
  async #run(open: OpenCall, { id, method, arguments: values }: TransportCall): Promise<CallMessage> {
    const transport = this.#transport() as Functions | undefined;
    // A backend without sessions is always in session.
    if (method === "startSession" && !transport?.[method]) return { type: "result", id, json: "{}" };
    if (!transport?.[method]) return { type: "problem", id, json: '{"code":"not-found"}' };
    try {
      // Where there is nothing to say, as for `typing`.
      const json = JSON.stringify(await transport[method](...this.#given(open, method, values))) ?? "null";
      this.#fault = "";
      // No text is no answer: the core refuses it as it refuses one of the wrong form.
      return { type: "result", id, json: json.length > mostAnswerBytes ? "" : json };
    } catch (thrown) {
      return { type: "problem", id, json: this.#problem(method, thrown) };
    }
  }

  /** What the function is given: a file in the place of its number, and whom to tell how far it is. */
  #given(open: OpenCall, method: string, values: readonly unknown[]): readonly unknown[] {
    if (method !== "upload") return values;
    const [attachment, file, name] = values;
    const progress = progressOf(open.id, (message) => {
      if (this.#waits(open)) this.#answer(message);
    });
    return [attachment, this.#files?.get(file as number), name, progress];
  }

  #listen(open: OpenCall, { id, arguments: [cursor] }: TransportCall): void {
    const transport = this.#transport();
    if (!transport?.events) {
      this.#end(open, { type: "problem", id, json: '{"code":"not-found"}' });
      return;
    }
    const say = (words: string): void => {
      for (const text of piecesOf(words)) {
        if (this.#waits(open)) this.#answer({ type: "chunk", id, text });
      }
    };
    const sink: EventSink = {
      event: (event) => say(framed(event)),
      lost: () => {
        if (!this.#waits(open)) return;
        this.cancel(id);
        this.#answer({ type: "problem", id, json: "{}" });
      },
    };
    try {
      const subscription = transport.events(typeof cursor === "string" ? cursor : undefined, sink);
      if (this.#waits(open)) open.end = () => subscription.close();
      // Lost before it was there.
      else subscription.close();
      say('data: {"type":"hello"}\n\n');
    } catch (thrown) {
      this.#end(open, { type: "problem", id, json: this.#problem("events", thrown) });
    }
  }

  #problem(method: string, thrown: unknown): string {
    const problem = problemOf(thrown);
    if (problem === "{}") this.#fault = `settings.transport.${method} failed: ${thrown}.`;
    return problem;
  }
  #waits(open: OpenCall): boolean {
    return this.#open.get(open.id) === open;
  }
  #end(open: OpenCall, message: CallMessage): void {
    // A call that was cancelled meanwhile is nobody's any more.
    if (!this.#waits(open)) return;
    this.#open.delete(open.id);
    this.#answer(message);
  }
}
