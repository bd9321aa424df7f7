import { type Abi, type ActionKind, actionKinds } from "../core/module.js";
import { masked, maskedBody, maskedFile, maskedLines, maskedMembers, type TypedText } from "./mask.js";
import type { Entry, Witness } from "./witness.js";

const decoder = new TextDecoder();
const actions = Object.fromEntries(
  (Object.keys(actionKinds) as ActionKind[]).map((kind) => [
    actionKinds[kind],
    `${kind[0]?.toLowerCase()}${kind.slice(1)}`,
  ]),
);

/** As the core does it: NaN becomes `low`. */
const between = (value: number, low: number, high: number): number =>
  Math.fround(value > low ? Math.min(value, high) : low);

type Message = Entry & {
  readonly id: number;
  readonly body: string;
  readonly text: string;
  readonly json: string;
  readonly files: readonly { readonly name: string }[];
  readonly settings: { readonly user?: object };
};

export interface RecorderOptions {
  /** Takes a line of the recording, without its end; false: no more are wanted. */
  readonly write: (line: string) => boolean;
  readonly typed: TypedText;
  /** Which build of the help it is, if that is known. */
  readonly build: string | undefined;
  /** Gives what the witness has measured since it was asked last; absent: nothing is measured. */
  readonly letters?: (() => readonly unknown[]) | undefined;
}

/** One instance of the core with what enters it written down (docs/qa.md, "Recordings"). What goes wrong in here ends the recording, never the help. */
export class Recorder {
  readonly #abi: Abi;
  readonly #witness: Witness;
  readonly #options: RecorderOptions;
  readonly #typed: TypedText;
  #over = false;
  #inbox = 0;
  #events: Entry[] = [];
  /** Of each stream the line that is not whole yet. */
  readonly #halves = new Map<number, string>();
  #viewport: readonly number[] = [400, 640, 1];
  #pointer: readonly unknown[] = [-1, -1, false];
  #texturesLost = false;

  constructor(abi: Abi, witness: Witness, options: RecorderOptions) {
    this.#abi = abi;
    this.#witness = witness;
    this.#options = options;
    this.#typed = options.typed;
  }

  /** The functions that the host calls instead of the instance's own. */
  get abi(): Abi {
    const abi = this.#abi;
    return {
      ...abi,
      help_inbox: (size) => {
        this.#inbox = abi.help_inbox(size);
        return this.#inbox;
      },
      help_create: (host, size) => {
        const settings = this.#received(size);
        const widget = abi.help_create(host, size);
        if (widget) this.#quietly(() => this.#begin(JSON.parse(settings) as object));
        return widget;
      },
      help_post: (widget, size) => {
        const message = this.#received(size);
        const refused = abi.help_post(widget, size);
        if (!refused) this.#quietly(() => this.#events.push(this.#masked(JSON.parse(message) as Message)));
        return refused;
      },
      help_act: (widget, node, action, size) => {
        const data = this.#received(size);
        const refused = abi.help_act(widget, node, action, size);
        if (!refused)
          this.#quietly(() => this.#events.push(this.#maskedAct(node, actions[action] ?? "", data)));
        return refused;
      },
      help_resize: (widget, width, height, density) => {
        abi.help_resize(widget, width, height, density);
        this.#viewport = [between(width, 1, 4096), between(height, 1, 4096), between(density, 0.5, 4)];
      },
      help_pointer: (widget, x, y, buttons) => {
        abi.help_pointer(widget, x, y, buttons);
        this.#pointer = [between(x, -1, 8192), between(y, -1, 8192), (buttons & 1) !== 0];
      },
      help_textures_lost: (widget) => {
        abi.help_textures_lost(widget);
        this.#texturesLost = true;
      },
      help_frame: (widget, now, drawing) => {
        try {
          return abi.help_frame(widget, now, drawing);
        } finally {
          this.#quietly(() => this.#frame(now, drawing !== 0));
        }
      },
    };
  }

  #quietly(work: () => void): void {
    if (this.#over) return;
    try {
      work();
    } catch {
      this.#over = true;
    }
  }
  #write(line: object): void {
    this.#over ||= !this.#options.write(JSON.stringify(line));
  }

  #received(size: number): string {
    return decoder.decode(new Uint8Array(this.#abi.memory.buffer, this.#inbox, size));
  }

  #begin(given: object): void {
    const settings = maskedMembers(given, this.#typed);
    this.#witness.create(settings);
    const { build, letters } = this.#options;
    this.#write({ journal: 1, build, settings, ...(letters && { letters: "recorded" }) });
  }

  #frame(now: number, drawing: boolean): void {
    const events = this.#events;
    this.#events = [];
    for (const entry of events) this.#witness.take(entry);
    const lost = this.#texturesLost;
    this.#texturesLost = false;
    if (lost) this.#witness.texturesLost();
    let out: object;
    try {
      out = this.#witness.frame(now, this.#viewport, this.#pointer, drawing);
    } catch (thrown) {
      // The page begins again with the whole module, and so does a new recording.
      if ((thrown as Error).name === "NotThere") throw thrown;
      // A trap is what the recording is about.
      out = { trap: String(thrown) };
    }
    const letters = this.#options.letters?.() ?? [];
    this.#write({
      now: Math.trunc(now),
      viewport: this.#viewport,
      pointer: this.#pointer,
      drawing,
      events,
      ...(lost && { texturesLost: true }),
      ...(letters.length && { letters }),
      out,
    });
  }

  #maskedAct(node: number, action: string, data: string): Entry {
    const typed = action === "setValue" && this.#witness.roleOf(node) !== "ComboBox";
    return {
      type: "act",
      node,
      action,
      data: typed && this.#typed === "masked" ? masked(data) : data,
    };
  }

  #masked(message: Message): Entry {
    switch (message.type) {
      case "response":
        // The native reader wants both.
        return { contentType: "", retryAfter: "", ...message, body: maskedBody(message.body, this.#typed) };
      case "chunk":
        return { ...message, text: maskedLines(this.#wholeLines(message), this.#typed) };
      case "result":
      case "problem":
        return { ...message, json: maskedBody(message.json, this.#typed) };
      case "files":
        return this.#typed === "kept"
          ? message
          : { ...message, files: message.files.map((file) => ({ ...file, name: maskedFile(file.name) })) };
      case "settings":
        return this.#typed === "kept"
          ? message
          : { ...message, settings: { ...message.settings, ...this.#maskedUser(message.settings.user) } };
      default:
        return message;
    }
  }

  /** A stream is cut anywhere, and half a line cannot be masked: it is written down with its other half. The core, too, waits for that. */
  #wholeLines({ id, text }: Message): string {
    const all = (this.#halves.get(id) ?? "") + text;
    const end = Math.max(all.lastIndexOf("\n"), all.lastIndexOf("\r")) + 1;
    this.#halves.set(id, all.slice(end));
    return all.slice(0, end);
  }

  #maskedUser(user: object | undefined): object {
    return user ? { user: maskedMembers(user, "masked") } : {};
  }
}
