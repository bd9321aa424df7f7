import { failure } from "../errors.js";
import type { Core } from "../seat.js";
import type { Route } from "../settings.js";
import { coreSettings, seed } from "./core-settings.js";
import { Curtain } from "./curtain.js";
import { readEffects } from "./effects.js";
import { wearFont } from "./font.js";
import { BrowserGlyphs } from "./glyphs.js";
import { Handover, isAnother } from "./handover.js";
import type { HeadStart } from "./head-start.js";
import { readyIcons } from "./icon.js";
import { idle } from "./idle.js";
import { Intake } from "./intake.js";
import { listenToPanel } from "./listen.js";
import { Mirror } from "./mirror.js";
import { type ActionKind, CoreWidget, NotThere } from "./module.js";
import { Outbox } from "./outbox.js";
import { listenToPage } from "./page.js";
import { type Place, settingsInvalid } from "./place.js";
import { readPreferences, watchPreferences } from "./preferences.js";
import { firstPart } from "./rest.js";
import { Scheduler } from "./scheduler.js";
import { Skins } from "./skins.js";
import { takeFiles } from "./take-files.js";
import { Traps, trapDetail } from "./traps.js";
import { PanelSize, watchViewport } from "./viewport.js";

/** One widget at work: brings the page's events to the core, and what each frame says to the page. */
export class Panel implements Core {
  readonly #place: Place;
  readonly #mirror: Mirror;
  readonly #glyphs: BrowserGlyphs;
  readonly #skins: Skins;
  readonly #traps = new Traps();
  readonly #scheduler: Scheduler;
  readonly #headStart: HeadStart;
  readonly #outbox: Outbox;
  readonly #intake: Intake;
  readonly #handover: Handover;
  readonly #curtain = new Curtain(() => {
    this.#skins.dress();
    this.#handover.clear();
  });
  readonly #size = new PanelSize();
  /** The next instance takes up what another one has begun: it begins with both parts of the module. */
  #needsRest = false;
  #light: boolean;
  #core: CoreWidget | undefined;
  #open = false;
  /** The screen that the page asked for last. */
  #asked: Route | undefined;
  #answered = false;
  #pointer: readonly [number, number, number] | undefined;
  #preferences = "";
  #settings = "";

  constructor(place: Place, headStart: HeadStart) {
    this.#place = place;
    this.#headStart = headStart;
    const { panel, widget, signal, seat } = place;
    this.#light = seat.light;
    this.#mirror = new Mirror(panel, { value: (id, value) => this.act(id, "SetValue", value) });
    this.#handover = new Handover(this.#mirror);
    this.#glyphs = new BrowserGlyphs(wearFont(place));
    this.#skins = new Skins(place, this.#glyphs, {
      changed: this.#guarded(() => {
        this.#core?.texturesLost();
        this.#reconsider();
      }),
      takeOver: () => this.#scheduler.now(),
      whole: () => this.#intake.whole(),
    });
    this.#scheduler = new Scheduler(() => this.#guard(() => this.#frame()));
    this.#intake = new Intake({
      changed: (full) => (full ? this.#scheduler.now() : this.#scheduler.invalidate()),
      failed: (thrown) => place.giveUp(thrown),
    });
    this.#outbox = new Outbox(place, (message) => this.#answer(message), headStart.fetch);
    watchPreferences(() => this.#guard(() => this.#prefer()), signal);
    const resize = this.#guarded(() => this.#size.measure(panel, this.#core) && this.#scheduler.invalidate());
    watchViewport(widget, panel, resize, signal);
    listenToPanel(place, this.#mirror, this, this.#guarded);
    const took = (files: readonly File[]): void => this.#post(this.#outbox.files.hold(files));
    takeFiles(place, this.#mirror, (files) => this.#handover.give(() => took(files)), this.#guarded);
    listenToPage(
      {
        network: this.#guarded(() => place.askNetwork() && this.#post(place.network)),
        awake: this.#guarded(() => {
          this.#post({ type: "page", visible: !document.hidden });
          this.#prefer();
          this.#scheduler.renew();
        }),
        back: this.#guarded(() => this.#back()),
        leaving: this.#guarded(() => this.#leave()),
        refused: (address) => this.#outbox.noteBlocked(address),
        fonts: this.#guarded(() => this.#restyle()),
      },
      signal,
    );
    signal.addEventListener("abort", () => this.#end());
  }

  /** Starts the core. Rejects with a failure that says why it cannot run here. */
  async start(): Promise<void> {
    const light = this.#light;
    const [abi, rest] = await firstPart(this.#place.seat, light, this.#glyphs);
    if (this.#needsRest || this.#outbox.goesOn) await rest.arrive();
    if (this.#place.signal.aborted) return;
    const core = new CoreWidget(abi);
    const { given } = this.#place.hostSettings;
    const settings = coreSettings(this.#place);
    this.#settings = JSON.stringify(settings);
    const stored = this.#outbox.kept;
    const refusal = core.create({ ...settings, seed: seed(), stored });
    if (refusal?.code === "not-there" && !this.#needsRest) {
      this.#needsRest = true;
      return this.start();
    }
    if (refusal) {
      if (!this.#place.putBack(given, refusal)) throw settingsInvalid(refusal.message);
      this.#intake.forget();
      return this.start();
    }
    this.#place.judge(given);
    // What can be made while the answer may be on its way.
    readyIcons();
    await this.#headStart.near();
    if (this.#place.signal.aborted) return;
    if (stored !== this.#outbox.kept) return this.start();
    this.#skins.texturesGone();
    this.#core = core;
    this.#intake.begin(rest);
    this.#post({ type: "prepare" });
    if (document.hidden) this.#post({ type: "page", visible: false });
    this.#size.tell(core);
    this.#curtain.begin(this.#answered ? "screen" : "skeleton", () => this.#scheduler.invalidate());
    this.#scheduler.now();
    this.#headStart.over();
    if (!this.#open) this.#skins.near(light);
  }

  get isOpen(): boolean {
    return this.#open;
  }
  open(route: Route | undefined): void {
    this.#guard(() => {
      this.#open = true;
      this.#asked = route;
      this.#post({ type: "open", ...(route && { route }) }, !!route && route !== "home");
      this.#headStart.opened();
      this.#reconsider();
      // Before the desk has answered there is nothing to see that the loader does not show.
      if (this.#answered) this.#scheduler.now();
    });
  }

  close(): void {
    this.#guard(() => {
      // A closed panel hears no actions.
      this.settle();
      this.#open = false;
      this.#handover.closed();
      this.#post({ type: "close" });
      this.#scheduler.now();
      this.#skins.closed();
    });
  }

  update(): void {
    this.#guard(() => {
      const { hostSettings, settings: before } = this.#place;
      const fault = hostSettings.read();
      if (fault) return this.#place.complain(settingsInvalid(fault));
      if (isAnother(before, this.#place.settings)) this.#handover.forget();
      if (wearFont(this.#place) !== this.#glyphs.family) this.#restyle();
      const settings = coreSettings(this.#place);
      const now = JSON.stringify(settings);
      const { given } = hostSettings;
      // Any attribute of the element may have changed, its class as well.
      const message = now !== this.#settings && { type: "settings", settings };
      this.#settings = now;
      this.#intake.enter((core) => {
        const refusal = message ? core.post(message) : undefined;
        if (refusal) this.#settings = "";
        this.#place.judge(given, refusal);
      });
      this.#outbox.settingsChanged();
      this.#reconsider();
    });
  }

  /** Something the customer did to a node. It reaches the core with the next frame, in order. */
  act(node: number, action: ActionKind, data = ""): void {
    if (this.#handover.keeps(node, action)) return;
    // Of the first screen only its cards lead on; one that has to wait shows it, until it is gone.
    const leads = action === "Click" && this.#mirror.facts(node)?.look === "Card";
    const waits = this.#intake.enter((core) => core.act(node, action, data), leads);
    if (waits && leads) this.#mirror.focusElement(node)?.setAttribute("aria-busy", "true");
  }

  /** For hover and pressed looks only; means nothing to the second skin. */
  point(x: number, y: number, buttons: number): void {
    // Kept for the canvas that may come: what lies under the pointer then is hovered in its first picture.
    this.#pointer = [x, y, buttons];
    if (this.#skins.drawing) this.#scheduler.invalidate();
  }

  #frame(): void {
    const core = this.#core;
    if (!core) return;
    for (const input of this.#intake.take()) input(core);
    if (this.#pointer) core.pointer(...this.#pointer);
    this.#pointer = undefined;
    const frame = core.frame(Date.now(), this.#skins.drawing && !this.#curtain.down);
    this.#mirror.apply(this.#curtain.pass(frame.tree));
    if (this.#core !== core) return;
    const shown = this.#mirror.flush();
    this.#skins.show(frame.draw);
    const moved = this.#handover.resume((node, action, data) => this.act(node, action, data)) ?? shown;
    this.#scheduler.wakeAt(frame.wakeAt);
    if (frame.again && this.#open) this.#scheduler.invalidate();
    this.#outbox.carryOut(readEffects(frame.outbox));
    // The browser would tell after this picture has been seen: words must not jump.
    if (moved && this.#skins.drawing) {
      moved.dispatchEvent(new Event("scroll"));
      this.#frame();
    }
  }

  #post(message: object, anything = false): void {
    const { type } = message as { type: string };
    this.#intake.enter((core) => {
      const refusal = core.post(message);
      if (refusal)
        this.#place.complain(failure(type === "open" ? "settings-invalid" : "internal", refusal.message));
    }, anything);
  }

  /** An answer of the desk. The first one is what the customer waits for: it is shown without waiting for a frame to come round. */
  #answer(message: object): void {
    this.#post(message);
    if (this.#answered && !this.#curtain.down) return;
    this.#answered = true;
    this.#curtain.lift();
    this.#scheduler.now();
    this.#guard(() => this.#reconsider());
    // Whoever presses something before that fetches it at once.
    void idle().then(() => this.#intake.whole());
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
  readonly #guarded = (work: () => void) => (): void => this.#guard(work);

  /** A new instance takes over with the drafts and the screen. */
  #trapped(thrown: unknown): void {
    if (!this.#core) return void this.#place.complain(thrown);
    // With both parts nothing can be lacking: then it is a trap like any other.
    const lacks = thrown instanceof NotThere && !this.#needsRest;
    this.#discard();
    if (lacks) return void this.#restart();
    const tooMany = this.#traps.tooMany(Date.now());
    if (tooMany && this.#light) return void this.#place.giveUp(trapDetail(thrown));
    this.#place.complain(trapDetail(thrown));
    // It may be the drawing that fails: the light module has none.
    if (tooMany) this.#light = true;
    void this.#restart();
  }

  /** The instance is not to be touched again. */
  #discard(): void {
    this.#core = undefined;
    this.#handover.begin();
    this.#intake.forget();
    this.#scheduler.stop();
    this.#outbox.close();
    this.#needsRest = true;
  }

  /** What a later page has sent, begun or written counts, and nothing that was known here of it when the page was left. */
  #back(): void {
    if (!this.#outbox.readAgain()) return;
    const works = this.#core;
    if (works) this.#discard();
    this.#handover.outdated();
    if (works) void this.#restart();
  }

  async #restart(): Promise<void> {
    try {
      await this.start();
      if (this.#open) this.open((this.#outbox.route as Route | undefined) ?? this.#asked);
    } catch (thrown) {
      this.#place.giveUp(thrown);
    }
  }

  // What the page and the customer prefer

  #prefer(): void {
    const preferences = readPreferences(this.#place);
    const now = JSON.stringify(preferences);
    if (now !== this.#preferences) this.#post({ type: "preferences", ...preferences });
    this.#preferences = now;
    this.#reconsider();
  }

  /** Letters are made again, in the font as it is now. */
  #restyle(): void {
    this.#glyphs.family = wearFont(this.#place);
    this.#core?.texturesLost();
    this.#scheduler.invalidate();
  }

  #reconsider(): void {
    this.#skins.choose(this.#open, this.#answered, this.#light);
    this.#scheduler.invalidate();
  }

  /** What the customer did last happens now, before the page or the element may be gone. */
  settle(): void {
    if (this.#intake.some) this.#scheduler.now();
  }
  /** … and with it what is still being composed: phones compose every word. */
  #leave(): void {
    for (const [id, value] of this.#mirror.untold) this.act(id, "SetValue", value);
    this.settle();
  }

  #end(): void {
    this.#guard(() => this.settle());
    this.#scheduler.stop();
    this.#intake.forget();
    this.#curtain.lift();
    this.#outbox.close();
    this.#skins.end();
    try {
      this.#core?.destroy();
    } catch {} // it is going away anyhow
    this.#core = undefined;
  }
}
