// The chats of the scripted backend: a customer waits in third place until the scenario says more (tests/harness/scripted_backend.cpp).
const at = "2026-11-22T12:00:00Z";
const json = (body, status = 200) => ({ status, body });

export class ScriptedChats {
  #events;
  #snapshot;
  #lastSeq = 0;
  /** An agent has taken it. */
  #served = false;
  /** The id of the chat that was begun last. */
  begun;

  /** `events`: where the customer's other tabs hear of it as well. */
  constructor(events) {
    this.#events = events;
  }

  /** The backend's own word: `$chat` in it is the chat that was begun last. */
  named(value) {
    return JSON.parse(JSON.stringify(value).replaceAll("$chat", this.begun ?? ""));
  }

  /** What the chat is from now on when it is asked for. */
  set(snapshot) {
    this.#snapshot = snapshot;
    this.#served ||= snapshot.state === "active";
  }
  note(event) {
    this.#served ||= event.type === "chat.assigned";
    this.#lastSeq = Math.max(this.#lastSeq, event.data?.seq ?? 0);
  }

  answer(method, path, text) {
    const [id, ...rest] = path.slice("/v1/chats/".length).split("/");
    const body = text ? JSON.parse(text) : {};
    switch (rest[0]) {
      case "messages":
        return this.#takeMessage(id, rest[1], body.text);
      case "typing":
      case "read":
        return { status: 204 };
      case "rating":
        return json({});
      case "close":
        return this.#close(id);
      default:
        return method === "GET" ? this.#shown() : this.#begin(id, body.message);
    }
  }

  #own(id, text) {
    return { id, seq: ++this.#lastSeq, by: "customer", text, at };
  }

  #takeMessage(chat, id, text) {
    const message = this.#own(id, text);
    this.#events.say({ type: "chat.message", chat, at, data: message });
    return json({ seq: message.seq, at }, 201);
  }

  #close(chat) {
    const data = { by: "customer", reason: this.#served ? "ended" : "abandoned" };
    this.#events.say({ type: "chat.closed", chat, at, data });
    return json({ state: "closed" });
  }

  #shown() {
    return this.#snapshot ? json(this.#snapshot) : { status: 404, problem: { code: "not-found" } };
  }

  #begin(id, first) {
    this.begun = id;
    this.#snapshot ??= {
      id,
      state: "queued",
      queue: { position: 3, agentsOnline: 4, estimate: { low: 180, high: 330, computedAt: at } },
      messages: first ? [this.#own(id, first)] : [],
      read: { agent: 0, customer: 0 },
      cursor: this.#events.cursor,
    };
    return json(this.#snapshot, 201);
  }
}
