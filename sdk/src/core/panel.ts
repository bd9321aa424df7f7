import { failure } from "../errors.js";
import type { Core } from "../seat.js";
import type { Route } from "../settings.js";
import { FetchChannel } from "./channel.js";
import { compiledModule } from "./compile.js";
import { coreSettings, seed } from "./core-settings.js";
import { type Effect, readEffects } from "./effects.js";
import { fetchModule } from "./fetch-module.js";
import { isControl } from "./fields.js";
import { fontOf } from "./font.js";
import { BrowserGlyphs } from "./glyphs.js";
import { callTransport } from "./host-calls.js";
import { listenToPanel } from "./listen.js";
import { Mirror } from "./mirror.js";
import { type ActionKind, CoreWidget, instantiate } from "./module.js";
import { listenToPage } from "./page.js";
import { type Place, settingsInvalid } from "./place.js";
import { needsSecondSkin, readPreferences, watchPreferences } from "./preferences.js";
import { Scheduler } from "./scheduler.js";
import { wear } from "./skin.js";
import { DraftStore } from "./storage.js";
import { Surface } from "./surface.js";
import { applyTheme } from "./theme.js";
import { Traps, trapDetail } from "./traps.js";
import { applyTreeOps } from "./tree.js";
import { sizeOf, watchViewport } from "./viewport.js";

/** One widget at work: brings the page's events to the core, and what each frame says to the page. */
export class Panel implements Core {
  readonly #place: Place;
  readonly #mirror: Mirror;
  readonly #glyphs: BrowserGlyphs;
  readonly #surface: Surface;
  readonly #traps = new Traps();
  readonly #scheduler: Scheduler;
  readonly #drafts: DraftStore;
  readonly #channel: FetchChannel;
  #light: boolean;
  #core: CoreWidget | undefined;
  /** What has happened since the last frame, in order. */
  #inputs: ((core: CoreWidget) => void)[] = [];
  #open = false;
  #route: string | undefined;
  #pointer: readonly [number, number, number] | undefined;
  #written: Mirror["written"] | undefined;
  #preferences = "";
  #settings = "";

