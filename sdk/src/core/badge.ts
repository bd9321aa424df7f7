import { element } from "./dom.js";
import type { Place } from "./place.js";

/** More than this is said as "9+". */
const mostShown = 9;

/**
 * How many messages the customer has not seen, on the launcher. Ours carries a badge; a page's own gets the attribute `data-help-unread`, to be
 * styled there, and so does the next one when the page draws it anew. Both get the words as their description.
 */
export class Badge {
  readonly #place: Place;
  readonly #mark = element("span", "unread");
  #marked: HTMLElement | null = null;
  /** The launcher that was looked at last. */
  #met: HTMLElement | null = null;
  /** What the page itself had said of its launcher. */
  #before: string | null = null;
  #count = 0;
  #words = "";
  /** There may be copies of a launcher that carried a count, as pages keep them for their history. */
  #copied = false;
  /** Looks only while there is something to carry over, or to take away. */
  readonly #watch = new MutationObserver(() => {
    if (this.#launcher() !== this.#met) this.show(this.#count, this.#words);
  });

  constructor(place: Place) {
    this.#place = place;
    this.#mark.setAttribute("aria-hidden", "true");
    place.signal.addEventListener("abort", () => this.#clear());
  }

  /** `words` says the same for those who do not see it. 0 takes the badge away. */
  show(count: number, words: string): void {
    this.#clear();
    this.#count = count;
    this.#words = words;
    const { launcher: wanted = "floating" } = this.#place.settings;
    const isOurs = wanted === "floating";
    this.#copied ||= count > 0;
    if (this.#copied && !isOurs && wanted !== "none")
      this.#watch.observe(document, { childList: true, subtree: true });
    const launcher = this.#launcher();
    this.#met = launcher;
    if (!launcher) return;
    // What it carries now is of an earlier time.
    if (launcher.dataset["helpUnread"]) this.#undress(launcher);
    if (!count) return;
    this.#marked = launcher;
    this.#before = launcher.ariaDescription;
    launcher.dataset["helpUnread"] = String(count);
    launcher.ariaDescription = words;
    if (isOurs) {
      this.#mark.textContent = count > mostShown ? `${mostShown}+` : String(count);
      launcher.append(this.#mark);
    }
  }

  #launcher(): HTMLElement | null {
    const { settings, widget } = this.#place;
    const { launcher = "floating" } = settings;
    if (launcher === "floating") return widget.querySelector<HTMLElement>(".launcher");
    return launcher === "none" ? null : document.querySelector<HTMLElement>(launcher);
  }

  #clear(): void {
    this.#watch.disconnect();
    this.#mark.remove();
    if (this.#marked) this.#undress(this.#marked);
    this.#marked = null;
  }

  #undress(launcher: HTMLElement): void {
    delete launcher.dataset["helpUnread"];
    launcher.ariaDescription = this.#before;
  }
}
