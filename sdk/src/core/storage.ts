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

/**
 * Drafts that outlive a reload, in this tab only. Nothing is written before the customer has written something, and nothing at all where the
 * page or the browser forbids it: then they live in memory, which still carries them over a trap.
 */
export class DraftStore {
  readonly #key: string;
  /** As it was read or written last. */
  #text: string | null | undefined;
  #values: Record<string, string> = {};

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

  /** Takes what another page of this tab has written meanwhile. Returns whether one has. */
  readAgain(): boolean {
    let text = null;
    try {
      text = sessionStorage.getItem(this.#key);
    } catch {
      // Forbidden: nobody writes anything.
    }
    if (text === this.#text) return false;
    this.#text = text;
    this.#values = read(text);
    return true;
  }

  /** `value` null forgets. */
  put(key: string, value: string | null): void {
    if (value === null) delete this.#values[key];
    else this.#values[key] = value;
    try {
      const text = Object.keys(this.#values).length ? JSON.stringify(this.#values) : null;
      if (text) sessionStorage.setItem(this.#key, text);
      else sessionStorage.removeItem(this.#key);
      this.#text = text;
    } catch {
      // Full or forbidden: memory has it.
    }
  }
}
