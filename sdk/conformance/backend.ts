import { Broken } from "./verdict.js";

export interface Ask {
  readonly token?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly text?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  /** Method and path, for the report. */
  readonly asked: string;
  /** The body as it went; undefined without one, or of a file. */
  readonly sent: string | undefined;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined when the text is no JSON. */
  readonly json: unknown;
  /** Milliseconds. */
  readonly took: number;
}

const bodyOf = ({ text, body }: Ask) => text ?? (body === undefined ? undefined : JSON.stringify(body));

const longestAnswer = 40_000;
const longestRetryAfter = 30;

/** The backend that is looked at: one base address, and how a well-behaved client asks there. */
export class Backend {
  readonly base: string;

  constructor(base: string) {
    this.base = base.replace(/\/+$/, "");
  }

  /** One request; a `429` is waited out as the widget does, so that the kit gets along with limits. */
  async ask(method: string, path: string, ask: Ask = {}): Promise<Answer> {
    for (;;) {
      const answer = await this.askOnce(method, path, ask);
      if (!(await waitedOut(answer))) return answer;
    }
  }

  /** One request, whatever comes of it. */
  async askOnce(method: string, path: string, ask: Ask = {}): Promise<Answer> {
    const began = performance.now();
    const asked = `${method} ${path}`;
    const body = bodyOf(ask);
    const sent = typeof body === "string" ? body : undefined;
    const response = await this.open(method, path, ask, AbortSignal.timeout(longestAnswer));
    const text = await response.text().catch((fault: unknown) => unanswered(asked, fault));
    const took = performance.now() - began;
    const { status, headers } = response;
    return { asked, sent, status, headers, text, json: parsed(text), took };
  }

  /** The answer's head; its body is still to be read. */
  open(method: string, path: string, ask: Ask, signal: AbortSignal): Promise<Response> {
    const body = bodyOf(ask);
    const headers = {
      ...(ask.token !== undefined && { authorization: `Bearer ${ask.token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...ask.headers,
    };
    const request = {
      method,
      headers,
      signal,
      redirect: "manual",
      ...(body !== undefined && { body }),
    } as const;
    return fetch(this.base + path, request).catch((fault: unknown) => unanswered(`${method} ${path}`, fault));
  }
}

/** Waits as long as a `429` says; false when there is nothing to wait for. */
export async function waitedOut({ status, headers }: Pick<Answer, "status" | "headers">): Promise<boolean> {
  const wait = Number(headers.get("retry-after"));
  if (status !== 429 || !(wait >= 1 && wait <= longestRetryAfter)) return false;
  await pause(wait * 1000);
  return true;
}

/** A sentence about why there was no answer. */
export function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  if (fault.name === "TimeoutError") return `no answer within ${longestAnswer / 1000} s`;
  return fault.cause instanceof Error ? fault.cause.message || String(fault.cause) : fault.message;
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function unanswered(asked: string, fault: unknown): never {
  throw new Broken(`an answer to ${asked}`, reasonOf(fault));
}

/** Undefined when it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
