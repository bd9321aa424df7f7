/**
 * A desk that answers within so many milliseconds is shown at once: no loading screen flickers by, and none has to be made (widget.h: kDeskSoon).
 * In front of a screen that a core has left behind, in which the customer may be writing, there is more patience than in front of a skeleton.
 */
const patience = { skeleton: 200, screen: 2000 } as const;

/**
 * Before the desk has answered, what the core shows is kept back for a moment: what was there before it is still there, and the first answer is
 * usually near. Nothing is left out: what was kept back comes first.
 */
export class Curtain {
  readonly #shows: () => void;
  #held: Uint8Array[] = [];
  #timer = 0;

  /** `shows` hears that operations are about to be carried out. */
  constructor(shows: () => void) {
    this.#shows = shows;
  }

  /** Whether something is kept back. */
  get down(): boolean {
    return this.#timer > 0;
  }

  /** An instance begins, of which nothing has been shown, before what is there. `lifted` hears when the patience is over. */
  begin(there: keyof typeof patience, lifted: () => void): void {
    this.lift();
    this.#held = [];
    this.#timer = window.setTimeout(() => {
      this.lift();
      lifted();
    }, patience[there]);
  }

  /** From now on everything is shown. */
  lift(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /** The operations on the tree that are to be carried out now, the oldest first; `tree`, of the newest frame, is a view of the core's memory. */
  pass(tree: Uint8Array): readonly Uint8Array[] {
    if (this.#timer) {
      this.#held.push(tree.slice());
      return [];
    }
    this.#shows();
    return [...this.#held.splice(0), tree];
  }
}
