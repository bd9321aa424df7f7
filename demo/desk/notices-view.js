// Notices: what is shown to customers now, and a form that publishes another.
import { Refusal } from "./api.js";
import { newId } from "./conversation.js";
import { button, element, field, setText, showList } from "./dom.js";
import { faultAt, notSaved } from "./refusals.js";
import { textFields } from "./text-fields.js";
import { dateAndTimeOf, say, textIn } from "./words.js";
import { instantOf, shownAt } from "./zone.js";

const severities = ["info", "warning", "outage"];

/** An instant without fractions, as the protocol writes it. @param {string} shown by the desk's clocks */
const instant = (shown) => new Date(instantOf(shown)).toISOString().replace(/\.\d+Z$/, "Z");

/** Who wrote it, and when. @param {any} changed */
export const authorOf = (changed) =>
  changed ? say("changed_by", { name: changed.by, when: dateAndTimeOf(changed.at) }) : say("from_file");

/** @param {import("./desk.js").Desk} desk @param {(words: string) => void} told @param {AbortSignal} life */
export function noticesView(desk, told, life) {
  let id = "";
  /** @type {any} */ let edited;
  const texts = textFields(desk.about.locales, [
    { name: "title", words: say("text_title"), most: 120 },
    { name: "body", words: say("text_body"), most: 600, lines: 3 },
  ]);
  const severity = element(
    "select",
    {},
    ...severities.map((one) => element("option", { value: one }, say(`severity_${one}`))),
  );
  const until = element("input", { type: "datetime-local" });
  const untilField = field(say("until"), until, say("until_hint"));
  const wrong = element("p", { class: "wrong", role: "alert" });
  const title = element("h3", {});
  const publish = element("button", { type: "submit", class: "button" }, say("publish"));
  const cancel = button(say("cancel"), () => begin(), { class: "button outlined" });
  const form = element(
    "form",
    { class: "stack card", noValidate: true, on: { submit, input: () => keep() } },
    title,
    texts.box,
    field(say("severity"), severity).box,
    untilField.box,
    wrong,
    element("div", { class: "buttons" }, publish, cancel),
  );
  const list = element("ul", { class: "cards" });
  const none = element("p", { class: "soft quiet-note", hidden: true }, say("notice_none"));

  /** A new notice, or one that is there. @param {any} [notice] */
  function begin(notice) {
    desk.drafts.keep("notice", "");
    fill({
      id: notice?.id ?? `n-${newId()}`, // news gets a new id: a customer who put the old one away sees it
      edited: notice,
      title: notice?.title ?? {},
      body: notice?.body ?? {},
      severity: notice?.severity ?? "info",
      until: notice?.to ? shownAt(Date.parse(notice.to)) : "",
    });
    if (notice) texts.focus();
  }

  /** @param {any} draft */
  function fill(draft) {
    ({ id, edited } = draft);
    setText(title, say(edited ? "notice_edit" : "notice_new"));
    texts.set("title", draft.title);
    texts.set("body", draft.body);
    severity.value = draft.severity;
    until.value = draft.until;
    cancel.hidden = !edited;
    accept();
  }

  const keep = () =>
    desk.drafts.keep("notice", {
      id,
      edited,
      title: texts.value("title"),
      body: texts.value("body"),
      severity: severity.value,
      until: until.value,
    });

  function accept() {
    texts.accept();
    untilField.refuse("");
    setText(wrong, "");
  }

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    accept();
    const missing = texts.missing();
    if (missing) return void texts.refuse(`#/${missing}`, say("required"));
    publish.disabled = true;
    const kept = edited
      ? Object.fromEntries(
          ["from", "href", "link", "dismissible"].flatMap((name) =>
            name in edited ? [[name, edited[name]]] : [],
          ),
        )
      : {};
    const body = {
      ...kept,
      severity: severity.value,
      title: texts.value("title"),
      body: texts.value("body"),
      ...(until.value && { to: instant(until.value) }),
    };
    try {
      await desk.api.call("PUT", `/v1/agent/notices/${id}`, body);
      told(say("published"));
      begin();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      refuse(refusal);
    }
    publish.disabled = false;
  }

  /** @param {Refusal} refusal */
  function refuse(refusal) {
    for (const { pointer } of refusal.errors) {
      const fault = faultAt(pointer);
      if (texts.refuse(pointer, fault)) continue;
      if (pointer === "#/to") untilField.refuse(fault);
      else setText(wrong, fault);
    }
    if (refusal.errors.length === 0) setText(wrong, notSaved(refusal));
  }

  /** @param {any} notice */
  async function withdraw(notice) {
    try {
      await desk.api.call("DELETE", `/v1/agent/notices/${notice.id}`);
      told(say("withdrawn"));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      told(notSaved(refusal));
    }
  }

  /** @param {any} notice */
  function card(notice) {
    const name = textIn(notice.title);
    const validity = notice.to ? ` · ${say("shown_until", { when: dateAndTimeOf(notice.to) })}` : "";
    return element(
      "li",
      { class: "card" },
      element(
        "p",
        { class: "small" },
        element("span", { class: `chip ${notice.severity}` }, say(`severity_${notice.severity}`)),
      ),
      element("p", { class: "strong" }, name),
      element("p", { class: "soft" }, textIn(notice.body)),
      element("p", { class: "soft small" }, authorOf(notice.changed) + validity),
      element(
        "div",
        { class: "buttons" },
        button(say("edit"), () => begin(notice), {
          class: "button outlined small",
          "aria-label": say("edit_named", { name }),
        }),
        button(say("withdraw"), () => withdraw(notice), {
          class: "text-button",
          "aria-label": say("withdraw_named", { name }),
        }),
      ),
    );
  }

  async function read() {
    try {
      const { notices } = await desk.api.get("/v1/agent/notices");
      if (life.aborted) return;
      showList(list, notices, (/** @type {any} */ one) => JSON.stringify(one), card);
      none.hidden = notices.length > 0;
    } catch {
      told(say("load_failed"));
    }
  }
  desk.addEventListener("facts", read, { signal: life });
  const draft = desk.drafts.get("notice");
  if (draft) fill(draft);
  else begin();
  void read();
  return element(
    "section",
    { class: "column", "aria-labelledby": "notice-list" },
    element("h2", { id: "notice-list" }, say("notices_short")),
    form,
    element("h3", {}, say("notice_list")),
    list,
    none,
  );
}
