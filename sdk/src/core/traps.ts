import { asDetail, failure, type HelpErrorDetail } from "../errors.js";

/** So many within this time are borne. */
const borne = 3;
const within = 5 * 60_000;

/** Counts what stopped an instance: now and then is survived by starting again, again and again is not. */
export class Traps {
  #times: number[] = [];

  /** Notes one more. True when there are too many by now; the count then begins anew. */
  tooMany(now: number): boolean {
    this.#times = [...this.#times.filter((then) => now - then < within), now];
    if (this.#times.length <= borne) return false;
    this.#times = [];
    return true;
  }
}

/** What the page is told. A mistake in the page's own engine or in ours is no trap of the core, but ends its instance all the same. */
export const trapDetail = (thrown: unknown): HelpErrorDetail => {
  const trap = typeof WebAssembly === "object" && thrown instanceof WebAssembly.RuntimeError;
  return failure(
    trap ? "core-trapped" : "internal",
    `The core stopped: ${asDetail(thrown).message}. Please report this.`,
  );
};
