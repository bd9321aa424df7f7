/** Bytes of all entries. The core takes 1.5 MiB, with the settings beside them; what it keeps is less (widget/wire/value.h). */
const mostKept = 1.25 * 1024 * 1024;

const read = (text: string | null): Record<string, string> => {
  const values = Object.create(null) as Record<string, string>;
  try {
    // What the core could not even take is none of ours.
    const kept: unknown =
      new TextEncoder().encode(text ?? "").length > mostKept ? {} : JSON.parse(text ?? "{}");
    for (const [key, value] of Object.entries(kept as object))
      if (typeof value === "string") values[key] = value;
  } catch {
    // Rubbish is no draft.
  }
  return values;
};

/** Which conversation it is, and how far it has been seen; what the customer writes has no such quotation marks in JSON. */
const seenIn = /"id":"(.*?)".*"seen":(\d+)/;
const unseen = (chat: string | undefined): string | undefined => chat?.replace(/"seen":\d+/, "");

/** As many as the core takes (widget/notices/notices.h). */
const mostDismissed = 50;
const dismissedIn = (notices: string): string[] => (JSON.parse(notices) as { ids: string[] }).ids;

/**
 * Drafts that outlive a reload, in this tab only. Nothing is written before the customer has written something, and nothing at all where the
 * page or the browser forbids it: then they live in memory, which still carries them over a trap.
 */
export class DraftStore {
  readonly #key: string;
  /** As it was read or written last. */
  #text: string | null | undefined;
  #values: Record<string, string> = {};
  /** What a later page has kept meanwhile, by key. This page's core does not know of it. */
  #later: Record<string, string> = {};

  /** `host`: of several widgets in a page each has drafts of its own, by its place among them. */
  constructor(site: string, host?: HTMLElement) {
    const before = host ? [...document.querySelectorAll(host.localName)].indexOf(host) : 0;
    this.#key = `help-widget:${site}${before > 0 ? `:${before + 1}` : ""}`;
    this.readAgain();
  }

  /** Everything kept, by key: another object when it was read again. */
  get all(): Readonly<Record<string, string>> {
    return this.#values;
  }

  /**
   * Takes what another page of this tab has written meanwhile. Returns whether the ticket or the chat has gone on there: what was only looked at or
   * dismissed makes nothing wrong that is known here.
   */
  readAgain(): boolean {
    let text = null;
    try {
      text = sessionStorage.getItem(this.#key);
    } catch {
      // Forbidden: nobody writes anything.
    }
    if (text === this.#text) return false;
    const before = read(this.#text ?? null);
    const isFirst = this.#text === undefined;
    const now = read(text);
    this.#text = text;
    const goesOn = ["ticket", "chat"].some((key) => unseen(now[key]) !== unseen(before[key]));
    if (isFirst || goesOn) this.#later = {};
    else for (const [key, value] of Object.entries(now)) if (value !== before[key]) this.#later[key] = value;
    // Where this page could not write it, what it has in memory is newer.
    for (const [key, value] of Object.entries(this.#values)) if (now[key] === before[key]) now[key] = value;
    this.#values = now;
    return goesOn;
  }

  /** `value` null forgets. */
  put(key: string, value: string | null): void {
    if (value === null) delete this.#values[key];
    else this.#values[key] = this.#withLater(key, value);
    try {
      const text = Object.keys(this.#values).length ? JSON.stringify(this.#values) : null;
      if (text) sessionStorage.setItem(this.#key, text);
      else sessionStorage.removeItem(this.#key);
      this.#text = text;
    } catch {
      // Full or forbidden: memory has it.
    }
  }

  /** What this page's core keeps, and beside it what was seen and dismissed on a later page. */
  #withLater(key: string, value: string): string {
    const later = this.#later[key];
    if (!later) return value;
    if (key === "chat") {
      const [, id, seen] = seenIn.exec(later) ?? [];
      const [, its, known] = seenIn.exec(value) ?? [];
      const more = id === its && Number(seen) > Number(known);
      return more ? value.replace(`"seen":${known}`, `"seen":${seen}`) : value;
    }
    if (key !== "notices") return value;
    try {
      const ids = [...new Set([...dismissedIn(later), ...dismissedIn(value)])];
      return JSON.stringify({ ids: ids.slice(-mostDismissed) });
    } catch {
      return value; // rubbish has dismissed nothing
    }
  }
}
