import { makeDrawableCanvas } from "../webgl.js";
import type { BrowserGlyphs } from "./glyphs.js";
import { Renderer } from "./renderer.js";

/** A closed panel keeps its context this long, in case it is opened again. */
const contextKept = 30_000;

/**
 * The canvas under the mirror, while there is one. Browsers keep few WebGL contexts for a whole page, so ours is made when the panel opens and
 * given back some time after it closes; when the browser takes it away the second skin is there at once.
 */
export class Surface {
  readonly #panel: HTMLElement;
  readonly #glyphs: BrowserGlyphs;
  readonly #changed: (restored: boolean) => void;
  #spare: HTMLCanvasElement | null;
  #renderer: Renderer | undefined;
  #wanted = false;
  #hopeless = false;
  #timer = 0;

  /** `spare`: a canvas with a context that was made to find out. `changed` runs when the browser took the context, or restored it: empty. */
  constructor(
    panel: HTMLElement,
    glyphs: BrowserGlyphs,
    spare: HTMLCanvasElement | null,
    changed: (restored: boolean) => void,
  ) {
    this.#panel = panel;
    this.#glyphs = glyphs;
    this.#spare = spare;
    this.#changed = changed;
    if (spare) this.rest();
  }

  get drawing(): boolean {
    return this.#wanted && !!this.#renderer && !this.#renderer.lost;
  }

  /** Says whether the canvas is wanted now. True when a context was made: letters are to be made again. */
  want(wanted: boolean, force: boolean): boolean {
    this.#wanted = wanted;
    if (!wanted) return false;
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#renderer || this.#hopeless) return false;
    const canvas = this.#spare ?? makeDrawableCanvas(force);
    this.#spare = null;
    if (!canvas) {
      this.#hopeless = true;
      return false;
    }
    this.#begin(canvas);
    return true;
  }

  draw(bytes: Uint8Array): void {
    if (!this.#renderer?.lost) this.#renderer?.draw(bytes);
  }

  /** The panel was closed. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.release(), contextKept);
  }

  /** A new core knows nothing of the textures that the old one made. */
  texturesGone(): void {
    const canvas = this.#renderer?.canvas;
    if (canvas && !this.#renderer?.lost) this.#attach(canvas);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#renderer?.release();
    this.#spare?.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
    this.#renderer = this.#glyphs.renderer = undefined;
    this.#spare = null;
  }

  #begin(canvas: HTMLCanvasElement): void {
    canvas.className = "canvas";
    canvas.setAttribute("aria-hidden", "true");
    canvas.addEventListener("webglcontextlost", (event) => {
      if (this.#renderer?.canvas !== canvas) return;
      // Without this the browser never gives it back.
      event.preventDefault();
      this.#changed(false);
    });
    canvas.addEventListener("webglcontextrestored", () => {
      if (this.#renderer?.canvas !== canvas) return;
      this.#attach(canvas);
      this.#changed(true);
    });
    this.#panel.prepend(canvas);
    this.#attach(canvas);
  }

  #attach(canvas: HTMLCanvasElement): void {
    this.#renderer = this.#glyphs.renderer = new Renderer(canvas);
  }
}
