import { isControl } from "./fields.js";
import type { Mirror } from "./mirror.js";

/** Where the focus and the caret are, by nodes. */
export interface Focused {
  /** 0: nowhere. */
  readonly node: number;
  readonly caret?: readonly [number, number, "forward" | "backward" | "none"];
  /** That the caret is in. */
  readonly text?: string;
}
export const focusOf = (mirror: Mirror): Focused => {
  const node = mirror.focused;
  const control = mirror.focusElement(node);
  if (!isControl(control) || control instanceof HTMLSelectElement) return { node };
  const { selectionStart, selectionEnd, selectionDirection } = control;
  // The kind of field for addresses tells of none.
  if (selectionStart === null || selectionEnd === null) return { node };
  return { node, caret: [selectionStart, selectionEnd, selectionDirection ?? "none"], text: control.value };
};

/** On a screen that has the same node. In another text the caret is at the end. */
export const focusAgain = (mirror: Mirror, { node, caret, text }: Focused): void => {
  if (node) mirror.focusAgain(node);
  const control = mirror.focusElement(node);
  if (!caret || !isControl(control) || control instanceof HTMLSelectElement) return;
  const end = control.value.length;
  if (control.value === text) control.setSelectionRange(...caret);
  else control.setSelectionRange(end, end);
};

/** How much of it there is beyond what is seen. */
const beyond = (body: HTMLElement): number => body.scrollHeight - body.clientHeight;

/** A screen that is scrolled as far as it was: more of it may come bit by bit. */
export class ScrolledAgain {
  readonly #mirror: Mirror;
  /** What scrolls; 0: nothing. */
  readonly node: number;
  readonly #top: number | undefined;
  #reached: number | undefined;
  #over = false;

  /** Remembers where the customer is now. */
  constructor(mirror: Mirror) {
    this.#mirror = mirror;
    this.node = mirror.find(({ look }) => look === "Body")?.id ?? 0;
    const body = mirror.focusElement(this.node);
    // Who is at the end of a conversation comes to its end by itself.
    if (body && beyond(body) > 0 && !mirror.atEnd) this.#top = body.scrollTop;
  }

  /** The customer goes on: from now on nothing is scrolled. */
  end(): void {
    this.#over = true;
  }

  /** Gives the body, if it has moved. To be called when there may be more of it than before. */
  move(): HTMLElement | undefined {
    const top = this.#top;
    const body = this.#mirror.focusElement(this.node);
    if (this.#over || top === undefined || !body || beyond(body) <= 0) return undefined;
    const before = body.scrollTop;
    if (this.#reached !== undefined && this.#reached !== before) this.end();
    if (this.#over) return undefined;
    body.scrollTop = top;
    this.#reached = body.scrollTop;
    this.#over = this.#reached > top - 1;
    if (this.#reached === before) return undefined;
    this.#mirror.scrolled(body);
    return body;
  }
}
