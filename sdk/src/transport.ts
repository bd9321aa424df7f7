import type {
  Article,
  ArticleHit,
  Chat,
  ChatDraft,
  Desk,
  HelpEvent,
  Load,
  MessageReceipt,
  Rating,
  ResumeKey,
  TicketDraft,
  TicketReceipt,
} from "./protocol.js";

/**
 * A backend of the page's own instead of HTTP: a plain object of asynchronous functions (docs/transport.md). The shapes are those of
 * docs/protocol; the core checks whatever comes back, whole, exactly as it checks an answer over HTTP. Ids are UUIDs made by the widget:
 * the same id twice must give one ticket, one chat, one message. A function rejects with any members of a `Problem`, or with anything else.
 *
 * The optional functions are capabilities: have the desk announce them (`capabilities` of `bootstrap`), and only then are they called.
 */
export interface Transport {
  /** Everything the help shows before the customer has done anything. */
  bootstrap(locale: string): Promise<Desk>;
  /**
   * For backends with sessions: called before the first ticket or chat, and again when a call was rejected with `session-expired`. `resume`
   * is of the customer's chat, from before a reload or about to begin: ignore one that you do not know. The token is the function's own business.
   */
  startSession?(locale: string, resume?: ResumeKey): Promise<object>;
  /**
   * Capability `attachments`. Keeps a file under `id` for a ticket that will name it in its `attachments`; `name` is safe to show. Whoever can
   * tells `onProgress` the part that has left, 0 to 1.
   */
  upload?(
    id: string,
    file: File,
    name: string,
    onProgress: (part: number) => void,
  ): Promise<{ readonly id: string }>;
  /**
   * The customer has removed the file `id`, which had arrived, from the form: no ticket will name it. Not needed; nobody waits for it, and a
   * backend without it forgets the file later.
   */
  takeBack?(id: string): Promise<void> | void;
  createTicket(id: string, draft: TicketDraft): Promise<TicketReceipt>;

  /** Capability `load`. */
  load?(): Promise<Load>;

  /** Capability `chat`, together with the following and `events`. */
  startChat?(id: string, draft: ChatDraft): Promise<Chat>;
  loadChat?(id: string): Promise<Chat>;
  sendMessage?(chat: string, id: string, text: string): Promise<MessageReceipt>;
  /** At most every 3 s. Nobody waits for it. */
  typing?(chat: string, on: boolean): Promise<void> | void;
  read?(chat: string, upTo: number): Promise<void> | void;
  closeChat?(chat: string): Promise<void>;
  rateChat?(chat: string, rating: Rating): Promise<void>;
  /** Tells `sink` what happens from `cursor` on (absent: from now on), until the subscription is closed. */
  events?(cursor: string | undefined, sink: EventSink): EventSubscription | PromiseLike<EventSubscription>;

  /** Capability `articles`. An empty query asks for the most read ones. */
  searchArticles?(query: string, locale: string): Promise<{ readonly articles: readonly ArticleHit[] }>;
  loadArticle?(id: string, locale: string): Promise<Article>;
}

/** Where a transport puts what the desk says by itself. */
export interface EventSink {
  event(event: HelpEvent): void;
  /** The connection is gone. The widget calls `events` again, from its cursor on. */
  lost(): void;
}

export interface EventSubscription {
  close(): void;
}
