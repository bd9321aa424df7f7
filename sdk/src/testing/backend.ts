import type { ChannelMessage, ChannelRequest } from "../core/channel.js";

/** One request of the widget, as a backend sees it. */
export interface BackendRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, read; undefined without a body. */
  readonly body: unknown;
  /** The file that is the body, as a test gave it. */
  readonly file?: GivenFile;
}

/** What a test gives as a file: the browser's `File`, or as much of it as the story needs. */
export type GivenFile = Pick<File, "name" | "type" | "size">;

export interface BackendAnswer {
  readonly status?: number;
  /** JSON; a text goes as it is. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly retryAfter?: string;
}

/** `"network"` and `"timeout"`: no answer comes. */
export type BackendReply = BackendAnswer | "network" | "timeout";

/**
 * What the backend says, by method and the beginning of the path: `"GET /v1/bootstrap"`. The longest that fits answers. A function is asked
 * each time. What nobody answers is 404, but `POST /v1/sessions`, which every backend has.
 */
export type Backend = Readonly<
  Record<string, BackendReply | ((request: BackendRequest) => BackendReply | Promise<BackendReply>)>
>;

const usual: Backend = { "POST /v1/sessions": { status: 201, body: { token: "test" } } };
const unknown: BackendReply = { status: 404, body: { code: "not-found" } };

const bodyOf = (text: string | undefined): unknown => {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
};

export const requestOf = (
  { method, url, headers, body }: ChannelRequest,
  file: GivenFile | undefined,
): BackendRequest => ({
  method,
  path: url,
  headers: Object.fromEntries(headers),
  body: bodyOf(body),
  ...(file && { file }),
});

const routeOf = (backend: Backend, { method, path }: BackendRequest): Backend[string] | undefined => {
  const asked = `${method} ${path}`;
  const fitting = Object.keys(backend).filter((start) => asked.startsWith(start));
  return backend[fitting.sort((a, b) => b.length - a.length)[0] ?? ""];
};

/** Whether the backend itself has something to say to `request`. */
export const answers = (backend: Backend, request: BackendRequest): boolean =>
  routeOf(backend, request) !== undefined;

/** What goes back to the core for `request`. */
export const answerOf = async (
  backend: Backend,
  id: number,
  request: BackendRequest,
): Promise<ChannelMessage> => {
  const route = routeOf({ ...usual, ...backend }, request) ?? unknown;
  const reply = typeof route === "function" ? await route(request) : route;
  if (typeof reply === "string") return { type: "failed", id, reason: reply };
  const { status = 200, body = {}, contentType, retryAfter } = reply;
  return {
    type: "response",
    id,
    status,
    contentType: contentType ?? (status < 400 ? "application/json" : "application/problem+json"),
    ...(retryAfter !== undefined && { retryAfter }),
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
};
