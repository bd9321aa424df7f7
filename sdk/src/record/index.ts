/** `help-widget/record`: writes down everything that enters the help on a page. docs/qa.md is the manual. */
import { completeWitness, recordedExports } from "./instance.js";
import { Recording, type RecordOptions } from "./recording.js";

export type { Recording, RecordOptions };

type Imports = Parameters<typeof recordedExports>[3];

/**
 * Records every help widget whose core starts from now on; call it before a customer comes near the help. It stands between the page and
 * WebAssembly.instantiate, and touches no module but the help's.
 */
export const record = (options: RecordOptions = {}): Recording => {
  const recording = new Recording(options);
  const { instantiate } = WebAssembly;
  const original = instantiate.bind(WebAssembly) as typeof instantiate;
  const recorded = async (
    source: BufferSource | WebAssembly.Module,
    imports: Imports = {},
  ): Promise<unknown> => {
    if (recording.over || !(source instanceof WebAssembly.Module))
      return original(source, imports as WebAssembly.Imports);
    await completeWitness(original, source, imports);
    const instance = await original(source, imports as WebAssembly.Imports);
    const how = { write: recording.begin(), typed: recording.typed };
    try {
      return { exports: await recordedExports(original, source, instance.exports, imports, how) };
    } catch {
      // Without room for a second core there is no recording; there is help.
      return instance;
    }
  };
  WebAssembly.instantiate = recorded as typeof instantiate;
  const stop = recording.stop.bind(recording);
  recording.stop = () => {
    stop();
    // Somebody else may stand there by now.
    if (WebAssembly.instantiate === recorded) WebAssembly.instantiate = instantiate;
  };
  return recording;
};
