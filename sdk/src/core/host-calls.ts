import type { HelpErrorDetail } from "../errors.js";
import type { HelpEvent } from "../protocol.js";
import type { EventSink, EventSubscription, Transport } from "../transport.js";
import { mostAnswerBytes } from "./answer-text.js";
import { type Files, type ProgressMessage, progressOf } from "./files.js";
import { piecesOf } from "./pieces.js";
import { tooLate } from "./vouch.js";

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

const problemMembers = ["status", "code", "title", "detail", "retryAfter", "errors", "opensAt", "chat"];

/** What a rejection says, as far as the protocol knows the words; never a stack. */
const problemOf = (thrown: unknown): string => {
  const members = Object.entries(typeof thrown === "object" && thrown ? thrown : {});
  try {
    return JSON.stringify(Object.fromEntries(members.filter(([name]) => problemMembers.includes(name))));
  } catch {
    return "{}";
  }
};

/** Of no event: the core tells the page that one is wrong. */
const noEvent = "data: -\n\n";

/** An event as a stream over HTTP would bring it, so that the core reads both the same way. Never throws: it is called by the page's own code. */
const framed = (event: HelpEvent): string => {
  try {
    const { id } = event;
    const isCursor = typeof id === "string" && !/[\r\n]/.test(id);
    // Of another id it is told, and what it says is heard all the same.
    const line = isCursor ? `id: ${id}\n` : (id ?? "") === "" ? "" : noEvent;
    return `${line}data: ${JSON.stringify(event)}\n\n`;
  } catch {
    return noEvent;
  }
};

/** How long a function may take, and one that sends a file without progress, in ms: as over HTTP. */
export interface Patience {
  readonly answer: number;
  readonly silence: number;
}
export const asOverHttp: Patience = { answer: 15_000, silence: 40_000 };

/** A call that is not answered yet. Ids begin anew with every instance of the core: the same id may be another call by now. */
class OpenCall {
  readonly id: number;
  end: () => void = () => undefined;
  timer: ReturnType<typeof setTimeout> | undefined;

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
  readonly #patience: Patience | undefined;
  /** Why each function gave nothing the last time, the latest at the end. */
  readonly #faults = new Map<string, string>();
  /** What has given something since the core heard last, and what it heard then. */
  #gave = new Set<string>();
  #heard: ReadonlySet<string> = this.#gave;

  /** Without `patience` a function may take for ever. */
  constructor(
    transport: () => Transport | undefined,
    answer: (message: CallMessage) => void,
    files?: Files,
    patience?: Patience,
  ) {
    this.#transport = transport;
    this.#answer = answer;
    this.#files = files;
    this.#patience = patience;
  }

  call(call: TransportCall): void {
    const open = new OpenCall(call.id);
    this.#open.set(call.id, open);
    if (call.method === "events") {
      this.#listen(open, call);
      return;
    }
    this.#wait(open, call.method);
    void this.#run(open, call).then((message) => this.#end(open, message));
  }

  cancel(id: number): void {
    const open = this.#open.get(id);
    this.#open.delete(id);
    clearTimeout(open?.timer);
    try {
      open?.end();
    } catch {
      // Nobody listens any more, whatever the page says.
    }
  }

  /** The core has heard all that was given so far: what it says of a backend now is about that. */
  heard(): void {
    this.#heard = this.#gave;
    this.#gave = new Set();
  }

  /** What the core says of a backend, in words that help the author of a transport. */
  explain(detail: HelpErrorDetail): HelpErrorDetail {
    if (!this.#transport()) return detail;
    if (detail.code === "backend-invalid") {
      const who = [...this.#heard].join(" or ") || "A function of settings.transport";
      return { ...detail, message: `${who} gave what is not of the protocol (docs/transport.md).` };
    }
    const fault = [...this.#faults.values()].pop();
    return fault && detail.code !== "settings-invalid" ? { ...detail, message: fault } : detail;
  }

  close(): void {
    for (const id of [...this.#open.keys()]) this.cancel(id);
  }

  /** Resolves always, with what the core is to be told. */
  async #run(open: OpenCall, { id, method, arguments: values }: TransportCall): Promise<CallMessage> {
    const transport = this.#transport() as Functions | undefined;
    // A backend without sessions is always in session.
    if (method === "startSession" && !transport?.[method]) return { type: "result", id, json: "{}" };
    if (!transport?.[method]) return this.#missing(id, method);
    try {
      // Where there is nothing to say, as for `typing`.
      const json = JSON.stringify(await transport[method](...this.#given(open, method, values))) ?? "null";
      this.#faults.delete(method);
      this.#gave.add(`settings.transport.${method}`);
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
    const moved = (part: number): void => {
      this.#wait(open, method);
      progress(part);
    };
    return [attachment, this.#files?.get(file as number), name, moved];
  }

  #listen(open: OpenCall, { id, arguments: [cursor] }: TransportCall): void {
    const transport = this.#transport();
    if (!transport?.events) {
      this.#end(open, this.#missing(id, "events"));
      return;
    }
    const say = (words: string): void => {
      for (const text of piecesOf(words)) {
        if (this.#waits(open)) this.#answer({ type: "chunk", id, text });
      }
    };
    const sink: EventSink = {
      event: (event) => {
        this.#gave.add(`settings.transport.events (${(event as HelpEvent | null)?.type})`);
        say(framed(event));
      },
      lost: () => {
        if (!this.#waits(open)) return;
        this.cancel(id);
        this.#answer({ type: "problem", id, json: "{}" });
      },
    };
    const begun = (subscription: EventSubscription): void => {
      if (this.#waits(open)) open.end = () => subscription.close();
      // Lost, or no longer wanted, before it was there.
      else subscription.close();
      say('data: {"type":"hello"}\n\n');
    };
    const failed = (thrown: unknown): void =>
      this.#end(open, { type: "problem", id, json: this.#problem("events", thrown) });
    try {
      const given = transport.events(typeof cursor === "string" ? cursor : undefined, sink);
      if (given && "then" in given) given.then(begun).then(undefined, failed);
      else begun(given);
    } catch (thrown) {
      failed(thrown);
    }
  }

  #missing(id: number, method: string): CallMessage {
    return { type: "problem", id, json: this.#problem(method, { code: "not-found" }, "is missing") };
  }
  #problem(method: string, thrown: unknown, what?: string): string {
    const problem = problemOf(thrown);
    const why = what ?? (problem === "{}" ? `failed: ${thrown}` : `was rejected with ${problem}`);
    this.#faults.delete(method);
    this.#faults.set(method, `settings.transport.${method} ${why}.`);
    return problem;
  }
  /** From now on so long, and no longer: nobody would tell the customer otherwise. */
  #wait(open: OpenCall, method: string): void {
    clearTimeout(open.timer);
    if (!this.#patience || !this.#waits(open)) return;
    open.timer = setTimeout(
      () => this.#end(open, { type: "problem", id: open.id, json: this.#problem(method, tooLate) }),
      this.#patience[method === "upload" ? "silence" : "answer"],
    );
  }
  #waits(open: OpenCall): boolean {
    return this.#open.get(open.id) === open;
  }
  #end(open: OpenCall, message: CallMessage): void {
    // A call that was cancelled meanwhile is nobody's any more.
    if (!this.#waits(open)) return;
    this.#open.delete(open.id);
    clearTimeout(open.timer);
    this.#answer(message);
  }
}
