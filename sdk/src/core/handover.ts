import { isControl } from "./fields.js";
import type { Mirror } from "./mirror.js";
import type { ActionKind } from "./module.js";
import { type Focused, focusAgain, focusOf, ScrolledAgain } from "./stand.js";

type Act = (node: number, action: ActionKind, data?: string) => void;

/** What an instance leaves to the next one. */
interface Left {
  readonly values: ReadonlyMap<number, string>;
  readonly focused: Focused;
  readonly scrolled: ScrolledAgain;
}

/**
 * From an instance of the core that is gone to the next one: its screen stays, with all that the customer does to it, until the next one has a screen
 * of its own, and that one goes on from there. Ids of nodes are the same in every instance.
 */
export class Handover {
  readonly #mirror: Mirror;
  #waits = false;
  #left: Left | undefined;
  #scrolled: ScrolledAgain | undefined;
  #pressed = 0;
  #given: (() => void)[] = [];
  /** What is on the screen is of somebody who is gone. */
  #foreign = false;

  constructor(mirror: Mirror) {
    this.#mirror = mirror;
  }

  /** The instance is gone. */
  begin(): void {
    this.#waits = true;
    this.#foreign = false;
  }

  /** Another customer has come: nothing of the one before goes on. */
  forget(): void {
    this.#foreign = true;
    this.#left = undefined;
    this.#scrolled = undefined;
    this.#given = [];
    this.#pressed = 0;
  }

  /** The customer does something. Returns whether there is nobody to hear it: what is in the fields and what was pressed last is told later. */
  keeps(node: number, action: ActionKind): boolean {
    if (action === "Click" || action === "SetValue") this.#scrolled?.end();
    if (this.#waits && action === "Click") this.#pressed = node;
    return this.#waits;
  }

  /** Runs `tell`, about something that the customer gives to what is on the screen; while there is nobody to hear it, when the same fields are there again. */
  give(tell: () => void): void {
    if (this.#waits) this.#given.push(tell);
    else tell();
  }

  /** The customer has closed the panel: what was pressed before is not to happen behind it. */
  closed(): void {
    this.#pressed = 0;
  }

  /** The next instance is about to show something. */
  clear(): void {
    if (!this.#waits) return;
    // An instance that came to nothing leaves what it was left.
    if (!this.#foreign) {
      const mirror = this.#mirror;
      this.#left ??= {
        values: mirror.written,
        focused: focusOf(mirror),
        scrolled: new ScrolledAgain(mirror),
      };
    }
    // A field that goes while it has the focus tells its value once more: the next instance is not to hear it of somebody who is gone.
    this.#waits = this.#foreign;
    this.#mirror.clear();
    this.#waits = false;
  }

  /**
   * The next instance has shown something. `act` hears what it does not know: values as soon as the fields are there again, a press only if that is
   * now. Gives what has been scrolled to where it was.
   */
  resume(act: Act): HTMLElement | undefined {
    if (this.#waits) return undefined;
    const left = this.#left;
    const pressed = this.#pressed;
    this.#pressed = 0;
    const goesOn = !!left && this.#isThere(left);
    if (goesOn) {
      this.#left = undefined;
      this.#writeAgain(left.values, act);
      for (const tell of this.#given.splice(0)) tell();
      focusAgain(this.#mirror, left.focused);
      this.#scrolled = left.scrolled;
    }
    const moved = this.#scrolled?.move();
    if (goesOn && this.#mirror.facts(pressed)) act(pressed, "Click");
    return moved;
  }

  #isThere({ values, focused, scrolled }: Left): boolean {
    const sign = focused.node || values.keys().next().value || scrolled.node;
    return !sign || !!this.#mirror.facts(sign);
  }

  #writeAgain(values: Left["values"], act: Act): void {
    for (const [id, value] of values) {
      const control = this.#mirror.focusElement(id);
      if (!isControl(control) || control.value === value) continue;
      control.value = value;
      act(id, "SetValue", value);
    }
  }
}
