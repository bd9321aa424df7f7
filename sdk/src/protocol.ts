/**
 * The shapes of docs/protocol that cross a transport. Times are RFC 3339; durations are seconds; ids of cards, reasons and
 * channels are 1–64 characters of a-z 0-9 . - _, those of tickets, chats and messages UUIDs of the client.
 * Written by scripts/make-protocol-types.mjs from docs/protocol/schemas: change those.
 */

/** The answer of GET /v1/articles/{id}. */
export interface Article {
  readonly id: string;
  readonly title: string;
  /** The article on the web. */
  readonly href?: string;
  /** Blocks of an unknown kind are left out. */
  readonly blocks: readonly ArticleBlock[];
}

export interface ArticleBlock {
  readonly kind: "heading" | "paragraph" | "bullet" | "numbered" | "code" | "link" | "image";
  /** Plain text; of `image` what it shows, in words. */
  readonly text: string;
  /** Of `link`, and needed there. */
  readonly href?: string;
  /** Of `image`, and needed there: https, or a path of the backend. */
  readonly src?: string;
  /** Of `image`, and needed there; pixels. */
  readonly width?: number;
  /** Of `image`, and needed there; pixels. */
  readonly height?: number;
}

/** The answer of GET /v1/articles: the best matches first. */
export interface ArticleList {
  readonly articles: readonly ArticleHit[];
}

export interface ArticleHit {
  readonly id: string;
  readonly title: string;
  /** Plain text. */
  readonly excerpt?: string;
}

/** The answer of PUT /v1/attachments/{id}: 201 the first time, 200 for a repeat, the same body. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** The media type that the bytes have. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** Everything that the help shows before the customer has done anything: the answer of GET /v1/bootstrap. */
export interface Desk {
  readonly version: 1;
  /** The site key. */
  readonly site?: string;
  /** The language of all texts here. */
  readonly locale?: string;
  readonly title?: string;
  /** What is not announced is not offered. Unknown ones are passed over. */
  readonly capabilities?: ReadonlyArray<
    "tickets" | "attachments" | "chat" | "load" | "articles" | "images" | "identity"
  >;
  /** Most characters (Unicode code points) of what customers write, and what files a ticket takes. */
  readonly limits?: {
    readonly name?: number;
    readonly email?: number;
    readonly details?: number;
    readonly message?: number;
    readonly comment?: number;
    /** Most files of a ticket. */
    readonly attachments?: number;
    /** Most bytes of a file. */
    readonly attachmentBytes?: number;
    /** Media types of files; without them the client refuses no type. */
    readonly attachmentTypes?: readonly string[];
  };
  /** The ways to get help, in this order. Cards of an unknown kind are left out. */
  readonly cards: readonly Card[];
  readonly hours?: Hours;
  /** News of the service. The client remembers the ids of dismissed ones: news gets a new id. */
  readonly notices?: readonly Notice[];
  /** The contact reasons of a ticket, and of a chat if the customer wants. */
  readonly reasons?: readonly ContactReason[];
  /** Ways outside the widget. Those of an unknown kind are left out. */
  readonly channels?: readonly OutsideChannel[];
  /** Within how many business days a ticket is answered. */
  readonly answerBusinessDays?: number;
}

export interface Card {
  readonly id: string;
  /** `talk`: hours and ways to talk; `knowledge`: search in the widget; `notices`: with the coming holidays. */
  readonly kind: "talk" | "ticket" | "link" | "channels" | "knowledge" | "notices";
  /** Unknown ones are shown as `link`. */
  readonly icon?:
    | "chat"
    | "ticket"
    | "book"
    | "question"
    | "play"
    | "channels"
    | "mail"
    | "phone"
    | "bell"
    | "link";
  readonly title: string;
  readonly detail?: string;
  /** Of `link`, and needed there. */
  readonly href?: string;
}

/** When support answers. */
export interface Hours {
  /** An IANA name. */
  readonly timeZone: string;
  /** Days in no interval are closed. */
  readonly weekly?: readonly WeeklyInterval[];
  /** On which tickets are answered. */
  readonly businessDays?: readonly number[];
  readonly note?: string;
  /** Ascending, each date once. */
  readonly exceptions?: readonly DayException[];
  /** When support answers, as instants with the desk's own offset, exceptions applied; ascending, not overlapping. They need no zone database in the client. */
  readonly windows?: ReadonlyArray<{
    readonly from: string;
    /** Exclusive. */
    readonly to: string;
  }>;
  /** Up to here the windows are complete. Alone it means "closed until then"; without it the client does not claim to know. */
  readonly windowsUntil?: string;
}

/** `HH:MM` of the desk's zone. `close` is exclusive, and on the next day when it is not after `open`. */
export interface ClockInterval {
  readonly open: string;
  readonly close: string;
}

