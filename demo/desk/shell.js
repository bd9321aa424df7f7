// The frame around the views: navigation, presence, the state of the connection, what is said in passing.
import { element, icon, iconButton, setText } from "./dom.js";
import { presenceView } from "./presence-view.js";
import { say } from "./words.js";

const places = [
  { route: "chats", picture: "chat" },
  { route: "tickets", picture: "ticket" },
  { route: "notices", picture: "bell", short: "notices_short" },
  { route: "figures", picture: "chart" },
];
const shownFor = 5000;

/** @param {import("./desk.js").Desk} desk @param {() => void} leave @param {AbortSignal} life */
export function shell(desk, leave, life) {
  const content = element("main", { id: "content", tabIndex: -1 });
  const live = element("p", { class: "unseen", role: "status", "aria-live": "polite" });
  const toast = element("p", { class: "toast", role: "status" });
  const link = element("p", { class: "link", role: "status", hidden: true });
  const badges = new Map();
  const links = new Map();
  /** @type {ReturnType<typeof setTimeout>} */ let toastEnds;

  const told = (/** @type {string} */ words) => {
    clearTimeout(toastEnds);
    setText(toast, words);
    toastEnds = setTimeout(() => setText(toast, ""), shownFor);
  };
  const items = places.map(({ route, picture, short }) => {
    const badge = element("span", { class: "badge", hidden: true });
    const made = element(
      "a",
      { href: `#${route}` },
      icon(picture),
      element("span", { class: short ? "wide-only" : "" }, say(route)),
      short && element("span", { class: "narrow-only", "aria-hidden": "true" }, say(short)),
      badge,
    );
    badges.set(route, badge);
    links.set(route, made);
    return element("li", {}, made);
  });
  const presence = presenceView(desk, told, leave, life);
  const dot = element("span", { class: "dot", "aria-hidden": "true" });
  const opener = iconButton(
    say("presence"),
    "people",
    () => {
      const open = presence.classList.toggle("open");
      opener.setAttribute("aria-expanded", String(open));
    },
    { class: "round presence-opener", "aria-expanded": "false" },
  );
  opener.append(dot);
  presence.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !presence.classList.contains("open")) return;
    presence.classList.remove("open");
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  });
  const side = element(
    "div",
    { class: "side" },
    element(
      "header",
      { class: "side-head" },
      element("a", { class: "brand", href: "#chats" }, icon("mark"), "Maré"),
      opener,
    ),
    element("nav", { "aria-label": say("menu") }, element("ul", {}, ...items)),
    presence,
  );
  const root = element(
    "div",
    { class: "desk" },
    element(
      "a",
      {
        class: "skip",
        href: "#content",
        on: {
          click: (/** @type {Event} */ event) => {
            event.preventDefault();
            content.focus();
          },
        },
      },
      say("skip"),
    ),
    side,
    element("div", { class: "stage" }, link, content),
    toast,
    live,
  );

  function count() {
    const busy = desk.waiting.filter(({ yours }) => yours).length + desk.unread;
    const badge = badges.get("chats");
    badge.hidden = busy === 0;
    setText(badge, String(busy));
    document.title = `${busy ? `(${busy}) ` : ""}${say("product")} · Maré`;
    dot.className = `dot ${desk.state}`;
  }
  const on = (/** @type {string} */ name, /** @type {(event: CustomEvent) => void} */ listener) =>
    desk.addEventListener(name, /** @type {EventListener} */ (listener), { signal: life });
  for (const name of ["queue", "chat", "presence"]) on(name, count);
  on("arrival", ({ detail }) => setText(live, say("announced", { name: detail.name })));
  on(
    "word",
    ({ detail: { chat, text } }) =>
      chat.id !== desk.shown && setText(live, say("announced_message", { name: chat.row.name, text })),
  );
  on(
    "unsent",
    ({ detail: chat }) => chat.id !== desk.shown && told(say("unsent_to", { name: chat.row.name })),
  );
  on("rated", ({ detail: { chat, score } }) => told(say("rated_by", { name: chat.row.name, score })));
  on("link", () => {
    link.hidden = desk.link === "live";
    setText(link, desk.link === "live" ? "" : say(desk.link === "off" ? "link_off" : "link_lost"));
  });
  count();
  return {
    root,
    content,
    told,
    /** @param {string} route */
    mark(route) {
      for (const [name, made] of links) {
        if (name === route) made.setAttribute("aria-current", "page");
        else made.removeAttribute("aria-current");
      }
      presence.classList.remove("open");
      opener.setAttribute("aria-expanded", "false");
    },
  };
}
