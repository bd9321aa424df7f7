import { readText } from "./answer-text.js";
import { noteArrival } from "./channel.js";
import { catalogues } from "./core-settings.js";
import type { Place } from "./place.js";

/** Milliseconds that the core waits for an answer before its first frame, which can then show it. */
const nearly = 5;

const accept = "application/json, application/problem+json";

/** The request that the core makes first (widget/transport/http_line.cpp), as an absolute address; undefined where it makes none or may make another. */
const firstAddress = ({ settings, language }: Place): string | undefined => {
  const { endpoint = "", site = "", transport } = settings;
  if (transport || !/^[\w.~-]+$/.test(site)) return undefined;
  try {
    const path = `/v1/bootstrap?site=${site}&locale=${catalogues[language]}`;
    return new URL(endpoint.replace(/\/$/, "") + path, location.href).href;
  } catch {
    return undefined;
  }
};

/**
 * Asks the desk for the first screen while the module is still on its way: the answer is there a round trip earlier. The core's own request,
 * when it comes, gets this answer.
 */
export class HeadStart {
  readonly #address: string | undefined;
  readonly #abort = new AbortController();
  #answer: Promise<Response> | undefined;
  #read: Promise<unknown> = Promise.resolve();
  /** The customer has opened the panel, and the core has been told: what comes now can be shown at once. */
  opened = (): void => undefined;
  readonly #opened = new Promise<void>((resolve) => {
    this.opened = resolve;
  });

  constructor(place: Place) {
    const { signal } = this.#abort;
    this.#address = firstAddress(place);
    if (!this.#address || place.signal.aborted) return;
    place.signal.addEventListener("abort", () => this.#abort.abort(), { signal });
    const how = {
      headers: { accept },
      credentials: "omit",
      redirect: "error",
      cache: "no-cache",
      signal,
    } as const;
    this.#answer = fetch(this.#address, how).then(noteArrival);
    // Read at once, so that the core need not wait for it. Whoever takes it hears what went wrong.
    this.#read = this.#answer.then(readText).catch(() => undefined);
  }

  /** Resolves when the answer is here, or is not about to be: it may only wait for its turn on a busy thread. */
  near(): Promise<unknown> {
    return Promise.race([this.#read, new Promise((resolve) => setTimeout(resolve, nearly))]);
  }

  /** fetch(), but for the very request that is on its way. */
  readonly fetch = (address: string, request: RequestInit): Promise<Response> => {
    const answer = this.#answer;
    const headers = `${request.headers}`;
    if (!answer || address !== this.#address || request.method !== "GET" || headers !== `accept,${accept}`)
      return fetch(address, request);
    this.#answer = undefined;
    request.signal?.addEventListener("abort", () => this.#abort.abort());
    // That the customer has opened the panel is told first, if it is about to be: one frame can then show both.
    return answer.then(async (here) => {
      await Promise.race([this.#opened, new Promise((resolve) => setTimeout(resolve))]);
      return here;
    });
  };

  /** The core has asked for what it needs first: an answer that nobody took is none that anybody wants. */
  over(): void {
    if (this.#answer) this.#abort.abort();
    this.#answer = undefined;
  }
}
