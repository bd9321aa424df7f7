import type { Seat } from "../seat.js";
import { compiledModule, isCompiled, type Part } from "./compile.js";
import { fetchModule, fetchRest } from "./fetch-module.js";
import type { GlyphSource } from "./glyphs.js";
import { type Abi, complete, instantiate } from "./module.js";
import { dressLater } from "./skin.js";

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
      dressLater(module);
      this.#there = true;
    } catch (thrown) {
      this.#arriving = undefined;
      throw thrown;
    }
  }
}

/** Second parts on their way that nobody has begun to compile. */
const asked = new Map<Part, Promise<Response>>();

/** An instance of the first part of a module, and what it lacks. */
export const firstPart = async (
  { files, first, light: began }: Seat,
  light: boolean,
  glyphs: GlyphSource,
): Promise<readonly [Abi, Rest]> => {
  const name = light ? "light" : "drawing";
  // The first answer can be read once; later the module is compiled already, or another one is wanted.
  const module = await compiledModule(name, () =>
    fetchModule(files, light, light === began ? first : undefined),
  );
  // The network is free now, while the thread is busy with the first screen: asked for at once, compiled when somebody wants it.
  const rest: Part = `rest of ${name}`;
  if (!isCompiled(rest) && !asked.has(rest)) {
    const answer = fetchRest(files, light);
    answer.catch(() => undefined);
    asked.set(rest, answer);
  }
  const fetched = (): Promise<Response> => {
    const answer = asked.get(rest) ?? fetchRest(files, light);
    asked.delete(rest);
    return answer;
  };
  const abi = await instantiate(module, glyphs);
  return [abi, new Rest(abi, () => compiledModule(rest, fetched))];
};