export interface WeeklyInterval extends ClockInterval {
  /** 0 is Sunday. */
  readonly days: readonly number[];
}

/** Closed all day, or open at other times: one of the two. */
export interface DayException {
  readonly date: string;
  readonly name: string;
  readonly closed?: boolean;
  readonly intervals?: readonly ClockInterval[];
}

/** Shown from `from` until just before `to`. */
export interface Notice {
  readonly id: string;
  /** In this order they are shown, the gravest first. Unknown ones count as `info`. */
  readonly severity?: "info" | "warning" | "outage";
  readonly title: string;
  readonly body?: string;
  readonly from?: string;
  readonly to?: string;
  /** Where a customer can be sent to: https, http, mailto or tel. */
  readonly href?: string;
  /** The words of `href`. */
  readonly link?: string;
  readonly dismissible?: boolean;
}

export interface ContactReason {
  readonly id: string;
  readonly label: string;
  /** The desk's own name, the same in every language. */
  readonly team: string;
}

export interface OutsideChannel {
  readonly id: string;
  readonly kind: "email" | "phone" | "link";
  /** False: it gives no support, and `detail` says where to go instead. */
  readonly support?: boolean;
  readonly title: string;
  readonly detail?: string;
  readonly label: string;
  /** Where a customer can be sent to: https, http, mailto or tel. */
  readonly href: string;
}

/** The body of PUT /v1/chats/{id}. */
export interface ChatDraft {
  /** One line, not blank. At most limits.name characters. */
  readonly name: string;
  /** One bare ASCII address local@domain.tld: no display name, no quotes, no spaces. */
  readonly email: string;
  readonly reason?: string;
  /** Becomes the first message; its id is the chat's. At most limits.message characters. */
  readonly message?: string;
  /** With it the chat can be taken up after a reload (ResumeKey). The backend keeps only its SHA-256. */
  readonly key?: string;
  readonly locale?: string;
}

/** The snapshot of a chat: the answer of PUT and GET /v1/chats/{id}. */
export interface Chat {
  readonly id: string;
  readonly state: "queued" | "active" | "closed";
  /** Of `queued`. */
  readonly queue?: QueuePlace;
  readonly agent?: ChatAgent;
  /** The newest 50 (up to 200 are read), ascending by seq. */
  readonly messages?: readonly ChatMessage[];
  /** Up to which seq each side has read. */
  readonly read?: {
    /** Up to which seq a side has read; 0: nothing yet. */
    readonly agent?: number;
    /** Up to which seq a side has read; 0: nothing yet. */
    readonly customer?: number;
  };
  /** Of `closed`. */
  readonly closed?: ChatEnding;
  /** Where the events go on after this snapshot: 1–512 visible ASCII characters. */
  readonly cursor: string;
}

export interface ChatAgent {
  readonly id: string;
  readonly name: string;
}

/** Who ended a chat, and why. Unknown words count as `system` and `ended`; `abandoned`: left while queued. */
export interface ChatEnd {
  readonly by: "customer" | "agent" | "system";
  readonly reason: "ended" | "timeout" | "outside-hours" | "abandoned";
}

export interface ChatEnding extends ChatEnd {
  readonly at?: string;
}

/** The answer of POST /v1/chats/{id}/close, also of a chat that is closed. */
export interface CloseReceipt {
  readonly state: "closed";
}

/** The answer of a long poll of GET /v1/events. */
export interface EventBatch {
  readonly events: readonly HelpEvent[];
  /** Where to go on. */
  readonly cursor: string;
}

/** What the desk says by itself (GET /v1/events). Other types are passed over. Ephemeral events carry no cursor: they never move it. */
export type HelpEvent =
  | QueueUpdated
  | ChatAssigned
  | MessageArrived
  | ChatRead
  | ChatTyping
  | ChatTransferred
  | ChatClosed
  | TicketUpdated
  | NoticeChanged
  | HoursChanged
  | LoadChanged
  | ServerDraining
  | SessionExpiring
  | StreamReset;

/** Says where the customer stands now; the latest counts. */
export interface QueueUpdated {
  readonly type: "queue.updated";
  readonly at?: string;
  readonly chat: string;
  readonly id?: never;
  readonly data: QueuePlace;
}

/** An agent has taken the chat. */
export interface ChatAssigned {
  readonly type: "chat.assigned";
  readonly at?: string;
  readonly chat: string;
  /** The cursor from which the events after this one go on. A stream says it in the `id:` line. */
  readonly id?: string;
  readonly data: {
    readonly agent: ChatAgent;
  };
}

/** Somebody has written; the customer's own words as well, for other tabs. */
export interface MessageArrived {
  readonly type: "chat.message";
  readonly at?: string;
  readonly chat: string;
  /** The cursor from which the events after this one go on. A stream says it in the `id:` line. */
  readonly id?: string;
  readonly data: ChatMessage;
}

