// What an agent has begun and not sent, and how they were present. It lives as long as the tab: a reload, another language and a session that ends lose nothing.

export class Drafts {
  #store;
  #place;

  /** @param {Pick<Storage, "getItem" | "setItem" | "removeItem">} store @param {string} agent nobody else sees them, also at the same screen */
  constructor(store, agent) {
    this.#store = store;
    this.#place = `desk-drafts/${agent}`;
  }

  /** @param {string} name @returns {any} */
  get(name) {
    return this.#all()[name];
  }

  /** @param {string} name @param {unknown} draft an empty one is none */
  keep(name, draft) {
    const { [name]: _, ...others } = this.#all();
    const isEmpty = !draft || (Array.isArray(draft) && draft.length === 0);
    this.#store.setItem(this.#place, JSON.stringify(isEmpty ? others : { ...others, [name]: draft }));
  }

  /** The agent leaves. */
  forget() {
    this.#store.removeItem(this.#place);
  }

  /** @returns {Record<string, unknown>} */
  #all() {
    return JSON.parse(this.#store.getItem(this.#place) ?? "{}");
  }
}
