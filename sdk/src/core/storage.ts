/** Bytes of all entries. The core takes 1.5 MiB, with the settings beside them; what it keeps is less (widget/wire/value.h). */
const mostKept = 1.25 * 1024 * 1024;

/**
 * Drafts that outlive a reload, in this tab only. Nothing is written before the customer has written something, and nothing at all where the
 * page or the browser forbids it: then they live in memory, which still carries them over a trap.
 */
export class DraftStore {
  readonly #key: string;
  readonly #values: Record<string, string>;

  /** `host`: of several widgets in a page each has drafts of its own, by its place among them. */
  constructor(site: string, host?: HTMLElement) {
    const before = host ? [...document.querySelectorAll(host.localName)].indexOf(host) : 0;
    this.#key = `help-widget:${site}${before > 0 ? `:${before + 1}` : ""}`;
    this.#values = Object.assign(Object.create(null), this.#read());
  }

  /** Everything kept, by key. */
  get all(): Readonly<Record<string, string>> {
    return this.#values;
  }

  /** `value` null forgets. */
  put(key: string, value: string | null): void {
    if (value === null) delete this.#values[key];
    else this.#values[key] = value;
    try {
      if (Object.keys(this.#values).length) sessionStorage.setItem(this.#key, JSON.stringify(this.#values));
      else sessionStorage.removeItem(this.#key);
    } catch {
      // Full or forbidden: memory has it.
    }
  }

  #read(): Record<string, string> {
    try {
      const text = sessionStorage.getItem(this.#key) ?? "{}";
      // What the core could not even take is none of ours.
      const read: unknown = new TextEncoder().encode(text).length > mostKept ? {} : JSON.parse(text);
      const entries = Object.entries(read as object).filter(([, value]) => typeof value === "string");
      return Object.fromEntries(entries) as Record<string, string>;
    } catch {
      return {};
    }
  }
}
