import { isControl } from "./fields.js";
import type { BrowserGlyphs } from "./glyphs.js";
import { calm, idle } from "./idle.js";
import type { Place } from "./place.js";
import { needsSecondSkin } from "./preferences.js";
import { wear } from "./skin.js";
import { Surface } from "./surface.js";

/** Milliseconds that a skeleton may stand as plain as the loader has made it. */
const plainFor = 100;

/** What the choice of the skin asks of the panel. */
interface SkinEvents {
  /** There is something to draw on, without letters; or there is nothing any more. */
  changed(): void;
  /** A frame in this very task: the canvas takes over with it. */
  takeOver(): void;
  /** Resolves when the core can draw, with true; with false when it cannot yet. */
  whole(): Promise<boolean>;
}

/**
 * Which skin is worn. The second one is there at once, so it always comes first; where the canvas is wanted it takes over as soon as it can draw,
 * in an idle moment in which nobody notices. Its elements are the same, so focus, texts and scroll position stay.
 */
export class Skins {
  readonly #place: Place;
  readonly #surface: Surface;
  readonly #on: SkinEvents;
  #wanted = false;
  #dressed = false;
  /** The moment has come: frames are drawn from now on. */
  #taken = false;
  #waiting = false;
  #open = false;
  /** The panel is laid out, or has been open. */
  #laidOut = false;

  constructor(place: Place, glyphs: BrowserGlyphs, on: SkinEvents) {
    this.#place = place;
    this.#on = on;
    this.#surface = new Surface(place.panel, glyphs, place.seat.canvas ?? null, () => on.changed());
    const late = setTimeout(() => this.dress(), plainFor);
    place.signal.addEventListener("abort", () => clearTimeout(late));
  }

  /** Whether the next frame is to be drawn. */
  get drawing(): boolean {
    return this.#taken && this.#able;
  }
  get #able(): boolean {
    return this.#wanted && this.#surface.ready && !document.hidden;
  }

  /** The customer is near, but has not opened the panel: the canvas is made meanwhile. Not when the page just fetches everything ahead. */
  near(light: boolean): void {
    const { load } = this.#place.settings;
    if (load === "idle" || !this.#mayDraw(light)) return;
    this.#surface.prepare(this.#forced);
    this.#surface.rest();
  }

  /** Chooses anew. `answered`: the desk has; what waits for it needs no canvas. `light`: the module draws nothing. */
  choose(open: boolean, answered: boolean, light: boolean): void {
    this.#open = open;
    if (open) this.#show();
    else if (answered && !this.#laidOut) void this.#layOut();
    this.#wanted = open && answered && this.#mayDraw(light);
    if (this.#wanted) this.#surface.prepare(this.#forced);
    if (this.#wanted && this.#surface.ready) return;
    this.#taken = false;
    if (this.#dressed) wear(this.#place, "dom");
  }

  /**
   * Something is about to be shown, or the loader's skeleton has to stay for a while. Until then it keeps its own sheet: with another one the browser
   * would paint it once more.
   */
  dress(): void {
    if (this.#dressed) return;
    this.#dressed = true;
    wear(this.#place, "dom");
  }

  /** A frame has been made: `picture` are its triangles, empty when it was not drawn or looks as before. */
  show(picture: Uint8Array): void {
    if (picture.length) this.#surface.draw(picture);
    // Not before the picture is there, and the boxes that go with it.
    if (this.drawing) wear(this.#place, "canvas");
    else if (this.#able) void this.#wait();
  }

  closed(): void {
    this.#surface.rest();
  }
  texturesGone(): void {
    this.#surface.texturesGone();
  }
  end(): void {
    this.#show();
    this.#surface.release();
  }

  /** The first screen is there and nobody has opened the panel: in an idle moment the browser lays it out (frame.css). */
  async #layOut(): Promise<void> {
    this.#laidOut = true;
    await idle();
    if (!this.#open && !this.#place.signal.aborted) this.#place.panel.className = "panel ahead";
  }
  #show(): void {
    this.#laidOut = true;
    this.#place.panel.className = "panel";
  }

  get #forced(): boolean {
    return this.#place.settings.skin === "canvas";
  }
  #mayDraw(light: boolean): boolean {
    return !light && this.#place.settings.skin !== "dom" && (this.#forced || !needsSecondSkin());
  }

  async #wait(): Promise<void> {
    if (this.#waiting) return;
    this.#waiting = true;
    const whole = await this.#on.whole();
    if (whole) await calm();
    this.#waiting = false;
    if (!whole || !this.#able || this.#disturbs) return;
    this.#taken = true;
    this.#on.takeOver();
  }

  /** Under a finger nothing changes, nor while the customer is in a field, where an input method or a list may be open. The next frame asks again. */
  get #disturbs(): boolean {
    const { seat, panel } = this.#place;
    return panel.matches(":active") || isControl((seat.host.shadowRoot as ShadowRoot).activeElement);
  }
}
