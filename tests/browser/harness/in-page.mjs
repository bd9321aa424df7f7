// What runs inside the page of a scenario: a witness of what the page itself would notice, and words that only a browser has.

/** Runs ahead of the page's scripts. */
export function witness() {
  /**
   * `upload`: the file that is on its way; `asked`: requests that are neither answered nor given up; `stream`: the number of the last event stream;
   * `bytes`: of it that were read, −1 when it was given up.
   */
  const seen = { events: [], said: [], upload: undefined, asked: new Set(), stream: 0, bytes: 0 };
  globalThis.help = seen;

  /** Events of the element by the core's names; `ticketCreated` comes as `help-ticket-created`. */
  const names =
    "ready open close navigate error unread ticketCreated chatQueued chatAssigned chatEnded articleJudged";
  for (const name of names.split(" "))
    addEventListener(`help-${name.replace(/[A-Z]/g, "-$&").toLowerCase()}`, ({ detail }) =>
      seen.events.push(`${name} ${JSON.stringify(detail ?? {})}`),
    );

  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes)
        if (target.hasAttribute?.("aria-live"))
          seen.said.push(...[...addedNodes].map(({ textContent }) => textContent));
    }).observe(root, { childList: true, subtree: true });
    return root;
  };

  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (body) {
    seen.upload = this;
    this.addEventListener("loadend", () => {
      if (seen.upload === this) seen.upload = undefined;
    });
    send.call(this, body);
  };

  const fetching = globalThis.fetch;
  const load = Math.random();
  let requests = 0;
  /** The backend is told a name by which it can say that the request has arrived. */
  const ask = async (address, request) => {
    const name = `${load} ${++requests}`;
    const headers = new Headers(request?.headers);
    headers.set("x-request", name);
    seen.asked.add(name);
    try {
      return await fetching(address, { ...request, headers });
    } finally {
      seen.asked.delete(name);
    }
  };
  globalThis.fetch = async (...request) => {
    const answer = await (String(request[0]).includes("/v1/") ? ask : fetching)(...request);
    if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer;
    const stream = Number(answer.headers.get("x-stream"));
    Object.assign(seen, { stream, bytes: 0 });
    const isLast = () => seen.stream === stream;
    request[1]?.signal?.addEventListener("abort", () => {
      if (isLast()) seen.bytes = -1;
    });
    const counting = new TransformStream({
      transform(bytes, through) {
        if (isLast() && seen.bytes >= 0) seen.bytes += bytes.length;
        through.enqueue(bytes);
      },
    });
    return new Response(answer.body.pipeThrough(counting), answer);
  };
}

/** The browser's word about the network. The backend is scripted anyway, and the help's own files stay within reach. */
export function tellNetwork(online) {
  Object.defineProperty(navigator, "onLine", { configurable: true, get: () => online });
  dispatchEvent(new Event(online ? "online" : "offline"));
}

/** The browser's word about how much of a file has left. While the backend holds, none of it really does. */
export function tellProgress(percent) {
  const facts = { lengthComputable: true, loaded: percent, total: 100 };
  globalThis.help.upload.upload.dispatchEvent(new ProgressEvent("progress", facts));
}
