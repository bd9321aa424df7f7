/** Nearer to the end than this, CSS pixels, is at the end. */
const nearly = 24;

const topOf = (element: Element): number => element.getBoundingClientRect().top;

/**
 * Keeps a conversation where its reader is. Who stands at its end stands there again after something was added, or the body has become smaller. Who
 * reads further up goes on reading the same line, whatever comes or goes above it.
 */
export class EndKeeper {
  #body: HTMLElement | null = null;
  #log: HTMLElement | undefined;
  #atEnd = true;
  /** The first message that is seen, and where in all that is scrolled it begins. */
  #held: readonly [Element, number] | undefined;
  /** What the customer writes makes the body smaller while the browser lays out, of which no frame tells. */
  readonly #room = new ResizeObserver(() => this.keep());

  /** A conversation has come: its body starts at the end. */
  watch(log: HTMLElement): void {
    this.#body = log.closest<HTMLElement>(".body");
    this.#room.disconnect();
    if (this.#body) this.#room.observe(this.#body);
    this.#log = log;
    this.#atEnd = true;
    this.#held = undefined;
  }

  /** Whether the reader of a conversation stands at its end. */
  get atEnd(): boolean {
    return this.#atEnd && !!this.#body?.isConnected;
  }

  scrolled(body: HTMLElement): void {
    if (body !== this.#body) return;
    this.#atEnd = body.scrollHeight - body.scrollTop - body.clientHeight < nearly;
    const edge = topOf(body);
    // Not a day's mark: that moves to whatever is the first of the day now.
    const seen = [...(this.#log?.querySelectorAll(".bubble") ?? [])].find(
      (message) => message.getBoundingClientRect().bottom > edge,
    );
    this.#held = seen && [seen, topOf(seen) - edge + body.scrollTop];
  }

  /** The body, if it had to be scrolled for it. */
  keep(): HTMLElement | undefined {
    const body = this.#body;
    if (!body?.isConnected) return undefined;
    const before = body.scrollTop;
    // Where nobody has said anything yet the end is nothing to stand at: in the queue the customer's place is above it.
    if (this.#atEnd && !this.#log?.querySelector(".bubble")) return undefined;
    if (this.#atEnd) body.scrollTop = body.scrollHeight;
    else if (this.#held?.[0].isConnected) {
      const [message, began] = this.#held;
      const begins = topOf(message) - topOf(body) + before;
      this.#held = [message, begins];
      // Set to what it is, it would end a scrolling that the customer has begun.
      if (Math.abs(begins - began) > 0.5) body.scrollTop += begins - began;
    }
    return body.scrollTop === before ? undefined : body;
  }
}
