import { giveBack, makeDrawableCanvas } from "../webgl.js";
import type { BrowserGlyphs } from "./glyphs.js";
import { idle } from "./idle.js";
import { Renderer } from "./renderer.js";

/** A closed panel keeps its context this long, in case it is opened again. */
const contextKept = 30_000;

/**
 * The canvas under the mirror, while there is one. Browsers keep few WebGL contexts for a whole page, so ours is made when the customer is near
 * and given back some time after the panel closes. Making it takes up to a tenth of a second: that happens in idle moments, and where the browser
 * can, on other threads.
 */
export class Surface {
  readonly #panel: HTMLElement;
  readonly #glyphs: BrowserGlyphs;
  readonly #changed: () => void;
  #canvas: HTMLCanvasElement | null;
  #renderer: Renderer | undefined;
  /** Names the preparation that is under way: what belongs to an earlier one is nobody's business any more. */
  #attempt: symbol | undefined;
  /** The browser has taken the context, and will say when it is back. */
  #lost = false;
  #hopeless = false;
  #timer = 0;
  /** How many faces the page has. */
  #faces = 0;

  /**
   * `spare`: a canvas with a context that was made to find out; an earlier core may have given that back. `changed` runs when one can draw, on a context
   * without letters, or no longer.
   */
  constructor(
    panel: HTMLElement,
    glyphs: BrowserGlyphs,
    spare: HTMLCanvasElement | null,
    changed: () => void,
  ) {
    this.#panel = panel;
    this.#glyphs = glyphs;
    this.#canvas = spare?.getContext("webgl")?.isContextLost() ? null : spare;
    this.#changed = changed;
    if (this.#canvas) this.rest();
  }

  /** Whether one can draw. */
  get ready(): boolean {
    return !!this.#renderer && !this.#renderer.lost;
  }

  /** Sees to it that one can draw soon, if this browser lets us; until then, and if not, nothing happens. */
  prepare(force: boolean): void {
    clearTimeout(this.#timer);
    this.#compareFaces();
    if (!this.#renderer && !this.#attempt && !this.#lost && !this.#hopeless) void this.#begin(force);
  }

  /** With the first picture the canvas comes into the panel: before, it would be all that a panel without a skeleton shows. */
  draw(bytes: Uint8Array): void {
    if (!this.ready || !this.#canvas) return;
    if (!this.#canvas.isConnected) this.#panel.prepend(this.#canvas);
    this.#renderer?.draw(bytes);
    this.#compareFaces();
  }

  /** Of a face that the page loads first and then adds, the browser says nothing. Not in the middle of a frame: its bytes are still to be read. */
  #compareFaces(): void {
    const { size } = document.fonts;
    if (size !== this.#faces) queueMicrotask(() => this.#renderer && this.#changed());
    this.#faces = size;
  }

  /** The panel is closed. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.release(), contextKept);
  }

  /** A new core knows nothing of the textures that the old one made. */
  texturesGone(): void {
    this.#renderer?.dropTextures();
  }

  release(): void {
    clearTimeout(this.#timer);
    giveBack(this.#canvas);
    this.#canvas?.remove();
    this.#canvas = null;
    this.#lost = false;
    this.#forget();
  }

  #forget(): void {
    this.#attempt = this.#renderer = this.#glyphs.renderer = undefined;
  }

  async #begin(force: boolean): Promise<void> {
    const attempt = Symbol();
    this.#attempt = attempt;
    try {
      await idle();
      if (this.#attempt !== attempt) return;
      this.#canvas ??= makeDrawableCanvas(force);
      if (!this.#canvas) throw new Error("The browser has no context to give.");
      if (!this.#canvas.className) this.#watch(this.#canvas);
      const renderer = new Renderer(this.#canvas);
      while (this.#attempt === attempt && !renderer.linked) await idle();
      if (this.#attempt !== attempt) return;
      renderer.start();
      this.#attempt = undefined;
      this.#renderer = this.#glyphs.renderer = renderer;
    } catch {
      // The second skin does all that this would have done.
      this.#hopeless = true;
      return;
    }
    this.#changed();
  }

  #watch(canvas: HTMLCanvasElement): void {
    canvas.className = "canvas";
    canvas.setAttribute("aria-hidden", "true");
    canvas.addEventListener("webglcontextlost", (event) => {
      if (this.#canvas !== canvas) return;
      // Without this the browser never gives it back.
      event.preventDefault();
      this.#lost = true;
      this.#forget();
      this.#changed();
    });
    canvas.addEventListener("webglcontextrestored", () => {
      if (this.#canvas !== canvas) return;
      this.#lost = false;
      void this.#begin(false);
    });
  }
}
