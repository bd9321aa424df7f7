import type { ChannelMessage, ChannelRequest } from "../core/channel.js";
import { readEffects } from "../core/effects.js";
import { Files } from "../core/files.js";
import { type CallMessage, HostCalls } from "../core/host-calls.js";
import type { ActionKind, CoreWidget, Refusal } from "../core/module.js";
import { applyTreeOps } from "../core/tree.js";
import type { Recording, RecordOptions } from "../record/recording.js";
import type { Route, Settings } from "../settings.js";
import type { Transport } from "../transport.js";
import {
  answerOf,
  answers,
  type Backend,
  type BackendRequest,
  type GivenFile,
  requestOf,
} from "./backend.js";
import { byLabel, byRole, byText, type Locator, type TextMatch } from "./locator.js";
import { Screen } from "./screen.js";

/** What a mounted widget may be told: those settings of the page that mean something without one. */
export type TestSettings = Pick<Settings, "site" | "locale" | "user" | "accent" | "labels"> & {
  readonly contacts?: ReadonlyArray<{ readonly label: string; readonly href: string }>;
};

export interface MountOptions {
  /** A backend of the page's own (docs/transport.md). */
  readonly transport?: Transport;
  /** What a backend over HTTP would say. */
  readonly backend?: Backend;
  readonly settings?: TestSettings;
  /** What the clock shows; it goes on by advance() only. */
  readonly now?: Date | string;
  /** 64 hex digits; the same seed gives the same run. */
  readonly seed?: string;
  /** What an earlier widget left: its `stored`. */
  readonly stored?: Readonly<Record<string, string>>;
  /** Writes down everything that enters the widget: its `recording`. */
  readonly record?: RecordOptions;
  /** A whole module of your own making, build/wasm/help-widget-lite.wasm; without it the one that ships. */
  readonly module?: URL | string;
}

/** An event for the page: `open`, `ticketCreated`, … */
export interface PageEvent {
  readonly name: string;
  readonly detail: unknown;
}

/** Taken now: a test may replace the clock of its process later. */
const later = globalThis.setTimeout;
/** So many turns of the event loop a backend may take to answer before a step goes on without it. */
const mostTurns = 20;
/** A widget that has not come to rest after so many frames has a defect. */
const mostFrames = 200;

/** A message that the core refuses is a mistake of the test. */
export const fail = ({ code, message }: Refusal): never => {
  throw new Error(`${code}: ${message}`);
};

/** A help widget without a browser: the core as it ships, its screen as a tree, time that goes on when it is told to. */
export class TestWidget {
  readonly screen = new Screen();
  /** Every event for the page so far. */
  readonly events: PageEvent[] = [];
  /** Every request so far, in order; empty with a transport of its own. */
  readonly requests: BackendRequest[] = [];
  /** What the page would keep for the next widget. */
  readonly stored: Record<string, string>;
  /** With the option `record`. */
  readonly recording: Recording | undefined;
  /** Until unmount(). */
  #mounted: CoreWidget | undefined;
  readonly #options: MountOptions;
  /** As the core has taken them. */
  #settings: TestSettings;
  readonly #calls: HostCalls;
  readonly #files = new Files();
  /** Requests and calls that send a file and are not answered yet. */
  readonly #uploads = new Set<number>();
  /** Requests and calls that are not answered yet. */
  readonly #open = new Set<number>();
  /** The open event stream; 0: none. */
  #stream = 0;
  /** Messages for the next frame. */
  readonly #inbox: object[] = [];
  #now: number;
  #wakeAt = 0;
  #dismissed = false;

