// Why the server did not do it, in the agent's language. Its own sentences are for developers.
import { say } from "./words.js";

/** @type {Record<string, string>} */
const sentences = {
  "chat-closed": "why_ended",
  taken: "why_gone",
  "not-found": "why_gone",
  "rate-limited": "why_busy",
  "queue-full": "why_busy",
  unavailable: "why_busy",
  "too-large": "why_long",
  validation: "why_text",
};

/** @param {import("./api.js").Refusal} refusal */
export const notSaved = ({ status, code }) =>
  say("save_failed", { why: say(status === 0 ? "login_unreachable" : (sentences[code] ?? "why_unknown")) });

/** What is wrong with a member of what was sent. @param {string} pointer such as #/title/pt-BR */
export function faultAt(pointer) {
  if (pointer === "#") return say("shown_most");
  if (pointer === "#/to") return say("until_past");
  return say(pointer.startsWith("#/intervals") ? "hours_order" : "why_text");
}
