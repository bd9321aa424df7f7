/**
 * A backend of the page's own instead of HTTP: a plain object of asynchronous functions (docs/transport.md). The shapes are those of
 * docs/protocol; the core checks whatever comes back, whole, exactly as it checks an answer over HTTP.
 */
export interface Transport {
  /** Everything the help shows before the customer has done anything. */
  bootstrap(locale: string): Promise<unknown>;
  /** For backends with sessions: called before the first ticket, and again when a call was rejected with `session-expired`. */
  startSession?(locale: string): Promise<unknown>;
  /** `id` is a UUID made by the widget. The same id twice must give one ticket. */
  createTicket(id: string, draft: TicketDraft): Promise<TicketReceipt>;
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

/** What a transport function rejects with to say more than "it failed": RFC 9457, all members optional. */
export interface Problem {
  readonly status?: number;
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly errors?: ReadonlyArray<{
    readonly pointer: string;
    readonly code: string;
    readonly detail?: string;
  }>;
}
