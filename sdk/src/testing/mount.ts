import { readFile } from "node:fs/promises";
import type { GlyphSource } from "../core/glyphs.js";
import { type Abi, CoreWidget, complete, instantiate } from "../core/module.js";
import { completeWitness, recordedExports } from "../record/instance.js";
import { Recording } from "../record/recording.js";
import { checkOptions } from "./check-options.js";
import { coreSettings, fail, type MountOptions, TestWidget } from "./test-widget.js";

/** The light module measures no letters. */
const noGlyphs = new Proxy({} as GlyphSource, { get: () => () => [0, 0, 0, 0, 0, 0, 0, 0] });

/** Compiled once for all widgets of a process. */
const modules = new Map<string, Promise<WebAssembly.Module>>();
const moduleOf = (file: URL | string): Promise<WebAssembly.Module> => {
  const known = modules.get(`${file}`) ?? readFile(file).then((bytes) => WebAssembly.compile(bytes));
  modules.set(`${file}`, known);
  return known;
};

const recorded = async (module: WebAssembly.Module, abi: Abi, recording: Recording): Promise<Abi> => {
  const exports = abi as unknown as WebAssembly.Exports;
  const how = { write: recording.begin(), typed: recording.typed };
  return (await recordedExports(WebAssembly.instantiate, module, exports, {}, how)) as unknown as Abi;
};

/** A widget that nobody has opened yet. Rejects with the sentence about an option or a setting that is wrong. */
export const mount = async (options: MountOptions = {}): Promise<TestWidget> => {
  checkOptions(options);
  const { now = "2026-11-23T12:00:00Z", seed = "0f".repeat(32), stored = {} } = options;
  const module = await moduleOf(options.module ?? new URL(LIGHT_FILE, import.meta.url));
  const recording = options.record ? new Recording(options.record) : undefined;
  const plain = await instantiate(module, noGlyphs);
  const abi = recording ? await recorded(module, plain, recording) : plain;
  if (!options.module) {
    const rest = await moduleOf(new URL(LIGHT_REST_FILE, import.meta.url));
    await completeWitness(WebAssembly.instantiate, rest, { first: abi as never });
    await complete(abi, rest);
  }
  const core = new CoreWidget(abi);
  const settings = { ...options.settings };
  const refusal = core.create({ ...coreSettings(settings, options), seed, stored });
  if (refusal) fail(refusal);
  const widget = new TestWidget(core, options, settings, new Date(now).getTime(), recording);
  await widget.advance(0);
  return widget;
};
