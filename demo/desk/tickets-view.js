// Tickets by team and state, in pages; the chosen one beside them.
import { button, element, emptiness, setText, showList } from "./dom.js";
import { TicketList } from "./ticket-list.js";
import { ticketPane } from "./ticket-pane.js";
import { markVouch } from "./vouch-mark.js";
import { dateAndTimeOf, say } from "./words.js";

const states = ["open", "answered", "closed"];

/** When a ticket is, or was, to be answered. @param {any} ticket */
export const dueOf = (ticket) =>
  say(Date.parse(ticket.answerBy) < Date.now() ? "overdue" : "answer_by", {
    when: dateAndTimeOf(ticket.answerBy),
  });
/** @param {any} ticket */
export const isOverdue = (ticket) => ticket.status === "open" && Date.parse(ticket.answerBy) < Date.now();

/** @param {import("./desk.js").Desk} desk @param {string} chosen a reference, or empty @param {(words: string) => void} told @param {AbortSignal} life */
export function ticketsView(desk, chosen, told, life) {
  const all = new TicketList(desk.api, () => life.aborted || update());
  let state = sessionStorage.getItem("desk-ticket-state") ?? "open";
  let team = sessionStorage.getItem("desk-ticket-team") ?? "";

  const tabs = states.map((one) => {
    const input = element("input", {
      type: "radio",
      name: "status",
      value: one,
      class: "unseen",
      checked: one === state,
      on: { change: () => choose(one, team) },
    });
    return element("label", { class: "tab" }, input, say(`status_${one}`));
  });
  const teams = element("select", {
    "aria-label": say("team"),
    on: { change: () => choose(state, teams.value) },
  });
  const list = element("ul", { class: "rows" });
  const note = element("div", { class: "quiet-note", role: "status" });
  const more = button(say("more_tickets"), () => all.more(), {
    class: "button outlined small wide",
    hidden: true,
  });
  const pane = element("div", { class: "detail-pane" });
  const root = element(
    "div",
    { class: "two" },
    // Also beside a chosen ticket on a narrow screen, where the list is not there.
    element("h1", { class: "unseen" }, say("tickets")),
    element(
      "div",
      { class: "list-pane" },
      element("p", { class: "title", "aria-hidden": "true" }, say("tickets")),
      element("fieldset", { class: "tabs" }, element("legend", { class: "unseen" }, say("tickets")), ...tabs),
      teams,
      list,
      note,
      more,
    ),
    pane,
  );

  /** @param {string} status @param {string} which */
  function choose(status, which) {
    state = status;
    team = which;
    sessionStorage.setItem("desk-ticket-state", state);
    sessionStorage.setItem("desk-ticket-team", team);
    ask();
  }

  const ask = () => void all.choose({ status: state, ...(team && { team }) });

  /** @param {any} ticket */
  const row = (ticket) =>
    element(
      "li",
      { class: "row" },
      element(
        "a",
        { class: "words", href: `#tickets/${ticket.reference}` },
        element(
          "span",
          { class: "named" },
          element("span", { class: "strong name", dir: "auto" }, ticket.name),
        ),
        element("span", { class: "soft small" }, `${ticket.reference} · ${ticket.team}`),
        element("span", { class: "line", dir: "auto" }, ticket.excerpt),
        element("span", { class: "small due" }),
      ),
    );

  function update() {
    showList(
      list,
      all.tickets,
      ({ reference }) => reference,
      row,
      (shown, ticket) => {
        const link = /** @type {Element} */ (shown.querySelector("a"));
        if (ticket.reference === chosen) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
        markVouch(/** @type {Element} */ (shown.querySelector(".named")), ticket);
        shown.classList.toggle("long", isOverdue(ticket));
        setText(
          /** @type {Element} */ (shown.querySelector(".due")),
          state === "open" ? dueOf(ticket) : say("opened_at", { when: dateAndTimeOf(ticket.createdAt) }),
        );
      },
    );
    const counts = new Map(all.open.map(({ team: name, count }) => [name, count]));
    const together = all.open.reduce((sum, { count }) => sum + count, 0);
    const option = (
      /** @type {string} */ value,
      /** @type {string} */ words,
      /** @type {number | undefined} */ count,
    ) => element("option", { value }, state === "open" && count ? `${words} (${count})` : words);
    teams.replaceChildren(
      option("", say("all_teams"), together),
      ...desk.about.teams.map((/** @type {string} */ name) => option(name, name, counts.get(name))),
    );
    teams.value = team;
    more.hidden = !all.hasMore;
    if (all.failed)
      note.replaceChildren(
        element("p", {}, say("load_failed")),
        button(say("try_again"), () => all.refresh(), { class: "button outlined small" }),
      );
    else if (all.tickets.length === 0)
      note.replaceChildren(
        element("p", { class: "strong" }, say("tickets_empty")),
        element("p", { class: "soft small" }, say("tickets_empty_hint")),
      );
    else note.replaceChildren();
  }

  /** @type {AbortController | undefined} */
  let paneLife;
  function showPane() {
    paneLife?.abort();
    paneLife = new AbortController();
    pane.replaceChildren(
      chosen
        ? ticketPane(desk, chosen, told, AbortSignal.any([life, paneLife.signal]))
        : emptiness("ticket", say("choose_ticket"), say("choose_ticket_hint")),
    );
    root.classList.toggle("chosen", chosen !== "");
  }

  desk.addEventListener("tickets", () => all.refresh(), { signal: life });
  note.replaceChildren(element("p", { class: "soft small" }, say("loading")));
  showPane();
  ask();
  return {
    root,
    /** @param {string} reference */
    choose(reference) {
      chosen = reference;
      showPane();
      update();
    },
  };
}
