import { failure } from "../errors.js";
import type { GlyphSource } from "./glyphs.js";

/** wasm/abi.h in TypeScript; tests/sdk/abi.test.mjs keeps the two lists equal. Pointers are numbers. */
export interface Abi {
  readonly memory: WebAssembly.Memory;
  help_abi_version(): number;
  help_inbox(size: number): number;
  help_create(host: number, size: number): number;
  help_destroy(widget: number): void;
  help_post(widget: number, size: number): number;
  help_resize(widget: number, width: number, height: number, density: number): void;
  help_pointer(widget: number, x: number, y: number, buttons: number): void;
  help_act(widget: number, node: number, action: number, size: number): number;
  help_frame(widget: number, nowMs: number, drawing: number): number;
  help_textures_lost(widget: number): void;
  help_last_error(): number;
}

export const abiVersion = 1;

export const actionKinds = { Click: 1, Focus: 2, Blur: 3, SetValue: 4, Scroll: 5, Dismiss: 6 } as const;
export type ActionKind = keyof typeof actionKinds;

/** What one frame asks of the page. The byte ranges lie in the module's memory and are gone with the next call. */
export interface Frame {
  /** Unix time in milliseconds; 0: not before the next input. */
  readonly wakeAt: number;
  readonly tree: Uint8Array;
  readonly draw: Uint8Array;
  /** JSON: an array of effects, or empty. */
  readonly outbox: string;
  readonly again: boolean;
}