export interface ChatRead {
  readonly type: "chat.read";
  readonly at?: string;
  readonly chat: string;
  /** The cursor from which the events after this one go on. A stream says it in the `id:` line. */
  readonly id?: string;
  readonly data: {
    readonly by: "agent" | "customer";
    /** Up to which seq a side has read; 0: nothing yet. */
    readonly upTo: number;
  };
}

export interface ChatTyping {
  readonly type: "chat.typing";
  readonly at?: string;
  readonly chat: string;
  readonly id?: never;
  readonly data: {
    readonly by: "agent" | "customer";
    readonly on: boolean;
  };
}

/** Back to a queue. */
export interface ChatTransferred {
  readonly type: "chat.transferred";
  readonly at?: string;
  readonly chat: string;
  /** The cursor from which the events after this one go on. A stream says it in the `id:` line. */
  readonly id?: string;
  readonly data: {
    readonly team: string;
    readonly queue?: QueuePlace;
  };
}

export interface ChatClosed {
  readonly type: "chat.closed";
  readonly at?: string;
  readonly chat: string;
  /** The cursor from which the events after this one go on. A stream says it in the `id:` line. */
  readonly id?: string;
  readonly data: ChatEnd;
}

/** Agents have answered a ticket of the customer's, or changed its state. */
export interface TicketUpdated {
  readonly type: "ticket.updated";
  readonly at?: string;
  /** The cursor from which the events after this one go on. A stream says it in the `id:` line. */
  readonly id?: string;
  readonly data: {
    readonly id: string;
    readonly reference: string;
    readonly status: "open" | "answered" | "closed";
  };
}

/** The client fetches the bootstrap again. */
export interface NoticeChanged {
  readonly type: "notice.changed";
  readonly at?: string;
  /** The cursor from which the events after this one go on. A stream says it in the `id:` line. */
  readonly id?: string;
}

/** The client fetches the bootstrap again. */
export interface HoursChanged {
  readonly type: "hours.changed";
  readonly at?: string;
  /** The cursor from which the events after this one go on. A stream says it in the `id:` line. */
  readonly id?: string;
}

/** The client fetches the peak hours again. */
export interface LoadChanged {
  readonly type: "load.changed";
  readonly at?: string;
  /** The cursor from which the events after this one go on. A stream says it in the `id:` line. */
  readonly id?: string;
}

/** The server is about to go. */
export interface ServerDraining {
  readonly type: "server.draining";
  readonly at?: string;
  readonly id?: never;
  readonly data: {
    /** The client comes back after so many seconds. */
    readonly retry: number;
  };
}

/** The client renews when a call says `session-expired`. */
export interface SessionExpiring {
  readonly type: "session.expiring";
  readonly at?: string;
  readonly id?: never;
}

/** The cursor is not known (any more): the client fetches what it needs and goes on from there. */
export interface StreamReset {
  readonly type: "stream.reset";
  readonly at?: string;
  readonly id?: never;
  readonly data: {
    readonly reason: string;
  };
}

/** The first event of a stream. */
export interface StreamHello {
  readonly type: "hello";
  /** Where the stream begins. */
  readonly cursor: string;
}

/** The peak hours: how busy each hour of the week usually is. The answer of GET /v1/load. */
export interface Load {
  readonly version: 1;
  readonly timeZone: string;
  /** `configured`: the desk's own guess, which the client calls an estimate. */
  readonly source: "measured" | "configured";
  /** True: what was measured was made up by a simulation, for a demonstration. */
  readonly sample?: boolean;
  readonly generatedAt: string;
  /** Not before `generatedAt`; later the client says of what day the data are. */
  readonly validUntil: string;
  /** 7 rows from Sunday, each of the 24 hours of the desk's zone; null: closed. */
  readonly week: ReadonlyArray<ReadonlyArray<HourLoad | null>>;
  /** How busy it is right now; counts for an hour from `generatedAt`. */
  readonly now?: {
    /** Offered load as a share of the busiest hour's. Below 34 is shown as quiet, below 67 as moderate. */
    readonly level: number;
    /** The typical (median) wait in seconds. */
    readonly wait?: number;
  };
}

export interface HourLoad {
  /** Offered load as a share of the busiest hour's. Below 34 is shown as quiet, below 67 as moderate. */
  readonly level: number;
  /** The typical (median) wait in seconds. */
  readonly wait?: number;
  /** How many such hours were measured. Measured hours with fewer than 5 are never recommended. */
  readonly samples: number;
}

/** The body of PUT /v1/chats/{id}/messages/{mid}. */
export interface MessageDraft {
  /** Not blank; no control characters but tab and line breaks. At most limits.message characters. */
  readonly text: string;
}

