/** setTimeout counts in signed 32 bits. */
const longestWait = 0x7fffffff;

/**
 * Frames only when something asks for one: input, an answer, a due time, something that moves. At rest there is no animation frame and no
 * timer but the one for a time the core named.
 */
export class Scheduler {
  readonly #frame: () => void;
  #request = 0;
  #soon = 0;
  #timer = 0;

  constructor(frame: () => void) {
    this.#frame = frame;
  }

  /** One frame, as soon as one can be shown. */
  invalidate(): void {
    if (this.#request || this.#soon) return;
    // A hidden page gets no animation frames; the core still has to hear what arrives.
    if (document.hidden) this.#soon = window.setTimeout(() => this.now());
    else this.#request = requestAnimationFrame(() => this.now());
  }

  /** A frame in this very task. */
  now(): void {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#soon);
    this.#request = this.#soon = 0;
    this.#frame();
  }

  /** Unix time in milliseconds; 0: no wish. Replaces the last one. */
  wakeAt(time: number): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!time) return;
    const wait = Math.min(longestWait, Math.max(0, time - Date.now()));
    this.#timer = window.setTimeout(() => this.now(), wait);
  }

  /** The page was hidden or shown: what was asked for under the other rule is asked for again. */
  renew(): void {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#soon);
    this.#request = this.#soon = 0;
    this.invalidate();
  }

  stop(): void {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#soon);
    clearTimeout(this.#timer);
    this.#request = this.#soon = this.#timer = 0;
  }
}
