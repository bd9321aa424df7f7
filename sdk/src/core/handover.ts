import type { Settings } from "../settings.js";
import { isControl } from "./fields.js";
import type { Mirror } from "./mirror.js";
import type { ActionKind } from "./module.js";
import { type Focused, focusAgain, focusOf, ScrolledAgain } from "./stand.js";

/**
 * Whether somebody else is there now. Whoever is vouched for is the same one when their address is told as well; a guest who logs in need not be, which
 * only the core can tell, by what they wrote.
 */
export const isAnother = ({ user, identity }: Settings, now: Settings): boolean =>
  identity && !user?.email ? !now.identity : user?.email !== now.user?.email;

type Act = (node: number, action: ActionKind, data?: string) => void;

/** What stands in the fields, by node. */
type Values = ReadonlyMap<number, string>;

/** What an instance leaves to the next one. */
interface Left {
  readonly values: Values;
  /** Of these, what is old: a later page has gone on from there. */
  readonly old: Values | undefined;
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
  #old: Values | undefined;
  #given: (() => void)[] = [];
  /** What is on the screen is of somebody who is gone. */
  #foreign = false;

  constructor(mirror: Mirror) {
    this.#mirror = mirror;
  }

  /** The instance is gone. */
  begin(): void {
    this.#foreign &&= this.#waits;
    this.#waits = true;
  }

  /** … because a later page has gone on: what is on the screen is old, and of the fields only what is written from now on counts. */
  outdated(): void {
    if (!this.#waits) return;
    this.#left = undefined;
    this.#pressed = 0;
    this.#old = this.#mirror.written;
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
    // What is old is not what the customer would press.
    if (this.#waits && action === "Click" && !this.#old) this.#pressed = node;
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
        old: this.#old,
        focused: focusOf(mirror),
        scrolled: new ScrolledAgain(mirror),
      };
    }
    // What somebody who is gone has given is nobody's.
    else this.#given = [];
    // A field that goes while it has the focus tells its value once more: the next instance is not to hear of it what is old or of somebody who is gone.
    this.#waits = this.#foreign || !!this.#old;
    this.#old = undefined;
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
      this.#writeAgain(left, act);
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

  #writeAgain({ values, old }: Left, act: Act): void {
    for (const [id, value] of values) {
      const control = this.#mirror.focusElement(id);
      const before = old?.get(id);
      if (!isControl(control) || value === before) continue;
      // What was added is added to what the later page has left there.
      const added = before !== undefined && control.localName !== "select" && value.startsWith(before);
      const now = added ? control.value + value.slice(before.length) : value;
      if (control.value === now) continue;
      control.value = now;
      act(id, "SetValue", now);
    }
  }
}
