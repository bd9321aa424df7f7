import { failure } from "../errors.js";
import type { Place } from "./place.js";

/** The page's word about who the customer is. Undefined: there is none. Rejects when the page failed to give it, or `signal` aborts first. */
export type Vouch = (signal: AbortSignal) => Promise<string | undefined>;

/** Asks the page, by its setting `identity`, and tells it when that went wrong. */
export const vouchOf =
  (place: Place): Vouch =>
  async (signal) => {
    try {
      const told: unknown = await Promise.race([
        place.settings.identity?.(),
        new Promise((_, reject) => signal.addEventListener("abort", reject)),
      ]);
      if (told && typeof told !== "string") throw new TypeError("it gave no text");
      return (told as string) || undefined;
    } catch (thrown) {
      const why = signal.aborted ? "it took too long" : `${thrown}`;
      place.complain(
        failure(
          "identity-failed",
          `settings.identity gave no token: ${why}. For whoever is not logged in let it give undefined.`,
        ),
      );
      throw thrown;
    }
  };

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
