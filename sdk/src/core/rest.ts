import type { Seat } from "../seat.js";
import { compiledModule, isCompiled, type Part } from "./compile.js";
import { fetchModule, fetchRest } from "./fetch-module.js";
import type { GlyphSource } from "./glyphs.js";
import { type Abi, complete, instantiate } from "./module.js";
import { fillSheets } from "./skin.js";

/** The second part of a module, for one instance of its first part (docs/decisions/0005-a-module-in-two-parts.md). */
export class Rest {
  readonly #abi: Abi;
  readonly #compiled: () => Promise<WebAssembly.Module>;
  #arriving: Promise<void> | undefined;
  #there = false;

  constructor(abi: Abi, compiled: () => Promise<WebAssembly.Module>) {
    this.#abi = abi;
    this.#compiled = compiled;
  }

  /** Whether the instance lacks nothing. */
  get there(): boolean {
    return this.#there;
  }

  /** Resolves when the instance lacks nothing. Rejects with the failure that says why it still does; the next call tries again. */
  arrive(): Promise<void> {
    this.#arriving ??= this.#fetch();
    return this.#arriving;
  }

  async #fetch(): Promise<void> {
    try {
      const module = await this.#compiled();
      await complete(this.#abi, module);
      fillSheets("rest", module);
      this.#there = true;
    } catch (thrown) {
      this.#arriving = undefined;
      throw thrown;
    }
  }
}

/** Second parts on their way that nobody has begun to compile. */
const asked = new Map<Part, Promise<Response>>();

/**
 * A first part that takes so many milliseconds is on a slow way: the second one is asked for as soon as it has come, and compiled when somebody wants it.
 * On a fast one that gains nothing, and its coming holds up the first screen (docs/decisions/0006-one-frame-for-the-first-answer.md).
 */
const slowWay = 100;

/** An instance of the first part of a module, and what it lacks. */
export const firstPart = async (
  { files, first, light: began }: Seat,
  light: boolean,
  glyphs: GlyphSource,
): Promise<readonly [Abi, Rest]> => {
  const name = light ? "light" : "drawing";
  const asks = performance.now();
  // The first answer can be read once; later the module is compiled already, or another one is wanted.
  const module = await compiledModule(name, () =>
    fetchModule(files, light, light === began ? first : undefined),
  );
  const slow = performance.now() - asks > slowWay;
  const rest: Part = `rest of ${name}`;
  if (slow && !isCompiled(rest) && !asked.has(rest)) {
    const answer = fetchRest(files, light);
    answer.catch(() => undefined);
    asked.set(rest, answer);
  }
  const fetched = (): Promise<Response> => {
    const answer = asked.get(rest) ?? fetchRest(files, light);
    asked.delete(rest);
    return answer;
  };
  const starts = instantiate(module, glyphs);
  fillSheets("first", module);
  const abi = await starts;
  return [abi, new Rest(abi, () => compiledModule(rest, fetched))];
};
