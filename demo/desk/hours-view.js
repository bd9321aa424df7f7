// Dates on which the week does not hold: a holiday, a half day, an evening that is longer.
import { Refusal } from "./api.js";
import { button, element, field, setText, showList } from "./dom.js";
import { authorOf } from "./notices-view.js";
import { faultAt, notSaved } from "./refusals.js";
import { textFields } from "./text-fields.js";
import { dayOf, say, textIn } from "./words.js";

/** @param {import("./desk.js").Desk} desk @param {(words: string) => void} told @param {AbortSignal} life */
export function hoursView(desk, told, life) {
  const date = element("input", { type: "date", required: true });
  const dateField = field(say("date"), date);
  const texts = textFields(desk.about.locales, [{ name: "name", words: say("reason_name"), most: 80 }]);
  const opens = element("input", { type: "time", value: "08:00" });
  const closes = element("input", { type: "time", value: "12:00" });
  const times = element(
    "div",
    { class: "pair" },
    field(say("opens"), opens).box,
    field(say("closes"), closes).box,
  );
  const closed = element("input", { type: "checkbox", checked: true, on: { change: () => showTimes() } });
  const wrong = element("p", { class: "wrong", role: "alert" });
  const save = element("button", { type: "submit", class: "button" }, say("save"));
  const form = element(
    "form",
    {
      class: "stack card",
      noValidate: true,
      on: { submit, input: () => desk.drafts.keep("hours", written()) },
    },
    element("h3", {}, say("exception_new")),
    dateField.box,
    texts.box,
    element("label", { class: "check" }, closed, say("closed_all_day")),
    times,
    wrong,
    element("div", { class: "buttons" }, save),
  );
  const list = element("ul", { class: "cards" });
  const none = element("p", { class: "soft quiet-note", hidden: true }, say("exception_none"));

  const showTimes = () => {
    times.hidden = closed.checked;
  };

  const written = () => ({
    date: date.value,
    name: texts.value("name"),
    closed: closed.checked,
    opens: opens.value,
    closes: closes.value,
  });

  /** What customers read of a draft, or of what is published. @param {any} one */
  function factsOf(one) {
    const names = desk.about.locales.map((/** @type {string} */ tongue) => one.name[tongue]);
    const hours = one.closed ? [] : (one.intervals ?? [{ open: one.opens, close: one.closes }]);
    return JSON.stringify([one.date, names, hours]);
  }

  /** Nothing of it is left, unless it has been changed since. @param {any} published */
  function settle(published) {
    const isIt = (/** @type {any} */ draft) => draft && factsOf(draft) === factsOf(published);
    if (isIt(desk.drafts.get("hours"))) desk.drafts.keep("hours", "");
    if (!isIt(written())) return;
    date.value = "";
    texts.set("name", {});
    setText(wrong, "");
  }

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    texts.accept();
    setText(wrong, "");
    dateField.refuse(date.value ? "" : say("required"));
    if (!date.value) return date.focus();
    if (texts.missing()) return void texts.refuse("#/name", say("required"));
    save.disabled = true;
    const sent = written();
    const hours = sent.closed ? { closed: true } : { intervals: [{ open: sent.opens, close: sent.closes }] };
    try {
      await desk.api.call("PUT", `/v1/agent/exceptions/${sent.date}`, { name: sent.name, ...hours });
      told(say("published"));
      settle(sent);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      if (life.aborted) return told(notSaved(refusal));
      for (const { pointer } of refusal.errors)
        if (!texts.refuse(pointer, faultAt(pointer))) setText(wrong, faultAt(pointer));
      if (refusal.errors.length === 0) setText(wrong, notSaved(refusal));
    }
    save.disabled = false;
  }

  /** @param {any} exception */
  async function withdraw(exception) {
    try {
      await desk.api.call("DELETE", `/v1/agent/exceptions/${exception.date}`);
      told(say("withdrawn"));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      told(notSaved(refusal));
    }
  }

  /** @param {any} exception */
  function card(exception) {
    const name = textIn(exception.name);
    const hours = exception.closed
      ? say("closed_day")
      : exception.intervals.map((/** @type {any} */ one) => `${one.open}–${one.close}`).join(", ");
    return element(
      "li",
      { class: "card line-card" },
      element(
        "div",
        {},
        element("p", { class: "strong" }, dayOf(exception.date)),
        element("p", {}, `${name} · ${hours}`),
        element("p", { class: "soft small" }, authorOf(exception.changed)),
      ),
      button(say("withdraw"), () => withdraw(exception), {
        class: "text-button",
        "aria-label": say("withdraw_named", { name: `${name}, ${dayOf(exception.date)}` }),
      }),
    );
  }

  async function read() {
    try {
      const { exceptions } = await desk.api.get("/v1/agent/exceptions");
      if (life.aborted) return;
      for (const one of exceptions) settle(one); // by a view that was left
      showList(list, exceptions, (/** @type {any} */ one) => JSON.stringify(one), card);
      none.hidden = exceptions.length > 0;
    } catch {
      told(say("load_failed"));
    }
  }
  desk.addEventListener("facts", read, { signal: life });
  const draft = desk.drafts.get("hours");
  if (draft) {
    texts.set("name", draft.name);
    [date.value, opens.value, closes.value] = [draft.date, draft.opens, draft.closes];
    closed.checked = draft.closed;
  }
  showTimes();
  void read();
  return element(
    "section",
    { class: "column", "aria-labelledby": "exception-list" },
    element("h2", { id: "exception-list" }, say("exception_list")),
    form,
    list,
    none,
  );
}