/** Why the core refused a message. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** What the first part of a module throws when it needs the second one (docs/decisions/0005-a-module-in-two-parts.md). Its instance is lost by that. */
export class NotThere extends Error {
  override readonly name = "NotThere";
}
const notThere = (): never => {
  throw new NotThere("This needs the second part of the module.");
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * One widget inside one instance of the module. Each widget has an instance of its own, so that a trap in one leaves the others alone;
 * the compiled module is shared. Every call may throw what the module traps with: the instance is then not to be used again.
 */
export class CoreWidget {
  readonly #abi: Abi;
  #widget = 0;

  constructor(abi: Abi) {
    this.#abi = abi;
  }

  /** Undefined when created; else why the settings were refused, or that one needs the second part of the module to say so: `not-there`. */
  create(settings: object): Refusal | undefined {
    try {
      this.#widget = this.#abi.help_create(1, this.#write(JSON.stringify(settings)));
      return this.#widget ? undefined : this.#refusal();
    } catch (thrown) {
      if (thrown instanceof NotThere) return { code: "not-there", message: thrown.message };
      throw thrown;
    }
  }

  /** Undefined when taken; else why not. */
  post(message: object): Refusal | undefined {
    return this.#abi.help_post(this.#widget, this.#write(JSON.stringify(message)))
      ? this.#refusal()
      : undefined;
  }

  act(node: number, action: ActionKind, data = ""): void {
    this.#abi.help_act(this.#widget, node, actionKinds[action], this.#write(data));
  }

  resize(width: number, height: number, density: number): void {
    this.#abi.help_resize(this.#widget, width, height, density);
  }

  pointer(x: number, y: number, buttons: number): void {
    this.#abi.help_pointer(this.#widget, x, y, buttons);
  }

  texturesLost(): void {
    this.#abi.help_textures_lost(this.#widget);
  }

  frame(nowMs: number, drawing: boolean): Frame {
    const at = this.#abi.help_frame(this.#widget, nowMs, drawing ? 1 : 0);
    const view = new DataView(this.#abi.memory.buffer, at, 40);
    return {
      wakeAt: view.getFloat64(0, true),
      tree: this.#bytes(at + 8),
      draw: this.#bytes(at + 16),
      outbox: decoder.decode(this.#bytes(at + 24)),
      again: view.getUint32(32, true) === 1,
    };
  }

  destroy(): void {
    if (this.#widget) this.#abi.help_destroy(this.#widget);
    this.#widget = 0;
  }

  /** A HelpBytes structure at `at`. */
  #bytes(at: number): Uint8Array {
    const view = new DataView(this.#abi.memory.buffer, at, 8);
    return new Uint8Array(this.#abi.memory.buffer, view.getUint32(0, true), view.getUint32(4, true));
  }

  #refusal(): Refusal {
    return JSON.parse(decoder.decode(this.#bytes(this.#abi.help_last_error()))) as Refusal;
  }

  /** Puts text into the inbox; returns its size. */
  #write(text: string): number {
    const bytes = encoder.encode(text);
    const at = this.#abi.help_inbox(bytes.length);
    if (!at) throw failure("internal", "The core has no room for a message of this size.");
    new Uint8Array(this.#abi.memory.buffer, at, bytes.length).set(bytes);
    return bytes.length;
  }
}

/** Imports for a module that does nothing with the page: what it lacks of itself throws NotThere. */
export const idleImports = (module: WebAssembly.Module): WebAssembly.Imports => {
  // Without a prototype: a page that has put things on Object.prototype must not become an import.
  const imports: WebAssembly.Imports = Object.create(null);
  for (const { module: group, name } of WebAssembly.Module.imports(module)) {
    imports[group] ??= Object.create(null) as WebAssembly.ModuleImports;
    imports[group][name] = group === "later" ? notThere : () => 0;
  }
  return imports;
};

/** The imports of abi.h over `glyphs`, and the few that the toolchain adds; they do nothing: the core prints and reads nothing. */
const importsFor = (
  module: WebAssembly.Module,
  glyphs: GlyphSource,
  memory: () => WebAssembly.Memory,
): WebAssembly.Imports => {
  const text = (at: number, size: number): string =>
    decoder.decode(new Uint8Array(memory().buffer, at, size));
  const help: Record<string, WebAssembly.ExportValue> = Object.assign(Object.create(null), {
    glyph_measure: (_host: number, at: number, size: number, pixels: number, weight: number, out: number) =>
      new Float32Array(memory().buffer, out, 8).set(glyphs.measure(text(at, size), pixels, weight)),
    // biome-ignore format: the order of abi.h
    glyph_raster: (_host: number, texture: number, x: number, y: number, width: number, height: number, at: number, size: number,
      pixels: number, weight: number, originX: number, originY: number, ink: number) =>
      glyphs.raster({ texture, x, y, width, height }, text(at, size), pixels, weight, originX, originY, ink),
    texture_create: (_host: number, texture: number, width: number, height: number) =>
      glyphs.createTexture(texture, width, height),
    texture_update: (
      _host: number,
      texture: number,
      x: number,
      y: number,
      width: number,
      height: number,
      rgba: number,
    ) =>
      glyphs.updateTexture(
        { texture, x, y, width, height },
        new Uint8Array(memory().buffer, rgba, width * height * 4),
      ),
    texture_destroy: (_host: number, texture: number) => glyphs.destroyTexture(texture),
  });
  const imports = idleImports(module);
  Object.assign(imports["help"] ?? {}, help);
  return imports;
};

/** Starts an instance, of a whole module or of a first part. Throws `abi-mismatch` for a module built with another header. */
export const instantiate = async (module: WebAssembly.Module, glyphs: GlyphSource): Promise<Abi> => {
  let abi: Abi | undefined;
  const memory = (): WebAssembly.Memory => (abi as Abi).memory;
  const instance = await WebAssembly.instantiate(module, importsFor(module, glyphs, memory));
  abi = instance.exports as unknown as Abi;
  (instance.exports["_initialize"] as (() => void) | undefined)?.();
  const version = abi.help_abi_version();
  if (version !== abiVersion) {
    throw failure(
      "abi-mismatch",
      `The module speaks version ${version}, this loader ${abiVersion}: publish one build.`,
    );
  }
  return abi;
};

/** Gives an instance of a first part all that it lacks. */
export const complete = async (abi: Abi, rest: WebAssembly.Module): Promise<void> => {
  await WebAssembly.instantiate(rest, { first: abi as unknown as WebAssembly.ModuleImports });
};
