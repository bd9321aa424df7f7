// Whether the host's server vouches for a customer's address. Whoever it does not vouch for may have typed anybody's.
import { element, icon } from "./dom.js";
import { say } from "./words.js";

/** Nothing where the desk believes no host. @param {{ verified?: boolean }} from a chat or a ticket */
export function vouchMark({ verified }) {
  if (verified === undefined) return null;
  if (!verified) return element("span", { class: "vouch", title: say("unverified_hint") }, say("unverified"));
  return element(
    "span",
    { class: "vouch verified", title: say("verified") },
    icon("check"),
    element("span", { class: "unseen" }, say("verified")),
  );
}

/** The same at the head of a chat or a ticket, with what it means for those who see no title. @param {{ verified?: boolean }} from */
export const vouchWords = (from) => [
  vouchMark(from),
  from.verified === false && element("span", { class: "unseen" }, say("unverified_hint")),
];