  /** @internal */
  constructor(
    core: CoreWidget,
    options: MountOptions,
    settings: TestSettings,
    now: number,
    recording: Recording | undefined,
  ) {
    this.#mounted = core;
    this.recording = recording;
    this.#options = options;
    this.#settings = settings;
    this.#now = now;
    this.stored = { ...options.stored };
    this.#calls = new HostCalls(
      () => options.transport,
      (message) => this.#take(message),
      this.#files,
    );
  }

  /** The time that the widget is told. */
  get now(): Date {
    return new Date(this.#now);
  }
  /** What was said aloud for those who do not see, in order. */
  get said(): readonly string[] {
    return this.screen.said;
  }

  getByRole(role: string, { name }: { readonly name?: TextMatch } = {}): Locator {
    return byRole(this, role, name);
  }
  getByLabel(label: TextMatch): Locator {
    return byLabel(this, label);
  }
  getByText(text: TextMatch): Locator {
    return byText(this, text);
  }
  /** Everything that can be read, a line each. */
  text(): string {
    return this.screen.readable;
  }
  /** The screen as text, a node a line. */
  snapshot(): string {
    return this.screen.snapshot;
  }

  /** Shows the panel; without a route where the customer was. */
  async open(route?: Route): Promise<void> {
    await this.post({ type: "open", ...(route && { route }) });
  }
  async close(): Promise<void> {
    await this.post({ type: "close" });
  }
  /** The key Escape. */
  async dismiss(): Promise<void> {
    const [panel] = this.screen.nodes;
    if (!panel) throw new Error("no open panel to dismiss");
    await this.act(panel.id, "Dismiss");
  }
  /** The screen, all the way. Nothing is measured here, so that every screen can be scrolled. */
  async scroll(to: "top" | "end"): Promise<void> {
    if (to !== "top" && to !== "end") throw new Error(`scroll() takes "top" or "end", not "${to}".`);
    const body = this.screen.nodes.find(({ look }) => look === "Body");
    if (!body) throw new Error("no open panel to scroll");
    await this.act(body.id, "Scroll", to === "end" ? "0 0" : "0 1000");
  }
  async setOnline(online: boolean): Promise<void> {
    await this.post({ type: "network", online });
  }
  /** Replaces the settings that are named. */
  async set(settings: TestSettings): Promise<void> {
    const all = { ...this.#settings, ...settings };
    await this.post({ type: "settings", settings: coreSettings(all, this.#options) });
    this.#settings = all;
  }

  /** The backend says this on the open event stream: an event of docs/protocol. With `id` it is a durable one. */
  async say(event: { readonly type: string; readonly id?: string } & Record<string, unknown>): Promise<void> {
    if (!this.#stream) throw new Error("no event stream is open: the help listens while a chat goes on");
    const { id } = event;
    const text = `${id ? `id: ${id}\n` : ""}data: ${JSON.stringify(event)}\n\n`;
    await this.post({ type: "chunk", id: this.#stream, text });
  }

  /** So much of the file that is on its way has left; of several the one that was begun last. */
  async progress(percent: number): Promise<void> {
    const id = [...this.#uploads].filter((each) => this.#open.has(each)).pop();
    if (id === undefined) throw new Error("no file is on its way: the backend has answered already");
    await this.post({ type: "progress", id, percent });
  }

  /** Time passes; whatever is due happens. */
  async advance(milliseconds: number): Promise<void> {
    if (!(Number.isFinite(milliseconds) && milliseconds >= 0))
      throw new Error(`advance() takes milliseconds, not "${milliseconds}".`);
    const end = this.#now + milliseconds;
    while (this.#wakeAt && this.#wakeAt <= end) {
      this.#now = Math.max(this.#now, this.#wakeAt);
      await this.#rest();
    }
    this.#now = end;
    await this.#rest();
  }

  /** Resolves when nothing is unanswered; for backends that take real time. */
  async settled(): Promise<void> {
    while (this.#open.size) {
      await new Promise((resolve) => later(resolve, 1));
      await this.#rest();
    }
  }

  /** One message of docs/boundary.md. */
  async post(message: object): Promise<void> {
    this.#inbox.push(message);
    await this.#rest();
  }

  /** @internal */
  async act(node: number, action: ActionKind, data = ""): Promise<void> {
    // As a browser's field: it holds the new value before the core knows of it.
    if (action === "SetValue") this.screen.text(node, "Value", data);
    this.#core.act(node, action, data);
    await this.#rest();
  }

  /** @internal */
  async give(files: readonly GivenFile[]): Promise<void> {
    await this.post(this.#files.hold(files as readonly File[]));
  }

  /** Lets go of the module's memory. What was on the screen can still be read; everything else throws. */
  unmount(): void {
    this.#mounted?.destroy();
    this.#mounted = undefined;
  }

  get #core(): CoreWidget {
    if (!this.#mounted) throw new Error("This widget is unmounted: mount() gives another one.");
    return this.#mounted;
  }

  /** Frames until neither the widget nor the backend has anything to say. */
  async #rest(): Promise<void> {
    for (let frame = 0; frame < mostFrames; ++frame) {
      this.#frame();
      for (let turn = 0; turn < mostTurns && this.#open.size && !this.#inbox.length; ++turn) {
        await new Promise<void>((resolve) =>
          turn < mostTurns / 2 ? queueMicrotask(resolve) : later(resolve),
        );
      }
      if (!this.#inbox.length) return;
    }
    throw new Error("The widget and the backend never come to rest.");
  }

  #frame(): void {
    for (const message of this.#inbox.splice(0)) {
      const refusal = this.#core.post(message);
      if (refusal) fail(refusal);
    }
    const { tree, outbox, wakeAt } = this.#core.frame(this.#now, false);
    this.#wakeAt = wakeAt;
    applyTreeOps(tree, this.screen);
    for (const effect of readEffects(outbox)) this.#obey(effect);
    if (this.#dismissed) {
      this.#dismissed = false;
      this.#inbox.push({ type: "close" });
    }
  }

  #obey(effect: ReturnType<typeof readEffects>[number]): void {
    if (effect.type === "request") {
      const { id, file } = effect;
      const request = requestOf(effect, file ? this.#files.get(file) : undefined);
      this.requests.push(request);
      if (file) this.#uploads.add(id);
      this.#send(effect, request);
    } else if (effect.type === "call") {
      if (effect.method !== "events") this.#open.add(effect.id);
      if (effect.method === "upload") this.#uploads.add(effect.id);
      this.#calls.call(effect);
    } else if (effect.type === "cancel") {
      this.#open.delete(effect.id);
      this.#calls.cancel(effect.id);
      if (this.#stream === effect.id) this.#stream = 0;
    } else if (effect.type === "store") {
      if (effect.value === null) delete this.stored[effect.key];
      else this.stored[effect.key] = effect.value;
    } else if (effect.type === "event") {
      this.events.push({ name: effect.name, detail: effect.detail });
    } else if (effect.type === "dismiss") {
      this.#dismissed = true;
    }
  }

  #send({ id, stream }: ChannelRequest, request: BackendRequest): void {
    const { backend = {} } = this.#options;
    if (stream && !answers(backend, request)) {
      this.#stream = id;
      this.#inbox.push({ type: "chunk", id, text: 'data: {"type":"hello"}\n\n' });
      return;
    }
    this.#open.add(id);
    void answerOf(backend, id, request)
      .catch((): ChannelMessage => ({ type: "failed", id, reason: "network" }))
      .then((message) => {
        if (this.#open.has(id)) this.#take(message);
      });
  }

  /** What the core is to be told in the next frame. */
  #take(message: ChannelMessage | CallMessage): void {
    if (message.type !== "chunk" && message.type !== "progress") this.#open.delete(message.id);
    this.#inbox.push(message);
  }
}

/** What the core is told of the settings of a test. */
export const coreSettings = (settings: TestSettings, { transport }: MountOptions): object => ({
  endpoint: "",
  transport: transport ? "host" : "http",
  site: "test",
  ...settings,
});
