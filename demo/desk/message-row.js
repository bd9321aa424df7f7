// A line of a conversation: a message with its state, or what the system says.
import { button, element, setText } from "./dom.js";
import { say, timeOf } from "./words.js";

const codes = new Set(["older", "assigned", "transferred", "closed"]);

/** Ends at what is not seen, and at marks of direction, as the widget's do (widget/chat/links.cpp). */
const address = /(https?:\/\/[^\s<>"\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069]+(?<![.,;:!?)\]]))/;

/** Text with its web addresses as links; everything else stays text. @param {string} text */
function withLinks(text) {
  const link = (/** @type {string} */ to) =>
    element("a", { href: to, target: "_blank", rel: "noopener noreferrer", dir: "ltr" }, to);
  return text.split(address).map((part, at) => (at % 2 ? link(part) : part));
}

/** @param {any} message */
export function messageRow(message) {
  if (message.by === "system") {
    const sentence = codes.has(message.code)
      ? say(`line_${message.code}`, { name: message.name ?? "" })
      : message.text;
    const time = message.at ? ` · ${timeOf(message.at)}` : "";
    return element("div", { class: "system soft small" }, sentence + time);
  }
  const side = message.by === "customer" ? "theirs" : "ours";
  return element(
    "div",
    { class: `said ${side}` },
    element("p", { class: "bubble" }, ...withLinks(message.text)),
    element("p", { class: "mark soft small" }),
  );
}

/** @param {HTMLElement} shown @param {any} message @param {import("./conversation.js").Conversation} chat @param {import("./desk.js").Desk} desk */
export function updateMessage(shown, message, chat, desk) {
  const mark = shown.querySelector(".mark");
  if (!mark) return;
  shown.classList.toggle("failed", message.state === "failed" || message.state === "refused");
  if (message.state === "failed") {
    if (mark.querySelector("button")) return;
    mark.replaceChildren(
      `${say("not_sent")} · `,
      button(say("try_again"), () => chat.sendAgain(), { class: "text-button" }),
    );
  } else setText(mark, markOf(message, chat, desk));
}

/** @param {any} message @param {import("./conversation.js").Conversation} chat @param {import("./desk.js").Desk} desk */
function markOf(message, chat, desk) {
  if (message.state) return say(message.state === "refused" ? "not_sent" : "sending");
  const time = timeOf(message.at);
  if (message.by === "customer") return time;
  const others = message.name && message.name !== desk.about.me.name ? `${message.name} · ` : "";
  return `${others}${time} · ${say(message.seq <= chat.readByCustomer ? "read" : "sent")}`;
}
