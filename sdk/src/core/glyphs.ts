import type { Renderer, TextureRect } from "./renderer.js";

/** widget/text/shaper.h over the browser. */
export interface GlyphSource {
  /** advance, left, top, right, bottom, ascent, descent, coloured (1 or 0): wasm/abi.h */
  measure(text: string, pixels: number, weight: number): number[];
  /** `ink`: 0xBBGGRR */
  raster(
    rect: TextureRect,
    text: string,
    pixels: number,
    weight: number,
    originX: number,
    originY: number,
    ink: number,
  ): void;
  createTexture(texture: number, width: number, height: number): void;
  updateTexture(rect: TextureRect, rgba: Uint8Array): void;
  destroyTexture(texture: number): void;
}

// Decided by what the text is, not by its pixels: reading those back gives noise in browsers that resist fingerprinting.
const coloured = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;

/**
 * Letters by the browser's own text engine in the page's font: measured and painted on a small scratch canvas that goes to the texture as it is.
 * Without a renderer (second skin) it measures only; the core makes everything again when one comes.
 */
export class BrowserGlyphs implements GlyphSource {
  renderer: Renderer | undefined;
  family: string;
  #context: CanvasRenderingContext2D | undefined;

  constructor(family: string) {
    this.family = family;
  }

  measure(text: string, pixels: number, weight: number): number[] {
    const context = this.#scratch(pixels, weight);
    if (!context) return [0, 0, 0, 0, 0, pixels, 0, 0];
    const ink = context.measureText(text);
    return [
      ink.width,
      -ink.actualBoundingBoxLeft,
      -ink.actualBoundingBoxAscent,
      ink.actualBoundingBoxRight,
      ink.actualBoundingBoxDescent,
      ink.fontBoundingBoxAscent,
      ink.fontBoundingBoxDescent,
      coloured.test(text) ? 1 : 0,
    ];
  }

  raster(
    rect: TextureRect,
    text: string,
    pixels: number,
    weight: number,
    originX: number,
    originY: number,
    ink: number,
  ): void {
    if (!this.renderer || !rect.width || !rect.height) return;
    const context = this.#scratch(pixels, weight, rect.width, rect.height);
    if (!context) return;
    context.fillStyle = `rgb(${ink & 255},${(ink >> 8) & 255},${ink >> 16})`;
    context.fillText(text, originX, originY);
    this.renderer.updateTexture(rect, context.canvas);
  }

  createTexture(texture: number, width: number, height: number): void {
    this.renderer?.createTexture(texture, width, height);
  }
  updateTexture(rect: TextureRect, rgba: Uint8Array): void {
    this.renderer?.updateTexture(rect, rgba);
  }
  destroyTexture(texture: number): void {
    this.renderer?.destroyTexture(texture);
  }

  /** The scratch canvas with the font set; empty and as large as is asked, if it is. */
  #scratch(pixels: number, weight: number, width = 0, height = 0): CanvasRenderingContext2D | undefined {
    this.#context ??= smallCanvas();
    const context = this.#context;
    if (!context) return undefined;
    const { canvas } = context;
    if (width) canvas.width = width;
    if (height) canvas.height = height;
    context.font = `${weight} ${pixels}px ${this.family}`;
    return context;
  }
}

const smallCanvas = (): CanvasRenderingContext2D | undefined => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 64;
  return canvas.getContext("2d") ?? undefined;
};
