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

/** News gets a new id: a customer who put the old one away sees it. */
const newNotice = () => `n-${newId()}`;

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
  const cancel = button(say("cancel"), () => replace(id), { class: "button outlined" });
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

  /** Those begun and not published, the latest first. @returns {any[]} */
  const begun = () => desk.drafts.get("notices") ?? [];

  /** A new notice, or one that is there; as far as it was written before. @param {any} [notice] */
  function begin(notice) {
    const draft = begun().find((one) => (notice ? one.id === notice.id : !one.edited));
    fill(draft ?? { id: notice?.id ?? newNotice(), edited: notice, ...contentOf(notice ?? {}) });
    if (notice) texts.focus();
  }

  /** What the form asks for. @param {any} notice */
  const contentOf = (notice) => ({
    title: notice.title ?? {},
    body: notice.body ?? {},
    severity: notice.severity ?? "info",
    until: notice.to ? shownAt(Date.parse(notice.to)) : "",
  });

  /** What customers read. @param {any} content */
  const factsOf = (content) =>
    JSON.stringify([
      desk.about.locales.map((/** @type {string} */ tongue) => [content.title[tongue], content.body[tongue]]),
      content.severity,
      content.until,
    ]);

  /** @param {any} one @param {any} other */
  const areSame = (one, other) => factsOf(one) === factsOf(other);

  /** @param {any} draft */
  function fill(draft) {
    texts.set("title", draft.title);
    texts.set("body", draft.body);
    severity.value = draft.severity;
    until.value = draft.until;
    take(draft);
    accept();
  }

  /** The form holds its text. @param {any} draft */
  function take(draft) {
    ({ id, edited } = draft);
    setText(title, say(edited ? "notice_edit" : "notice_new"));
    cancel.hidden = !edited && !begun().some((one) => one.id !== id && !one.edited);
  }

  const written = () => ({
    id,
    edited,
    title: texts.value("title"),
    body: texts.value("body"),
    severity: severity.value,
    until: until.value,
  });

  const keep = () => desk.drafts.keep("notices", [written(), ...begun().filter((one) => one.id !== id)]);

  /** Nothing is left of a draft, or it has become another. @param {string} old @param {any} [draft] */
  function replace(old, draft) {
    desk.drafts.keep(
      "notices",
      begun().flatMap((one) => (one.id === old ? (draft ?? []) : one)),
    );
    if (id !== old) return;
    if (draft) take(draft);
    else begin();
  }

  /** It is published, and what was written since is another notice, or a further change. A view that was left knows nothing of that. @param {any} draft @param {any} content */
  function settle(draft, content) {
    if (areSame(draft, content)) replace(draft.id);
    else if (!draft.edited && !life.aborted) replace(draft.id, { ...draft, id: newNotice() });
  }

  /** A draft may have been published by a view that was left, or what it changes was withdrawn. @param {any[]} notices */
  function follow(notices) {
    const all = [written(), ...begun().filter((one) => one.id !== id)];
    for (const draft of all) {
      const there = notices.find((notice) => notice.id === draft.id);
      if (!there && draft.edited) replace(draft.id, { ...draft, id: newNotice(), edited: undefined });
      else if (there && !(draft.edited && areSame(draft, contentOf(draft.edited))))
        settle(draft, contentOf(there));
    }
  }

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
    const sent = written();
    const kept = edited
      ? Object.fromEntries(
          ["from", "href", "link", "dismissible"].flatMap((name) =>
            name in edited ? [[name, edited[name]]] : [],
          ),
        )
      : {};
    const body = {
      ...kept,
      severity: sent.severity,
      title: sent.title,
      body: sent.body,
      ...(sent.until && { to: instant(sent.until) }),
    };
    try {
      await desk.api.call("PUT", `/v1/agent/notices/${sent.id}`, body);
      told(say("published"));
      const draft = life.aborted ? begun().find((one) => one.id === sent.id) : written();
      if (draft?.id === sent.id) settle(draft, sent);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      if (life.aborted) told(notSaved(refusal));
      else refuse(refusal);
    }
    publish.disabled = false;
  }

  /** @param {Refusal} refusal */
  function refuse(refusal) {
    for (const { pointer } of refusal.errors) {
      const fault = faultAt(pointer);
      if (texts.refuse(pointer, fault)) continue;
      if (pointer === "#/to") {
        untilField.refuse(fault);
        until.focus();
      } else setText(wrong, fault);
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
      follow(notices);
      showList(list, notices, (/** @type {any} */ one) => JSON.stringify(one), card);
      none.hidden = notices.length > 0;
    } catch {
      told(say("load_failed"));
    }
  }
  desk.addEventListener("facts", read, { signal: life });
  const [latest] = begun();
  if (latest) fill(latest);
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
