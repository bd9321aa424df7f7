// One conversation: what is said, writing, canned answers, handing on, ending.
import { Refusal } from "./api.js";
import { button, element, icon, iconButton, plain, setText, showList } from "./dom.js";
import { messageRow, updateMessage } from "./message-row.js";
import { question } from "./question.js";
import { notSaved } from "./refusals.js";
import { tellVouch } from "./vouch-mark.js";
import { say, textIn } from "./words.js";

/** Stands above what was said when that is not all. */
const older = { id: "older", by: "system", code: "older" };

/**
 * A button with a list that opens beside it and closes with Escape, a choice or a press elsewhere.
 * @param {string} words
 * @param {string} picture
 * @param {string} title
 * @param {{ label: string, detail?: string, choose: () => void }[]} choices
 * @param {AbortSignal} life
 */
function menu(words, picture, title, choices, life) {
  const list = element("ul", { class: "menu-list" });
  const panel = element(
    "div",
    { class: "menu-panel", hidden: true },
    element("p", { class: "small strong" }, title),
    list,
  );
  const opener = element(
    "button",
    { type: "button", class: "button outlined small", "aria-expanded": "false", "aria-haspopup": "true" },
    icon(picture),
    words,
  );
  const box = element("div", { class: "menu-box" }, opener, panel);
  const show = (/** @type {boolean} */ open) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) panel.querySelector("button")?.focus();
  };
  for (const { label, detail, choose } of choices) {
    const pick = () => {
      show(false);
      opener.focus();
      choose();
    };
    list.append(
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", on: { click: pick } },
          element("span", { class: "strong" }, label),
          detail && element("span", { class: "soft small" }, detail),
        ),
      ),
    );
  }
  opener.addEventListener("click", () => show(panel.hidden === true));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.stopPropagation();
    show(false);
    opener.focus();
  });
  document.addEventListener(
    "pointerdown",
    (event) => {
      if (event.target instanceof Node && !box.contains(event.target)) show(false);
    },
    { signal: life },
  );
  return box;
}

/**
 * @param {import("./desk.js").Desk} desk
 * @param {import("./conversation.js").Conversation} chat
 * @param {(words: string) => void} told
 * @param {AbortSignal} life
 */
