// The tickets that a question asks for, in pages. They can be read anew at any time: as many as there were stay.

export class TicketList {
  /** @type {any[]} */ tickets = [];
  /** How many are open, by team. @type {{ team: string, count: number }[]} */ open = [];
  failed = false;
  #api;
  #changed;
  #question = {};
  #next = "";
  /** At least so many are to be there. */
  #wanted = 0;
  /** Counts the readings: an answer to an earlier one is not wanted any more. */
  #turn = 0;
  #reading = false;
  #again = false;

  /** @param {Pick<import("./api.js").Api, "get">} api @param {() => void} changed */
  constructor(api, changed) {
    this.#api = api;
    this.#changed = changed;
  }

  get hasMore() {
    return this.#next !== "";
  }

  /** The first page of another list. @param {Record<string, string>} question */
  choose(question) {
    this.#question = question;
    this.#wanted = 0;
    return this.#read([], "");
  }

  /** All that is there, as it is now. While it is being read, once more afterwards. */
  async refresh() {
    this.#again = this.#reading;
    if (!this.#reading) await this.#read([], "");
  }

  /** One page more, however often it is asked for before it has come. */
  async more() {
    if (!this.hasMore) return;
    this.#wanted = this.tickets.length + 1;
    if (!this.#reading) await this.#read(this.tickets, this.#next);
  }

  /** Reads on after `tickets`. @param {any[]} tickets @param {string} cursor */
  async #read(tickets, cursor) {
    const turn = ++this.#turn;
    this.#reading = true;
    this.#again = false;
    try {
      let open = this.open;
      do {
        const page = new URLSearchParams({ ...this.#question, ...(cursor && { cursor }) });
        const answer = await this.#api.get(`/v1/agent/tickets?${page}`);
        if (turn !== this.#turn) return;
        tickets = [...tickets, ...answer.tickets];
        cursor = answer.next ?? "";
        open = answer.open;
      } while (cursor && tickets.length < this.#wanted);
      Object.assign(this, { tickets, open, failed: false });
      this.#next = cursor;
    } catch {
      if (turn !== this.#turn) return;
      this.failed = true;
    }
    this.#wanted = this.tickets.length;
    this.#reading = false;
    this.#changed();
    if (this.#again) await this.refresh();
  }
}
