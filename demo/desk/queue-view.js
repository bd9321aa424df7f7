// Who waits, whom this agent serves, and who was served lately.
import { Refusal } from "./api.js";
import { button, element, setText, showList } from "./dom.js";
import { markVouch } from "./vouch-mark.js";
import { lengthOf, say, timeOf } from "./words.js";

const long = 300; // seconds of waiting from which a row says so in colour

/** @param {any} estimate */
function estimateOf(estimate) {
  if (!estimate) return "";
  const high = lengthOf(estimate.high);
  return estimate.low > 0 && estimate.low < estimate.high
    ? say("estimate", { low: lengthOf(estimate.low), high })
    : say("estimate_up_to", { high });
}

/** What a chat's row says of it. @param {import("./conversation.js").Conversation} chat */
function lineOf(chat) {
  const { closed, rating, team } = chat.row;
  if (closed)
    return `${timeOf(closed.at)} · ${rating ? say("rating", { score: rating.score }) : say("rating_none")}`;
  // The queue may be asked for still.
  if (!chat.isActive) return say("line_transferred", { name: team || say("no_team") });
  if (chat.typing) return say("typing", { name: chat.row.name });
  return chat.messages.findLast(({ by }) => by !== "system")?.text ?? (team || say("no_team"));
}

/** @param {string} title @param {string} id */
function section(title, id) {
  const count = element("span", { class: "count" });
  const list = element("ul", { class: "rows" });
  const box = element(
    "section",
    { class: "group", "aria-labelledby": id },
    element("h2", { id }, title, count),
    list,
  );
  return { box, list, count };
}

/**
 * @param {import("./desk.js").Desk} desk
 * @param {(id: string) => void} open goes to a conversation
 * @param {(words: string) => void} told says a sentence to the agent
 * @param {AbortSignal} life
 */
export function queueView(desk, open, told, life) {
  const queue = section(say("queue"), "queue-title");
  const others = section(say("other_teams"), "others-title");
  const mine = section(say("mine"), "mine-title");
  const ended = section(say("ended"), "ended-title");
  const empty = element(
    "div",
    { class: "quiet-note" },
    element("p", { class: "strong" }, say("queue_empty")),
    element("p", { class: "soft small" }, say("queue_empty_hint")),
  );
  queue.box.append(empty);
  const mineEmpty = element("p", { class: "soft small quiet-note" }, say("mine_empty"));
  mine.box.append(mineEmpty);

  /** @param {any} row @param {boolean} anyTeam @param {HTMLButtonElement} pressed */
  async function claim(row, anyTeam, pressed) {
    // The server would refuse it as well.
    if (!desk.hasRoom) return told(say("no_capacity"));
    pressed.disabled = true;
    try {
      await desk.claim(row.id, anyTeam);
      open(row.id);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      told(say({ taken: "taken", "no-capacity": "no_capacity" }[refusal.code] ?? "load_failed"));
      pressed.disabled = false;
    }
  }

  /** @param {any} row */
  function waitingRow(row) {
    const take = button(say("claim"), () => claim(row, !row.yours, take), {
      class: "button small",
      "aria-label": say("claim_named", { name: row.name }),
    });
    return element(
      "li",
      { class: "row waiting" },
      element(
        "div",
        { class: "words" },
        element("p", { class: "named" }, element("span", { class: "strong name", dir: "auto" }, row.name)),
        element("p", { class: "soft small topic" }),
        element("p", { class: "small wait" }),
      ),
      take,
    );
  }

  /** @param {HTMLElement} shown @param {any} row */
  function updateWaiting(shown, row) {
    markVouch(/** @type {Element} */ (shown.querySelector(".named")), row);
    const waited = (Date.now() - Date.parse(row.queuedAt)) / 1000;
    const about = [row.team || say("no_team"), say("queue_place", { place: row.queue.position })];
    setText(/** @type {Element} */ (shown.querySelector(".topic")), about.join(" · "));
    const estimate = estimateOf(row.queue.estimate);
    const wait = say("waits_for", { time: lengthOf(waited) }) + (estimate && ` · ${estimate}`);
    setText(/** @type {Element} */ (shown.querySelector(".wait")), wait);
    shown.classList.toggle("long", waited > long);
  }

  /** @param {import("./conversation.js").Conversation} chat */
  const chatRow = (chat) =>
    element(
      "li",
      { class: "row" },
      element(
        "a",
        { class: "words", href: `#chats/${chat.id}` },
        element(
          "span",
          { class: "named" },
          element("span", { class: "strong name", dir: "auto" }, chat.row.name),
        ),
        element("span", { class: "soft small line", dir: "auto" }),
        element("span", { class: "badge" }),
      ),
    );

  /** @param {HTMLElement} shown @param {import("./conversation.js").Conversation} chat */
  function updateChat(shown, chat) {
    const link = /** @type {Element} */ (shown.querySelector("a"));
    markVouch(/** @type {Element} */ (shown.querySelector(".named")), chat.row);
    shown.classList.toggle("unsent", chat.isHeldUp);
    setText(
      /** @type {Element} */ (shown.querySelector(".line")),
      (chat.isHeldUp ? `${say("not_sent")} · ` : "") + lineOf(chat),
    );
    const badge = /** @type {HTMLElement} */ (shown.querySelector(".badge"));
    badge.hidden = chat.unread === 0;
    setText(badge, String(chat.unread));
    badge.setAttribute("aria-label", say("unread", { count: chat.unread }));
    if (desk.shown === chat.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }

  /** @param {ReturnType<typeof section>} group @param {any[]} rows */
  function showWaiting(group, rows) {
    showList(group.list, rows, ({ id }) => id, waitingRow, updateWaiting);
    setText(group.count, rows.length ? String(rows.length) : "");
  }

  /** @param {ReturnType<typeof section>} group @param {import("./conversation.js").Conversation[]} chats */
  function showChats(group, chats) {
    showList(group.list, chats, ({ id }) => id, chatRow, updateChat);
    setText(group.count, chats.length ? String(chats.length) : "");
  }

  function update() {
    const yours = desk.waiting.filter(({ yours: own }) => own);
    const foreign = desk.waiting.filter(({ yours: own }) => !own);
    showWaiting(queue, yours);
    showWaiting(others, foreign);
    showChats(mine, desk.mine);
    showChats(ended, desk.ended);
    empty.hidden = yours.length > 0;
    others.box.hidden = foreign.length === 0;
    mineEmpty.hidden = desk.mine.length > 0;
    ended.box.hidden = desk.ended.length === 0;
  }

  for (const name of ["queue", "chat"]) desk.addEventListener(name, update, { signal: life });
  // Only who waits makes time pass on the screen.
  const clock = setInterval(() => desk.waiting.length > 0 && update(), 1000);
  life.addEventListener("abort", () => clearInterval(clock));
  update();
  return element("div", { class: "list-pane" }, queue.box, others.box, mine.box, ended.box);
}
