/** Who counts, until it is gone. */
interface Counting {
  readonly signal: AbortSignal;
}

/** What each widget of the page counts, of those that have counted anything; the title shows the sum. */
const counts = new Map<Counting, number>();
/** Titles with a count, as a page reads them, and the page's own of each: a page may put back what it has read, at any time. */
const written = new Map<string, string>();
let made: Element | undefined;
let watch: MutationObserver | undefined;

const titleElement = (): Element | null => document.querySelector("head > title");

/** As `document.title` gives it. */
const asRead = (title: string): string => title.trim().replace(/\s+/g, " ");

/** Puts the count before the page's title, whatever that is by now; where there is nothing to count it stands there as the page left it. */
const write = (): void => {
  const sum = [...counts.values()].reduce((all, each) => all + each, 0);
  let element = titleElement();
  if (!element && sum) {
    made = element = document.createElement("title");
    document.head.append(element);
  }
  if (!element) return;
  const now = element.textContent ?? "";
  const own = written.get(asRead(now)) ?? now;
  const wanted = sum ? `(${sum}) ${own}` : own;
  if (sum) written.set(asRead(wanted), own);
  if (now !== wanted) element.textContent = wanted;
  if (element === made && !wanted) element.remove();
};

const forget = (whose: Counting): void => {
  counts.delete(whose);
  write();
  if (counts.size) return;
  watch?.disconnect();
  watch = made = undefined;
  written.clear();
};

/** `(2) ` before the page's own title, for `whose` widget; 0 takes it away, exactly. */
export const countInTitle = (whose: Counting, count: number): void => {
  if ((counts.get(whose) ?? 0) === count || !document.head) return;
  if (!counts.has(whose)) whose.signal.addEventListener("abort", () => forget(whose));
  counts.set(whose, count);
  write();
  if (watch) return;
  watch = new MutationObserver(write);
  watch.observe(document.head, { childList: true, subtree: true, characterData: true });
};
