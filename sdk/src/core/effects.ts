import type { ChannelRequest } from "./channel.js";
import type { TransportCall } from "./host-calls.js";

/** What the core asks of the page: docs/boundary.md. */
export type Effect =
  | ({ readonly type: "request" } & ChannelRequest)
  | { readonly type: "cancel"; readonly id: number }
  | ({ readonly type: "call" } & TransportCall)
  | { readonly type: "store"; readonly key: string; readonly value: string | null }
  | { readonly type: "theme"; readonly css: string }
  | { readonly type: "event"; readonly name: string; readonly detail: unknown }
  | { readonly type: "language"; readonly locale: string }
  /** Messages that the customer has not seen, and the same in words; 0: none. */
  | { readonly type: "unread"; readonly count: number; readonly words: string }
  /** Only in a frame that began with a click. */
  | { readonly type: "copy"; readonly text: string }
  | { readonly type: "save"; readonly name: string; readonly text: string }
  | { readonly type: "dismiss" };

export const readEffects = (outbox: string): readonly Effect[] =>
  outbox ? (JSON.parse(outbox) as readonly Effect[]) : [];
