// Whether the host's server vouches for a customer's address. Whoever it does not vouch for may have typed anybody's.
import { element, icon } from "./dom.js";
import { say } from "./words.js";

/** Nothing where the desk believes no host. @param {boolean | undefined} verified */
function marks(verified) {
  if (verified === undefined) return [];
  if (!verified)
    return [element("span", { class: "vouch", title: say("unverified_hint") }, say("unverified"))];
  return [
    element(
      "span",
      { class: "vouch verified", title: say("verified") },
      icon("check"),
      element("span", { class: "unseen" }, say("verified")),
    ),
  ];
}

/** @param {Element} place @param {boolean | undefined} verified */
const isMarked = (place, verified) =>
  place.querySelector(".vouch")?.classList.contains("verified") === verified;

/** Marks the end of `place`, again when it has changed: customers log in after they have come. @param {Element} place @param {{ verified?: boolean }} from a chat or a ticket */
export function markVouch(place, { verified }) {
  if (isMarked(place, verified)) return;
  place.querySelector(".vouch")?.remove();
  place.append(...marks(verified));
}

/** The same at the head of a chat or a ticket, in a place of its own, with what it means for those who see no title. @param {Element} place @param {{ verified?: boolean }} from */
export function tellVouch(place, { verified }) {
  if (isMarked(place, verified)) return;
  const hint = element("span", { class: "unseen" }, say("unverified_hint"));
  place.replaceChildren(...marks(verified), ...(verified === false ? [hint] : []));
}
