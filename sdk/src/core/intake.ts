import type { CoreWidget } from "./module.js";
import { mostAtOnce } from "./pieces.js";
import type { Rest } from "./rest.js";

export type Input = (core: CoreWidget) => void;

/** What a panel's queue tells the panel. */
interface IntakeEvents {
  /** There is something for the next frame; `full`: so much that it must be heard before there is more. */
  changed(full: boolean): void;
  /** Something waits for the second part of the module, which does not come. */
  failed(thrown: unknown): void;
}

/**
 * What has happened and the core has not heard yet, in order. Until the second part of the module is there, what may need it waits, and all that
 * comes after it.
 */
export class Intake {
  readonly #on: IntakeEvents;
  #rest: Rest | undefined;
  #now: Input[] = [];
  #waiting: Input[] = [];

  constructor(on: IntakeEvents) {
    this.#on = on;
  }

  /** An instance begins; `rest` is the second part of its module. */
  begin(rest: Rest): void {
    this.#rest = rest;
  }

  /** `anything`: it may lead to what only the second part can do. Returns whether it waits. */
  enter(input: Input, anything = false): boolean {
    const waits = !this.#rest?.there && (anything || this.#waiting.length > 0);
    (waits ? this.#waiting : this.#now).push(input);
    if (waits) void this.whole();
    else this.#on.changed(false);
    // A flood of a desk's events would fill the core's memory before the browser's next frame.
    if (this.#now.length === mostAtOnce) queueMicrotask(() => this.#on.changed(true));
    return waits;
  }

  /** Whether a frame has something to hear. */
  get some(): boolean {
    return this.#now.length > 0;
  }

  /** For one frame. */
  take(): Input[] {
    return this.#now.splice(0);
  }

  /** The instance is gone, and nobody may tell the next one. */
  forget(): void {
    this.#rest = undefined;
    this.#now = [];
    this.#waiting = [];
  }

  /** Fetches the second part, if need be. Resolves with whether the instance lacks nothing. */
  async whole(): Promise<boolean> {
    const rest = this.#rest;
    if (!rest) return false;
    try {
      await rest.arrive();
    } catch (thrown) {
      // Nobody has missed it yet: then it is fetched again when somebody does.
      if (this.#rest === rest && this.#waiting.length) this.#on.failed(thrown);
      return false;
    }
    if (this.#rest !== rest) return false;
    if (this.#waiting.length) {
      this.#now.push(...this.#waiting.splice(0));
      this.#on.changed(false);
    }
    return true;
  }
}
