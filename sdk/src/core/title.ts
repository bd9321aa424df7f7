/** What each widget of the page counts; the title shows the sum. */
const counts = new Map<object, number>();
/** The page's title as it stood before ours; undefined: nothing of ours is in it. */
let own: string | undefined;
let made: Element | undefined;
let written = "";
let watch: MutationObserver | undefined;

const titleElement = (): Element | null => document.querySelector("head > title");

/** Puts the count before the page's title, whatever that is by now. */
const write = (): void => {
  let element = titleElement();
  if (!element) {
    made = element = document.createElement("title");
    document.head.append(element);
  }
  const now = element.textContent ?? "";
  if (own !== undefined && now === written) return;
  own = now;
  const sum = [...counts.values()].reduce((all, each) => all + each, 0);
  written = `(${sum}) ${own}`;
  element.textContent = written;
};

/** A page that has given itself another title in the meantime keeps it. */
const restore = (): void => {
  const element = titleElement();
  if (own !== undefined && element?.textContent === written) element.textContent = own;
  if (element === made && !element?.textContent) element?.remove();
  own = made = undefined;
};

/** `(2) ` before the page's own title, for `whose` widget; 0 takes it away, exactly. */
export const countInTitle = (whose: object, count: number): void => {
  if ((counts.get(whose) ?? 0) === count) return;
  watch?.disconnect();
  restore();
  if (count) counts.set(whose, count);
  else counts.delete(whose);
  if (!counts.size || !document.head) return;
  write();
  watch = new MutationObserver(write);
  watch.observe(document.head, { childList: true, subtree: true, characterData: true });
};