  constructor(place: Place) {
    this.#place = place;
    const { panel, widget, signal, seat } = place;
    this.#light = seat.light;
    this.#mirror = new Mirror(panel, { value: (id, value) => this.act(id, "SetValue", value) });
    this.#glyphs = new BrowserGlyphs(this.#font());
    this.#surface = new Surface(panel, this.#glyphs, seat.canvas, (restored) =>
      this.#guard(() => this.#reconsider(restored)),
    );
    this.#scheduler = new Scheduler(() => this.#guard(() => this.#frame()));
    this.#drafts = new DraftStore(place.settings.site ?? "");
    this.#channel = new FetchChannel(
      () => place.settings.endpoint ?? "",
      (message) => this.#post(message),
    );
    const changed = this.#guarded(() => this.#prefer());
    watchPreferences(changed, signal);
    watchViewport(
      widget,
      panel,
      this.#guarded(() => this.#resize()),
      signal,
    );
    listenToPanel(place, this.#mirror, this, (listener) => this.#guarded(listener));
    listenToPage(
      {
        network: this.#guarded(() => this.#post({ type: "network", online: navigator.onLine })),
        awake: this.#guarded(() => this.#scheduler.renew()),
        leaving: this.#guarded(() => this.#settle()),
        refused: (address) => this.#channel.noteBlocked(address),
        fonts: this.#guarded(() => this.#restyle()),
      },
      signal,
    );
    signal.addEventListener("abort", () => this.#end());
  }

  /** Starts the core. Rejects with a failure that says why it cannot run here. */
  async start(): Promise<void> {
    const light = this.#light;
    const { files, first, light: began } = this.#place.seat;
    // The first answer can be read once; later the module is compiled already, or another one is wanted.
    const module = await compiledModule(light, () =>
      fetchModule(files, light, light === began ? first : undefined),
    );
    const core = new CoreWidget(await instantiate(module, this.#glyphs));
    if (this.#place.signal.aborted) return;
    const settings = coreSettings(this.#place);
    this.#settings = JSON.stringify(settings);
    const refusal = core.create({ ...settings, seed: seed(), stored: this.#drafts.all });
    if (refusal) throw settingsInvalid(refusal.message);
    // Of an instance before this one nothing is known here, neither nodes nor textures.
    this.#mirror.clear();
    this.#surface.texturesGone();
    this.#core = core;
    this.#post({ type: "prepare" });
    this.#resize();
    this.#scheduler.now();
  }

  open(route: Route | undefined): void {
    this.#guard(() => {
      this.#open = true;
      const refusal = this.#core?.post({ type: "open", ...(route && { route }) });
      if (refusal) this.#place.complain(settingsInvalid(refusal.message));
      this.#reconsider();
      this.#resize();
      this.#scheduler.now();
    });
  }

  close(): void {
    this.#guard(() => {
      // A closed panel hears no actions.
      this.#settle();
      this.#open = false;
      this.#post({ type: "close" });
      this.#scheduler.now();
      this.#surface.rest();
    });
  }

  update(): void {
    this.#guard(() => {
      const fault = this.#place.readSettings();
      if (fault) {
        this.#place.complain(settingsInvalid(fault));
        return;
      }
      this.#restyle();
      const settings = coreSettings(this.#place);
      const now = JSON.stringify(settings);
      // Any attribute of the element may have changed, its class or hidden as well.
      if (now !== this.#settings) this.#post({ type: "settings", settings });
      this.#settings = now;
      this.#reconsider();
    });
  }

  /** Something the customer did to a node. It reaches the core with the next frame, in order. */
  act(node: number, action: ActionKind, data = ""): void {
    this.#inputs.push((core) => core.act(node, action, data));
    this.#scheduler.invalidate();
  }

  /** For hover and pressed looks only; means nothing to the second skin. */
  point(x: number, y: number, buttons: number): void {
    if (!this.#surface.drawing) return;
    this.#pointer = [x, y, buttons];
    this.#scheduler.invalidate();
  }

  #frame(): void {
    const core = this.#core;
    if (!core) return;
    for (const input of this.#inputs.splice(0)) input(core);
    if (this.#pointer) core.pointer(...this.#pointer);
    this.#pointer = undefined;
    const drawing = this.#surface.drawing && this.#open && !document.hidden;
    const frame = core.frame(Date.now(), drawing);
    if (frame.draw.length) this.#surface.draw(frame.draw);
    applyTreeOps(frame.tree, this.#mirror);
    if (this.#core !== core) return;
    this.#mirror.flush();
    // Not before the picture is there, and the boxes that go with it.
    if (drawing) wear(this.#place, "canvas");
    this.#resume();
    this.#scheduler.wakeAt(frame.wakeAt);
    if (frame.again && this.#open) this.#scheduler.invalidate();
    for (const effect of readEffects(frame.outbox)) this.#carryOut(effect);
  }

  /** After a restart: tells the new instance what the old one had not heard, and puts the focus back, as soon as the fields are there again. */
  #resume(): void {
    const { values, focus } = this.#written ?? {};
    if (!values || !focus || !this.#mirror.facts(focus)) return;
    this.#written = undefined;
    for (const [id, value] of values) {
      const control = this.#mirror.focusElement(id);
      if (!isControl(control) || control.value === value) continue;
      control.value = value;
      this.act(id, "SetValue", value);
    }
    this.#mirror.focusElement(focus)?.focus({ preventScroll: true });
  }

  #take(core: CoreWidget, message: object): void {
    const refusal = core.post(message);
    if (!refusal) return;
    const isSettings = (message as { type: string }).type === "settings";
    this.#place.complain(failure(isSettings ? "settings-invalid" : "internal", refusal.message));
  }

  #carryOut(effect: Effect): void {
    const { panel, widget, settings, seat } = this.#place;
    switch (effect.type) {
      case "request":
        this.#channel.send(effect);
        break;
      case "cancel":
        this.#channel.cancel(effect.id);
        break;
      case "call":
        void callTransport(settings.transport, effect).then((message) => this.#post(message));
        break;
      case "store":
        this.#drafts.put(effect.key, effect.value);
        break;
      case "theme":
        applyTheme(widget, effect);
        break;
      case "language":
        panel.lang = effect.locale;
        break;
      case "event":
        this.#emit(effect.name, effect.detail);
        break;
      case "dismiss":
        seat.close();
        break;
    }
  }

  #emit(name: string, detail: unknown): void {
    if (name === "navigate") this.#route = (detail as { to?: string }).to;
    if (name === "error") this.#place.complain(detail);
    // Opening and closing are told by the element, which knows them without a core as well.
    else if (name !== "open" && name !== "close") {
      this.#place.tell(name.replace(/[A-Z]/g, "-$&").toLowerCase(), detail);
    }
  }

  #post(message: object): void {
    this.#inputs.push((core) => this.#take(core, message));
    this.#scheduler.invalidate();
  }

  // What may go wrong

  /** Whatever is thrown in here stops at this line: the page never sees it. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      this.#trapped(thrown);
    }
  }
  #guarded(work: () => void): () => void {
    return () => this.#guard(work);
  }

  /** The instance is not to be touched again: a new one takes over with the drafts and the screen. */
  #trapped(thrown: unknown): void {
    if (!this.#core) {
      this.#place.complain(thrown);
      return;
    }
    this.#core = undefined;
    this.#inputs = [];
    this.#scheduler.stop();
    this.#channel.close();
    const tooMany = this.#traps.tooMany(Date.now());
    if (tooMany && this.#light) {
      this.#place.giveUp(trapDetail(thrown));
      return;
    }
    this.#place.complain(trapDetail(thrown));
    // It may be the drawing that fails: the light module has none.
    if (tooMany) this.#light = true;
    void this.#restart();
  }

  async #restart(): Promise<void> {
    try {
      this.#written = this.#mirror.written;
      await this.start();
      if (this.#open) this.open(this.#route as Route | undefined);
    } catch (thrown) {
      this.#place.giveUp(thrown);
    }
  }

  // What the page and the customer prefer

  #prefer(): void {
    const preferences = readPreferences(this.#place.settings.theme);
    const now = JSON.stringify(preferences);
    if (now !== this.#preferences && this.#core) this.#post({ type: "preferences", ...preferences });
    this.#preferences = now;
    this.#reconsider();
  }

  #font(): string {
    const font = fontOf(this.#place.seat.host, this.#place.settings.font);
    this.#place.widget.style.setProperty("--hw-font", font);
    return font;
  }

  /** Letters are made again, in the font as it is now. */
  #restyle(): void {
    this.#glyphs.family = this.#font();
    this.#core?.texturesLost();
    this.#scheduler.invalidate();
  }

  #resize(): void {
    const { width, height, density } = sizeOf(this.#place.panel);
    if (!width || !height) return;
    this.#core?.resize(width, height, density);
    this.#scheduler.invalidate();
  }

  /** Which skin it is to be now. `restored`: the context is there again, but empty. */
  #reconsider(restored = false): void {
    const { skin = "auto" } = this.#place.settings;
    const wanted = this.#open && !this.#light && skin !== "dom" && (skin === "canvas" || !needsSecondSkin());
    const fresh = this.#surface.want(wanted, skin === "canvas");
    if (!this.#surface.drawing) wear(this.#place, "dom");
    if (fresh || restored) this.#core?.texturesLost();
    this.#scheduler.invalidate();
  }

  /** What the customer did last reaches the drafts before the page, or the element, is gone. */
  #settle(): void {
    if (this.#inputs.length) this.#scheduler.now();
  }

  #end(): void {
    this.#guard(() => this.#settle());
    this.#scheduler.stop();
    this.#channel.close();
    this.#surface.release();
    try {
      this.#core?.destroy();
    } catch {
      // It is going away anyhow.
    }
    this.#core = undefined;
  }
}
