import { failure } from "../errors.js";
import type { Place } from "./place.js";

/** The reason for which a request is ended that takes too long; one that nobody wants any more is ended without. */
export const tooLate = "it took too long";

/** The page's word about who the customer is. Undefined: there is none. Rejects when the page failed to give it, or `signal` aborts first. */
export type Vouch = (signal: AbortSignal) => Promise<string | undefined>;

/** Asks the page, by its setting `identity`, and tells it when that went wrong: once, until it has gone well again. The core tries by itself. */
export class Voucher {
  readonly #place: Place;
  #told = "";

  constructor(place: Place) {
    this.#place = place;
  }

  /** The page has failed to give its word, and knows. */
  get fails(): boolean {
    return this.#told !== "";
  }

  readonly ask: Vouch = async (signal) => {
    try {
      const word: unknown = await Promise.race([
        this.#place.settings.identity?.(),
        new Promise((_, reject) => signal.addEventListener("abort", reject)),
      ]);
      if (word && typeof word !== "string") throw new TypeError("it gave no text");
      this.#told = "";
      return (word as string) || undefined;
    } catch (thrown) {
      if (!signal.aborted) this.#tell(`${thrown}`);
      // Else nobody waits for it any more, which is not the page's fault.
      else if (signal.reason === tooLate) this.#tell(tooLate);
      throw thrown;
    }
  };

  #tell(why: string): void {
    if (why !== this.#told) {
      const message = `settings.identity gave no token: ${why}. For whoever is not logged in let it give undefined.`;
      this.#place.complain(failure("identity-failed", message));
    }
    this.#told = why;
  }
}

/** Whether a request begins a session: the one that carries the page's word. */
export const beginsSession = ({ method, url }: { readonly method: string; readonly url: string }): boolean =>
  method === "POST" && url === "/v1/sessions";

/**
 * The body of such a request with the page's word in it. It is put in here, on the way out, so that the core, what it keeps and what is recorded
 * of it never hold it.
 */
export const vouchedBody = async (body: string, vouch: Vouch, signal: AbortSignal): Promise<string> => {
  const identity = await vouch(signal);
  return identity ? JSON.stringify({ ...JSON.parse(body), identity }) : body;
};
