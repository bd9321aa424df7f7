import { readText } from "./answer-text.js";
import { type Files, type ProgressMessage, progressOf } from "./files.js";
import { mostAtOnce, piecesOf } from "./pieces.js";
import { sendFile, tooLarge } from "./send-file.js";
import { beginsSession, tooLate, type Vouch, vouchedBody } from "./vouch.js";

export interface ChannelRequest {
  readonly id: number;
  readonly method: string;
  /** Relative to the endpoint. */
  readonly url: string;
  readonly headers: ReadonlyArray<readonly [string, string]>;
  readonly body?: string;
  /** The number of the file that is the body. */
  readonly file?: number;
  /** Of a stream and of a file: the longest silence. */
  readonly timeoutMs: number;
  /** Hand on the body of an event stream as it comes. */
  readonly stream?: boolean;
}

/** As the page has it, or with something already on its way. */
export type Fetch = (address: string, request: RequestInit) => Promise<Response>;

/** Characters of a header's value that the core reads. */
const mostOfHeader = 200;

type FailureReason = "network" | "timeout" | "too-large" | "blocked";

/** What goes back to the core: docs/boundary.md, `chunk`, `progress`, `response` and `failed`. */
export type ChannelMessage =
  | ProgressMessage
  | { readonly type: "chunk"; readonly id: number; readonly text: string }
  | {
      readonly type: "response";
      readonly id: number;
      readonly status: number;
      readonly retryAfter?: string;
      readonly contentType?: string;
      /** What the desk's clock shows now, in ms since 1970. */
      readonly clock?: number;
      readonly body: string;
    }
  | { readonly type: "failed"; readonly id: number; readonly reason: FailureReason };

/** Calls `took` with each piece of text as it comes, and waits for it. Rejects for bytes that are not UTF-8. */
const readPieces = async (answer: Response, took: (text: string) => Promise<void>): Promise<void> => {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) break;
      await took(decoder.decode(value, { stream: true }));
    }
    decoder.decode();
  } catch (thrown) {
    // What was sent is not read further.
    void reader?.cancel().catch(() => undefined);
    throw thrown;
  }
};

/** When an answer's headers came. One that was fetched ahead may wait for the core after that. */
const cameAt = new WeakMap<Response, number>();
export const noteArrival = (answer: Response): Response => {
  if (!cameAt.has(answer)) cameAt.set(answer, Date.now());
  return answer;
};

/** The desk's clock is told by the answer that no cache keeps (docs/protocol), the browser's own included: that would give its `Date` without an `Age`. */
const tellsTime = ({ url }: ChannelRequest): boolean => url.startsWith("/v1/bootstrap");
const clockOf = (request: ChannelRequest, answer: Response): { clock?: number } => {
  const { headers } = answer;
  const then = Date.parse(headers.get("date") ?? "") + Number(headers.get("age")) * 1000;
  const clock = then + Date.now() - (cameAt.get(answer) ?? 0);
  return tellsTime(request) && then > 0 ? { clock } : {};
};

/** In seconds, also where it comes as a date (RFC 9110, 10.2.3): by the desk's clock, if the page may read that. */
const retryAfterOf = (said: string | undefined, headers: Headers): string | undefined => {
  const then = /^[A-Z]/.test(said ?? "") && Date.parse(said ?? "");
  return then
    ? String(Math.ceil((then - (Date.parse(headers.get("date") ?? "") || Date.now())) / 1000))
    : said;
};

const isEventStream = (answer: Response): boolean =>
  answer.status === 200 && /^text\/event-stream\s*(?:;|$)/i.test(answer.headers.get("content-type") ?? "");

/**
 * Requests over fetch: no cookies, no redirects, no cache of ours (files: send-file.ts). Every request gets exactly one answer, unless it is cancelled; before
 * the answer of an event stream come its pieces.
 */
export class FetchChannel {
  readonly #endpoint: () => string;
  readonly #answer: (message: ChannelMessage) => void;
  readonly #fetch: Fetch;
  readonly #files: Files | undefined;
  readonly #vouch: Vouch | undefined;
  readonly #open = new Map<number, AbortController>();
  /** Addresses that the page's policy refused. */
  readonly #blocked = new Set<string>();

