/** The shapes of docs/protocol that cross a transport. Times are RFC 3339; durations are seconds. */

/** Everything that the help shows before the customer has done anything. */
export interface Desk {
  readonly version: 1;
  readonly title?: string;
  readonly capabilities?: ReadonlyArray<"tickets" | "chat" | "load" | "articles">;
  readonly limits?: {
    readonly name?: number;
    readonly email?: number;
    readonly details?: number;
    readonly message?: number;
    readonly comment?: number;
  };
  readonly cards: readonly Card[];
  readonly hours?: Hours;
  readonly notices?: readonly Notice[];
  readonly reasons?: ReadonlyArray<{ readonly id: string; readonly label: string; readonly team: string }>;
  readonly channels?: readonly OutsideChannel[];
  readonly answerBusinessDays?: number;
}

export interface Card {
  readonly id: string;
  readonly kind: "talk" | "ticket" | "link" | "channels" | "knowledge" | "notices";
  readonly icon?: string;
  readonly title: string;
  readonly detail?: string;
  readonly href?: string;
}

export interface Hours {
  readonly timeZone: string;
  readonly weekly?: ReadonlyArray<ClockInterval & { readonly days: readonly number[] }>;
  readonly note?: string;
  readonly exceptions?: ReadonlyArray<{
    readonly date: string;
    readonly name: string;
    readonly closed?: boolean;
    readonly intervals?: readonly ClockInterval[];
  }>;
  readonly windows?: ReadonlyArray<{ readonly from: string; readonly to: string }>;
  readonly windowsUntil?: string;
}

/** `HH:MM`. */
export interface ClockInterval {
  readonly open: string;
  readonly close: string;
}

export interface Notice {
  readonly id: string;
  readonly severity: "info" | "warning" | "outage";
  readonly title: string;
  readonly body?: string;
  readonly from?: string;
  readonly to?: string;
  readonly href?: string;
  readonly link?: string;
  readonly dismissible?: boolean;
}

export interface OutsideChannel {
  readonly id: string;
  readonly kind: "email" | "phone" | "link";
  readonly support?: boolean;
  readonly title: string;
  readonly detail?: string;
  readonly label: string;
  readonly href: string;
}

export interface TicketDraft {
  readonly name: string;
  readonly email: string;
  readonly reason: string;
  readonly details: string;
  readonly locale?: string;
}

export interface TicketReceipt {
  readonly id: string;
  /** What customer and agents call the ticket. */
  readonly reference: string;
  readonly team: string;
  readonly status: string;
  /** RFC 3339 with the desk's own offset. */
  readonly answerBy: string;
}

/** The peak hours: 7 rows from Sunday, each with 24 hours; null: closed. */
export interface Load {
  readonly version: 1;
  readonly timeZone: string;
  readonly source: "measured" | "configured";
  readonly generatedAt: string;
  readonly validUntil: string;
  readonly week: ReadonlyArray<
    ReadonlyArray<{ readonly level: number; readonly wait?: number; readonly samples: number } | null>
  >;
  readonly now?: { readonly level: number; readonly wait?: number };
}

export interface ChatDraft {
  readonly name: string;
  readonly email: string;
  readonly reason?: string;
  /** Becomes the first message; its id is the chat's. */
  readonly message?: string;
  /** With it the chat can be taken up after a reload (ResumeKey). */
  readonly key?: string;
  readonly locale?: string;
}

/** What a session takes up: a chat whose key this browser has. */
export interface ResumeKey {
  readonly chat: string;
  readonly key: string;
}

export interface QueuePlace {
  /** 1 is next; 0: an agent is being chosen. */
  readonly position: number;
  readonly agentsOnline?: number;
  readonly estimate?: { readonly low: number; readonly high: number; readonly computedAt: string };
}

export interface ChatMessage {
  readonly id: string;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly by: "customer" | "agent" | "system";
  readonly name?: string;
  /** Of system lines: `assigned`, `transferred`, `closed`. */
  readonly code?: string;
  readonly text: string;
  readonly at: string;
}

export interface ChatEnd {
  readonly by: "customer" | "agent" | "system";
  readonly reason: "ended" | "timeout" | "outside-hours" | "abandoned";
}

export interface Chat {
  readonly id: string;
  readonly state: "queued" | "active" | "closed";
  readonly queue?: QueuePlace;
  readonly agent?: { readonly id: string; readonly name: string };
  /** The newest 50, ascending by seq. */
  readonly messages?: readonly ChatMessage[];
  readonly read?: { readonly agent?: number; readonly customer?: number };
  readonly closed?: ChatEnd & { readonly at?: string };
  /** Where the events go on: 1–512 visible ASCII characters. */
  readonly cursor: string;
}

export interface MessageReceipt {
  readonly seq: number;
  readonly at: string;
}

export interface Rating {
  /** 1–5 */
  readonly score: number;
  readonly comment?: string;
}

export interface ArticleHit {
  readonly id: string;
  readonly title: string;
  readonly excerpt?: string;
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly href?: string;
  readonly blocks: ReadonlyArray<{
    readonly kind: "heading" | "paragraph" | "bullet" | "numbered" | "code" | "link";
    readonly text: string;
    readonly href?: string;
  }>;
}

interface Said<Type extends string, Data> {
  readonly type: Type;
  readonly chat: string;
  readonly at?: string;
  /** Of a durable event: the cursor from which the events after it go on. */
  readonly id?: string;
  readonly data: Data;
}

/** What the desk says by itself. Other types are passed over. */
export type HelpEvent =
  | Said<"queue.updated", QueuePlace>
  | Said<"chat.assigned", { readonly agent: { readonly id: string; readonly name: string } }>
  | Said<"chat.message", ChatMessage>
  | Said<"chat.read", { readonly by: "agent" | "customer"; readonly upTo: number }>
  | Said<"chat.typing", { readonly by: "agent" | "customer"; readonly on: boolean }>
  | Said<"chat.transferred", { readonly team: string; readonly queue?: QueuePlace }>
  | Said<"chat.closed", ChatEnd>
  | {
      readonly type: "notice.changed" | "hours.changed" | "load.changed" | "stream.reset";
      readonly id?: string;
      readonly at?: string;
    };

/** What a transport function rejects with to say more than "it failed": RFC 9457, all members optional. */
export interface Problem {
  readonly status?: number;
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Of `outside-hours`. */
  readonly opensAt?: string;
  readonly errors?: ReadonlyArray<{
    readonly pointer: string;
    readonly code: string;
    readonly detail?: string;
  }>;
}
