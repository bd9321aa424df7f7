/** Nearer to the end than this, CSS pixels, is at the end. */
const nearly = 24;

/** A conversation that stood at its end stands at its end again after something was added, or its body has become smaller. */
export class EndKeeper {
  #body: HTMLElement | null = null;
  #atEnd = true;

  /** A conversation has come: its body starts at the end. */
  watch(log: HTMLElement): void {
    this.#body = log.closest<HTMLElement>(".body");
    this.#atEnd = true;
  }

  scrolled(body: HTMLElement): void {
    if (body === this.#body) {
      this.#atEnd = body.scrollHeight - body.scrollTop - body.clientHeight < nearly;
    }
  }

  keep(): void {
    if (this.#atEnd && this.#body?.isConnected) this.#body.scrollTop = this.#body.scrollHeight;
  }
}
