import { type Abi, idleImports } from "../core/module.js";
import { Recorder, type RecorderOptions } from "./recorder.js";
import { Witness } from "./witness.js";

type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Measure = (host: number, at: number, size: number, pixels: number, weight: number, out: number) => void;

const decoder = new TextDecoder();
const encoder = new TextEncoder();
/** glyph_measure writes so many floats (wasm/abi.h). */
const facts = 8;

/** Asks the host for the measures of a text, as the instance of `abi` would: through its memory, where nothing is borrowed between two calls. */
const measureBy =
  (abi: Abi, glyphMeasure: Measure) =>
  (text: string, pixels: number, weight: number): number[] => {
    const bytes = encoder.encode(text);
    const room = Math.ceil(bytes.length / 4) * 4;
    const at = abi.help_inbox(room + 4 * facts);
    new Uint8Array(abi.memory.buffer, at, bytes.length).set(bytes);
    glyphMeasure(1, at, bytes.length, pixels, weight, at + room);
    return [...new Float32Array(abi.memory.buffer, at + room, facts)];
  };

/** The exports of the second core, by those that write down what goes through them. */
const witnesses = new WeakMap<object, WebAssembly.Exports>();

const isHelp = (module: WebAssembly.Module): boolean =>
  WebAssembly.Module.exports(module).some(({ name }) => name === "help_abi_version");

/** What sdk/build.mjs calls it; a module of somebody's own making says nothing. */
const buildOf = (module: WebAssembly.Module): string | undefined => {
  const [build] = WebAssembly.Module.customSections(module, "build");
  return build && decoder.decode(build);
};

/** `instantiate`: WebAssembly's own. Gives exports that write down what goes through them, or those given for a module that is not the help's. */
export const recordedExports = async (
  instantiate: typeof WebAssembly.instantiate,
  module: WebAssembly.Module,
  exports: WebAssembly.Exports,
  imports: Imports,
  options: Omit<RecorderOptions, "build" | "letters">,
): Promise<WebAssembly.Exports> => {
  if (!isHelp(module)) return exports;
  const abi = exports as unknown as Abi;
  let witness: Abi | undefined;
  let measured: unknown[] = [];
  const glyphMeasure = imports["help"]?.["glyph_measure"] as Measure | undefined;
  const measure = glyphMeasure && measureBy(abi, glyphMeasure);
  const own = idleImports(module);
  const needsLetters = own["help"]?.["glyph_measure"] !== undefined && measure !== undefined;
  if (needsLetters) {
    const measureForWitness: Measure = (_host, at, size, pixels, weight, out) => {
      const { buffer } = (witness as Abi).memory;
      const text = decoder.decode(new Uint8Array(buffer, at, size));
      const found = measure(text, pixels, weight);
      measured.push([text, pixels, weight, found]);
      new Float32Array(buffer, out, facts).set(found);
    };
    (own["help"] as WebAssembly.ModuleImports)["glyph_measure"] = measureForWitness;
  }
  const second = await instantiate(module, own);
  witness = second.exports as unknown as Abi;
  (second.exports["_initialize"] as (() => void) | undefined)?.();
  const letters = (): readonly unknown[] => {
    const taken = measured;
    measured = [];
    return taken;
  };
  const recorder = new Recorder(abi, new Witness(witness), {
    ...options,
    build: buildOf(module),
    ...(needsLetters && { letters }),
  });
  const recorded = recorder.abi as unknown as WebAssembly.Exports;
  witnesses.set(recorded, second.exports);
  return recorded;
};

/** The second part of the module has been asked for over `imports`: the witness of those exports needs it as well. */
export const completeWitness = async (
  instantiate: typeof WebAssembly.instantiate,
  rest: WebAssembly.Module,
  imports: Imports,
): Promise<void> => {
  const first = imports["first"] && witnesses.get(imports["first"]);
  if (first) await instantiate(rest, { first: first as WebAssembly.ModuleImports });
};
