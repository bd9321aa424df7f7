// What the server says by itself, as server-sent events through fetch: the token travels in a header, never in a URL.

const silence = 40_000; // a heartbeat comes every 15 s
const steady = 60_000; // after so long a connection counts as good

export class EventStream {
  #token;
  #hear;
  #state;
  #cursor;
  #tries = 0;
  #life = new AbortController();

  /**
   * @param {() => string} token
   * @param {(event: { type: string, chat?: string, data?: any }) => void} hear
   * @param {(state: "live" | "lost" | "off" | "expired") => void} state
   * @param {string} cursor where to go on from
   */
  constructor(token, hear, state, cursor) {
    this.#token = token;
    this.#hear = hear;
    this.#state = state;
    this.#cursor = cursor;
  }

  /** Runs until `close`. */
  async run() {
    const life = this.#life.signal;
    while (!life.aborted) {
      const began = performance.now();
      const pause = await this.#connect();
      if (life.aborted) return;
      this.#state(navigator.onLine ? "lost" : "off");
      if (performance.now() - began > steady) this.#tries = 0;
      await this.#wait(pause ?? Math.random() * Math.min(30_000, 500 * 2 ** this.#tries++));
    }
  }

  close() {
    this.#life.abort();
  }

  /** Until the time has passed, or the network is back. @param {number} milliseconds */
  #wait(milliseconds) {
    return new Promise((resolve) => {
      const stop = new AbortController();
      const signal = AbortSignal.any([stop.signal, this.#life.signal]);
      const done = () => {
        clearTimeout(timer);
        stop.abort();
        resolve(undefined);
      };
      const timer = setTimeout(done, milliseconds);
      window.addEventListener("online", done, { signal });
      this.#life.signal.addEventListener("abort", done, { signal: stop.signal });
    });
  }

  /** One connection, from its begin to its end; resolves with the pause that the server asks for. */
  async #connect() {
    const broken = new AbortController();
    const signal = AbortSignal.any([broken.signal, this.#life.signal]);
    // The browser knows sooner than the silence would tell.
    window.addEventListener("offline", () => broken.abort(), { signal });
    let watch = setTimeout(() => broken.abort(), silence);
    try {
      const headers = new Headers({ Accept: "text/event-stream", Authorization: `Bearer ${this.#token()}` });
      if (this.#cursor) headers.set("Last-Event-ID", this.#cursor);
      const answer = await fetch("/v1/events", { headers, signal, cache: "no-store" });
      if (answer.status === 401) this.#state("expired");
      if (!answer.ok || !answer.body)
        return Number(answer.headers.get("Retry-After") ?? 0) * 1000 || undefined;
      this.#state("live");
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      let pause;
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return pause;
        clearTimeout(watch);
        watch = setTimeout(() => broken.abort(), silence);
        text += value;
        const frames = text.split("\n\n");
        text = frames.pop() ?? "";
        for (const frame of frames) pause = this.#take(frame) ?? pause;
      }
    } catch {
      return undefined;
    } finally {
      clearTimeout(watch);
      broken.abort();
    }
  }

  /** @param {string} frame */
  #take(frame) {
    const lines = frame.split("\n");
    const line = lines.find((one) => one.startsWith("data: "));
    if (!line) return undefined; // a heartbeat
    const event = JSON.parse(line.slice(6));
    const id = lines.find((one) => one.startsWith("id: "))?.slice(4);
    if (id) this.#cursor = id;
    if (event.type === "hello") this.#cursor = event.cursor;
    if (event.type === "server.draining") return event.data.retry * 1000;
    this.#hear(event);
    return undefined;
  }
}