export function conversationView(desk, chat, told, life) {
  const { row } = chat;
  const log = element("div", {
    class: "log",
    role: "log",
    "aria-label": say("conversation", { name: row.name }),
    tabIndex: 0,
  });
  const typing = element("p", { class: "typing soft small", "aria-live": "polite" });
  const state = element("div", { class: "chat-end", hidden: true });
  const words = element("textarea", {
    rows: 1,
    maxLength: desk.about.limits.message,
    placeholder: say("message_hint"),
    "aria-label": say("message"),
    value: chat.draft,
  });

  const send = () => {
    const text = words.value.trim();
    if (!text) return;
    chat.send(text);
    chat.draft = words.value = "";
    grow();
    words.focus();
  };
  const grow = () => {
    words.style.height = "auto";
    words.style.height = `${Math.min(words.scrollHeight + 2, 160)}px`;
  };
  words.addEventListener("input", () => {
    chat.draft = words.value;
    grow();
    if (words.value.trim()) chat.sayTyping();
  });
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });

  /** @param {() => Promise<unknown>} step @param {string} done */
  const attempt = async (step, done) => {
    try {
      await step();
      if (done) told(done);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      told(notSaved(refusal));
    }
  };

  const canned = menu(
    say("canned"),
    "book",
    say("canned"),
    desk.about.canned.map((/** @type {any} */ one) => ({
      label: textIn(one.title, row.locale),
      detail: textIn(one.text, row.locale),
      choose: () => {
        words.value = [words.value.trimEnd(), textIn(one.text, row.locale)].filter(Boolean).join(" ");
        chat.draft = words.value;
        grow();
        words.focus();
      },
    })),
    life,
  );
  const handOn = menu(
    say("transfer"),
    "flow",
    say("transfer_title"),
    desk.about.teams
      .filter((/** @type {string} */ team) => team !== row.team)
      .map((/** @type {string} */ team) => ({
        label: team,
        choose: () => attempt(() => chat.handOn(team), say("transfer_done", { team })),
      })),
    life,
  );
  const keepEnd = () => {
    if (atEnd) log.scrollTop = log.scrollHeight;
  };
  const askEnd = button(say("end_chat"), () => end.ask(say("end_chat_question")), {
    class: "button outlined small",
  });
  const end = question(askEnd, say("end_chat_yes"), () => attempt(chat.end, ""), keepEnd);
  const trouble = element(
    "div",
    { class: "question", role: "status", hidden: true },
    element("p", {}, say("load_failed")),
    button(say("try_again"), () => chat.load(), { class: "button outlined small" }),
  );

  const actions = element("div", { class: "actions" }, handOn, askEnd);
  const tools = element("div", { class: "composer-tools" }, canned);
  const left = element("p", { class: "soft small", hidden: true }, say("draft_left"));
  const sender = iconButton(say("send"), "send", send, { class: "round send" });
  const composer = element(
    "div",
    { class: "composer" },
    tools,
    left,
    element("div", { class: "composer-row" }, words, sender),
  );
  const about = [desk.reasonOf(row.reason) && textIn(desk.reasonOf(row.reason).label), row.team].filter(
    (part, at, all) => part && all.indexOf(part) === at,
  );
  const vouch = element("span", {});
  const head = element(
    "header",
    { class: "chat-head" },
    element("a", { class: "round back", href: "#chats", "aria-label": say("back") }, icon("back")),
    element("span", { class: "face", "aria-hidden": "true" }, initials(row.name)),
    element(
      "div",
      { class: "who" },
      element("h2", {}, row.name),
      element("p", { class: "soft small" }, `${row.email} `, vouch, ...about.map((part) => ` · ${part}`)),
    ),
    actions,
  );

  let atEnd = true;
  log.addEventListener("scroll", () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  });

  function update() {
    const shown = [...(chat.isCut ? [older] : []), ...chat.messages, ...chat.pending];
    showList(
      log,
      shown,
      ({ id }) => id,
      (message) => messageRow(message),
      (place, message) => updateMessage(place, message, chat, desk),
    );
    tellVouch(vouch, chat.row);
    trouble.hidden = chat.loaded || !chat.failed;
    keepEnd();
    setText(typing, chat.typing && chat.isActive ? say("typing", { name: row.name }) : "");
    const active = chat.row.state === "active";
    actions.hidden = tools.hidden = sender.hidden = words.readOnly = !active;
    state.hidden = left.hidden = active;
    // What was not sent can still be copied.
    composer.hidden = !active && !chat.draft;
    if (!active) {
      end.box.hidden = true;
      showEnd(state, chat);
    }
    const focused = document.activeElement;
    if (focused && root.contains(focused) && focused.closest("[hidden]")) log.focus();
    if (document.visibilityState === "visible") chat.sayRead();
  }
  const root = element(
    "section",
    { class: "chat-pane", "aria-label": say("conversation", { name: row.name }) },
    head,
    end.box,
    trouble,
    log,
    typing,
    composer,
    state,
  );
  desk.addEventListener("chat", update, { signal: life });
  document.addEventListener("visibilitychange", update, { signal: life });
  queueMicrotask(() => {
    grow();
    update();
    if (matchMedia("(width > 56.25em)").matches || !chat.isActive) words.focus();
  });
  return root;
}

/** @param {string} name */
export const initials = (name) =>
  plain(name)
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => [...part][0]?.toUpperCase())
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join("");

/** How a conversation ended, and what the customer says of it. @param {HTMLElement} place @param {import("./conversation.js").Conversation} chat */
function showEnd(place, chat) {
  const { closed, rating } = chat.row;
  const end = closed ? say(`ended_by_${closed.by}`) : say("line_transferred", { name: chat.row.team });
  const judged = !closed ? "" : rating ? say("rating", { score: rating.score }) : say("rating_none");
  const told = [end, judged, rating?.comment ?? ""].join("\n");
  if (place.dataset["told"] === told) return;
  place.dataset["told"] = told;
  const stars =
    rating &&
    element(
      "p",
      { class: "stars", "aria-hidden": "true" },
      element("span", { class: "on" }, "★".repeat(rating.score)),
      "☆".repeat(5 - rating.score),
    );
  place.replaceChildren(
    ...[
      element("p", { class: "strong" }, end),
      stars,
      element("p", { class: "soft small rating" }, judged),
      rating?.comment && element("blockquote", {}, rating.comment),
    ].filter(Boolean),
  );
}
