/** A desk that answers within this many milliseconds is shown at once: no loading screen flickers by, and none has to be made (widget.h: kDeskSoon). */
const patience = 200;

/**
 * Before the desk has answered, what the core shows is kept back for a moment: the loader's skeleton is still there, and the first answer is
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

  /** An instance begins, of which nothing has been shown. `waits`: the desk has not answered yet. `lifted` hears when the patience is over. */
  begin(waits: boolean, lifted: () => void): void {
    this.lift();
    this.#held = [];
    if (waits)
      this.#timer = window.setTimeout(() => {
        this.lift();
        lifted();
      }, patience);
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
