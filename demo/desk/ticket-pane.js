// One ticket whole, its answers, and a new one.
import { Refusal } from "./api.js";
import { newId } from "./conversation.js";
import { button, element, field, icon, setText, showList } from "./dom.js";
import { notSaved } from "./refusals.js";
import { ticketFiles } from "./ticket-files.js";
import { dueOf, isOverdue } from "./tickets-view.js";
import { tellVouch } from "./vouch-mark.js";
import { dateAndTimeOf, say, textIn } from "./words.js";

/** @param {import("./desk.js").Desk} desk @param {string} reference @param {(words: string) => void} told @param {AbortSignal} life */
export function ticketPane(desk, reference, told, life) {
  const path = `/v1/agent/tickets/${encodeURIComponent(reference)}`;
  const draft = `ticket/${reference}`;
  /** Of the answer that was sent and not confirmed: a repeat is no second one. */
  const unconfirmed = `answer/${reference}`;
  const root = element(
    "article",
    { class: "ticket", "aria-busy": "true" },
    element("p", { class: "soft" }, say("loading")),
  );
  const answers = element("ol", { class: "answers" });
  const status = element("span", { class: "chip" });
  const vouch = element("span", {});
  const due = element("p", { class: "small due" });
  const words = element("textarea", {
    rows: 6,
    required: true,
    maxLength: desk.about.limits.details,
    value: desk.drafts.get(draft) ?? "",
  });
  words.addEventListener("input", () => desk.drafts.keep(draft, words.value));
  const written = field(say("answer_label"), words, say("answer_hint"));
  const submit = element("button", { type: "submit", class: "button" }, say("answer"));
  const close = button("", () => setStatus(), { class: "button outlined" });
  /** @type {any} */ let ticket;

  const form = element(
    "form",
    { class: "stack", noValidate: true, on: { submit: answer } },
    written.box,
    element("div", { class: "buttons" }, submit, close),
  );

  /** @param {Event} event */
  async function answer(event) {
    event.preventDefault();
    const text = words.value.trim();
    written.refuse(text ? "" : say("required"));
    if (!text) return words.focus();
    submit.disabled = true;
    const id = desk.drafts.get(unconfirmed) ?? newId();
    desk.drafts.keep(unconfirmed, id);
    try {
      await desk.api.call("PUT", `${path}/answers/${id}`, { text });
      answered(text);
      await read();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      if (hasArrived(id, text)) answered(text);
      else await notAnswered(refusal);
    }
    submit.disabled = false;
  }

  /** Whether the ticket tells what the lost reply would have told. @param {string} id @param {string} text */
  const hasArrived = (id, text) =>
    ticket.answers.some((/** @type {any} */ one) => one.id === id && one.text === text);

  /** Of a ticket that is not on the screen any more it is told with its reference. @param {string} sentence */
  const tell = (sentence) => told(life.aborted ? `${reference}: ${sentence}` : sentence);

  /** @param {string} text */
  function answered(text) {
    tell(say("answer_saved"));
    // Whoever reads this ticket next finds it there.
    if (life.aborted) return;
    desk.drafts.keep(unconfirmed, "");
    empty(text);
  }

  /** What was written since is another answer. @param {string} text whether the field held it */
  function empty(text) {
    if (words.value.trim() !== text) return false;
    words.value = "";
    desk.drafts.keep(draft, "");
    written.refuse("");
    return true;
  }

  /** @param {Refusal} refusal */
  async function notAnswered(refusal) {
    const isThere = refusal.code === "id-conflict";
    const sentence = isThere ? say("answer_saved_before") : notSaved(refusal);
    if (life.aborted) return tell(sentence);
    written.refuse(sentence);
    if (!isThere) return;
    // Another text has arrived under this id, and only the reply was lost. This text is a further answer, if it is one.
    desk.drafts.keep(unconfirmed, "");
    await read();
  }

  /** What was sent from here, or from a pane that was left, may have arrived without a reply. */
  function settle() {
    const id = desk.drafts.get(unconfirmed);
    const arrived = ticket.answers.find((/** @type {any} */ one) => one.id === id);
    if (!arrived) return;
    desk.drafts.keep(unconfirmed, "");
    // While it is being sent the reply tells.
    if (!empty(arrived.text) && words.value.trim() && !submit.disabled)
      written.refuse(say("answer_saved_before"));
  }

  async function setStatus() {
    const wanted = ticket.status === "closed" ? (ticket.answers.length > 0 ? "answered" : "open") : "closed";
    try {
      ticket = await desk.api.call("PUT", `${path}/status`, { status: wanted });
      update();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      tell(notSaved(refusal));
    }
  }

  async function read() {
    try {
      ticket = await desk.api.get(path);
    } catch {
      if (!ticket)
        root.replaceChildren(
          element("p", {}, say("load_failed")),
          button(say("try_again"), () => read(), { class: "button outlined small" }),
        );
      return;
    }
    if (life.aborted) return;
    if (root.getAttribute("aria-busy")) build();
    settle();
    update();
  }

  function build() {
    root.removeAttribute("aria-busy");
    const reason = desk.reasonOf(ticket.reason);
    root.replaceChildren(
      element(
        "header",
        {},
        element("a", { class: "round back", href: "#tickets", "aria-label": say("back") }, icon("back")),
        element(
          "div",
          { class: "who" },
          element("h2", {}, element("bdi", {}, ticket.name), status),
          element(
            "p",
            { class: "soft small" },
            `${reference} · ${ticket.email} `,
            vouch,
            reason && ` · ${textIn(reason.label)}`,
          ),
        ),
      ),
      element("p", { class: "soft small" }, say("opened_at", { when: dateAndTimeOf(ticket.createdAt) })),
      due,
      element("p", { class: "details", lang: ticket.locale }, ticket.details),
      ticketFiles(desk.api, ticket.attachments, told) ?? "",
      answers,
      form,
    );
  }

  function update() {
    showList(
      answers,
      ticket.answers,
      (/** @type {any} */ one) => one.id,
      (one) =>
        element(
          "li",
          {},
          element(
            "p",
            { class: "small" },
            element("span", { class: "strong" }, one.agent.name),
            ` · ${dateAndTimeOf(one.at)}`,
          ),
          element("p", { class: "details" }, one.text),
        ),
    );
    setText(status, say(`is_${ticket.status}`));
    status.className = `chip ${ticket.status}`;
    tellVouch(vouch, ticket);
    due.hidden = ticket.status !== "open";
    setText(due, dueOf(ticket));
    due.classList.toggle("over", isOverdue(ticket));
    setText(close, say(ticket.status === "closed" ? "reopen_ticket" : "close_ticket"));
  }

  desk.addEventListener(
    "tickets",
    (event) => /** @type {CustomEvent} */ (event).detail?.reference === reference && read(),
    { signal: life },
  );
  void read();
  return root;
}
