// A question before something that cannot be taken back. Escape puts it away, and the focus goes back to the button that asked.
import { button, element, setText } from "./dom.js";
import { say } from "./words.js";

/**
 * @param {HTMLButtonElement} asker
 * @param {string} yesWords
 * @param {() => void} act
 * @param {() => void} [moved] the box has come or gone
 */
export function question(asker, yesWords, act, moved = () => {}) {
  const text = element("p", {});
  const yes = button(yesWords, () => answer(act), { class: "button small danger" });
  const no = button(say("cancel"), () => answer(), { class: "button outlined small" });
  const box = element("div", { class: "question", role: "group", hidden: true }, text, yes, no);
  const answer = (act = () => {}) => {
    box.hidden = true;
    moved();
    asker.focus();
    act();
  };
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    answer();
  });
  return {
    box,
    /** @param {string} words */
    ask(words) {
      setText(text, words);
      box.setAttribute("aria-label", words);
      box.hidden = false;
      moved();
      yes.focus();
    },
  };
}