  constructor(
    endpoint: () => string,
    answer: (message: ChannelMessage) => void,
    fetching: Fetch = (address, request) => fetch(address, request),
    files?: Files,
    vouch?: Vouch,
  ) {
    this.#endpoint = endpoint;
    this.#answer = answer;
    this.#fetch = fetching;
    this.#files = files;
    this.#vouch = vouch;
  }

  send(request: ChannelRequest): void {
    const abort = new AbortController();
    this.#open.set(request.id, abort);
    void this.#run(request, abort).then((message) => {
      // A request that was cancelled meanwhile is nobody's any more.
      if (this.#open.get(request.id) !== abort) return;
      this.#open.delete(request.id);
      this.#answer(message);
    });
  }

  cancel(id: number): void {
    this.#open.get(id)?.abort();
    this.#open.delete(id);
  }

  /** Takes note of an address that the page's Content-Security-Policy refused, if it is of the desk. Some browsers name no more than the origin. */
  noteBlocked(address: string): void {
    if (!address) return;
    try {
      const desk = this.#below("/");
      if (address.startsWith(desk) || desk.startsWith(address)) this.#blocked.add(address);
    } catch {
      // An endpoint that is no address: nothing was asked there.
    }
  }

  close(): void {
    for (const id of [...this.#open.keys()]) this.cancel(id);
  }

  /** An address of the desk: against the page's own, not its <base>. Throws where the endpoint is none. */
  #below(path: string): string {
    return new URL(this.#endpoint().replace(/\/$/, "") + path, location.href).href;
  }

  async #run(request: ChannelRequest, abort: AbortController): Promise<ChannelMessage> {
    const { id, method, timeoutMs, body, stream } = request;
    const failed = (reason: FailureReason): ChannelMessage => ({ type: "failed", id, reason });
    let late = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        late = true;
        abort.abort(tooLate);
      }, timeoutMs);
    };
    wait();
    let address = "";
    try {
      address = this.#below(request.url);
      const how = {
        method,
        headers: request.headers.map(([name, value]): [string, string] => [name, value]),
        signal: abort.signal,
      };
      const answer = request.file
        ? await this.#sendFile(address, how, request, wait, () => this.#open.get(id) === abort)
        : await this.#fetch(address, {
            ...how,
            body:
              body && this.#vouch && beginsSession(request)
                ? await vouchedBody(body, this.#vouch, abort.signal)
                : (body ?? null),
            credentials: "omit",
            redirect: "error",
            ...(tellsTime(request) && { cache: "no-cache" }),
          });
      noteArrival(answer);
      let text: string | undefined = "";
      if (stream && isEventStream(answer)) {
        await readPieces(answer, async (piece) => {
          wait();
          for (const [at, text] of piecesOf(piece).entries()) {
            // A browser gives megabytes at once. The core and the page get their turn in between.
            if (at % mostAtOnce === mostAtOnce - 1) await new Promise((resolve) => setTimeout(resolve));
            if (this.#open.get(id) === abort) this.#answer({ type: "chunk", id, text });
          }
        });
      } else {
        text = await readText(answer);
      }
      if (text === undefined) return failed("too-large");
      const header = (name: string): string | undefined => answer.headers.get(name)?.slice(0, mostOfHeader);
      const retryAfter = retryAfterOf(header("retry-after"), answer.headers);
      const contentType = header("content-type");
      return {
        type: "response",
        id,
        status: answer.status,
        ...(retryAfter !== undefined && { retryAfter }),
        ...(contentType !== undefined && { contentType }),
        ...clockOf(request, answer),
        body: text,
      };
    } catch (thrown) {
      if (late) return failed("timeout");
      if (thrown === tooLarge) return failed("too-large");
      // The report of a policy comes in a task of its own, right after the refusal.
      await new Promise((resolve) => setTimeout(resolve));
      const blocked = [...this.#blocked].some((refused) => address.startsWith(refused));
      return failed(blocked ? "blocked" : "network");
    } finally {
      clearTimeout(timer);
    }
  }

  /** Rejects for a file that is no longer held. */
  async #sendFile(
    address: string,
    how: Parameters<typeof sendFile>[1],
    { id, file = 0 }: ChannelRequest,
    moves: () => void,
    waits: () => boolean,
  ): Promise<Response> {
    const held = this.#files?.get(file);
    if (!held) throw new TypeError("The file is gone.");
    const progress = progressOf(id, (message) => {
      if (waits()) this.#answer(message);
    });
    return sendFile(address, how, held, (part) => {
      moves();
      progress(part);
    });
  }
}