/** The answer of PUT /v1/chats/{id}/messages/{mid}. */
export interface MessageReceipt {
  /** The number of a message in its chat, from 1, without gaps. */
  readonly seq: number;
  readonly at: string;
}

/** A message of a chat. */
export interface ChatMessage {
  readonly id: string;
  /** The number of a message in its chat, from 1, without gaps. */
  readonly seq: number;
  readonly by: "customer" | "agent" | "system";
  readonly name?: string;
  /** Of system lines, what happened: `assigned`, `transferred`, `closed`; any other shows `text`. */
  readonly code?: string;
  /** Plain text; markup in it is text. */
  readonly text: string;
  readonly at: string;
}

/** Why a request was refused (RFC 9457). The client decides on `status` and `code`, never on the text. The list of codes is closed. */
export interface Problem {
  /** `urn:help:problem:` and the code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** A sentence for developers; repeats nothing that a customer wrote. */
  readonly detail: string;
  readonly code:
    | "validation"
    | "bad-request"
    | "unauthorized"
    | "session-expired"
    | "forbidden-origin"
    | "not-found"
    | "method-not-allowed"
    | "id-conflict"
    | "in-progress"
    | "chat-closed"
    | "chat-limit"
    | "outside-hours"
    | "queue-full"
    | "too-large"
    | "unsupported-type"
    | "rate-limited"
    | "unavailable"
    | "internal";
  /** Of `too-large`. */
  readonly mostBytes?: number;
  /** Seconds; the header `Retry-After` says the same and wins. */
  readonly retryAfter?: number;
  /** Of `outside-hours`: when the desk opens, with its own offset. */
  readonly opensAt?: string;
  /** Of `chat-limit`: the chat that is open, the same subject's. Optional. */
  readonly chat?: string;
  /** Of `validation`: what is wrong with which member. */
  readonly errors?: readonly MemberError[];
}

export interface MemberError {
  /** `#/` and the member's name. */
  readonly pointer: string;
  readonly code: "required" | "too-long" | "invalid" | "unknown";
  readonly detail: string;
}

/** Where a customer stands in the queue. */
export interface QueuePlace {
  /** 1 is next; 0: an agent is being chosen. */
  readonly position: number;
  readonly agentsOnline?: number;
  /** Seconds, low ≤ high. Absent: not known, and the customer is shown no number. */
  readonly estimate?: WaitEstimate;
}

/** Seconds, low ≤ high. Absent: not known, and the customer is shown no number. */
export interface WaitEstimate {
  readonly low: number;
  readonly high: number;
  readonly computedAt: string;
}

/** The body of PUT /v1/chats/{id}/rating. */
export interface Rating {
  /** Whole stars, 5 is best. */
  readonly score: number;
  /** At most limits.comment characters. */
  readonly comment?: string;
}

/** The body of POST /v1/chats/{id}/read; the latest counts. */
export interface ReadMark {
  /** Up to which seq a side has read; 0: nothing yet. */
  readonly upTo: number;
}

/** The body of POST /v1/sessions. */
export interface SessionRequest {
  readonly site: string;
  readonly locale?: string;
  readonly resume?: ResumeKey;
  /** Capability `identity`: a JSON Web Token by which the host's server says who the customer is. */
  readonly identity?: string;
}

/** What a session takes up: a chat whose key this browser has. */
export interface ResumeKey {
  readonly chat: string;
  /** 128 random bits of the client, in hex. */
  readonly key: string;
}

/** The answer of POST /v1/sessions. */
export interface Session {
  /** Opaque; travels in the Authorization header only. */
  readonly token: string;
  readonly expiresAt: string;
  /** Who tickets and chats of this session belong to. */
  readonly subject: string;
  /** True when the host's server has vouched for the customer. */
  readonly verified: boolean;
}

/** The body of PUT /v1/tickets/{id}. */
export interface TicketDraft {
  /** One line, not blank. At most limits.name characters. */
  readonly name: string;
  /** One bare ASCII address local@domain.tld: no display name, no quotes, no spaces. */
  readonly email: string;
  /** The id of one of the desk's reasons. */
  readonly reason: string;
  /** Not blank; no control characters but tab and line breaks. At most limits.details characters. */
  readonly details: string;
  /** Ids of files that wait for a ticket, in the customer's order. At most limits.attachments. */
  readonly attachments?: readonly string[];
  readonly locale?: string;
}

/** The answer of PUT /v1/tickets/{id}: 201 the first time, 200 for a repeat, the same body. */
export interface TicketReceipt {
  readonly id: string;
  /** What customer and agents call the ticket. */
  readonly reference: string;
  readonly team: string;
  readonly status: string;
  /** With the desk's own offset, so that its date part is the date the desk means. */
  readonly answerBy: string;
}

/** The body of POST /v1/chats/{id}/typing; at most one in 3 s. */
export interface Typing {
  readonly on: boolean;
}
