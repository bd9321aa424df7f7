// Whether this agent serves, how many chats at once, and who else is there.
import { button, element, iconButton, setText, showList } from "./dom.js";
import { question } from "./question.js";
import { languages } from "./sentences.js";
import { language, languageName, say, speak } from "./words.js";

const states = ["online", "paused", "offline"];
const mostAtOnce = 20;

/** @param {import("./desk.js").Desk} desk @param {(words: string) => void} told @param {() => void} leave @param {AbortSignal} life */
export function presenceView(desk, told, leave, life) {
  const { me } = desk.about;
  const set = (/** @type {string} */ state, /** @type {number} */ capacity) =>
    desk
      .setPresence(state, capacity)
      .catch(() => told(say("load_failed")))
      .finally(update);
  const choices = states.map((state) => {
    const input = element("input", {
      type: "radio",
      name: "presence",
      value: state,
      class: "unseen",
      on: { change: () => set(state, desk.capacity) },
    });
    return {
      state,
      input,
      label: element(
        "label",
        { class: `choice ${state}` },
        input,
        element("span", { class: "dot", "aria-hidden": "true" }),
        say(state),
      ),
    };
  });
  const count = element("output", { class: "strong" });
  const step = (/** @type {number} */ by) =>
    set(desk.state, Math.min(mostAtOnce, Math.max(1, desk.capacity + by)));
  const capacity = element(
    "div",
    { class: "capacity", role: "group", "aria-label": say("capacity") },
    element("span", { class: "small" }, say("capacity")),
    iconButton(say("fewer"), "minus", () => step(-1)),
    count,
    iconButton(say("more"), "plus", () => step(1)),
  );
  const colleagues = element("ul", { class: "colleagues" });
  const team = element(
    "div",
    { class: "team" },
    element("h2", { class: "small" }, say("colleagues")),
    colleagues,
  );
  const tongue = element(
    "select",
    { "aria-label": say("language"), on: { change: () => speak(tongue.value) } },
    ...languages.map((tag) =>
      element(
        "option",
        { value: tag, lang: tag },
        new Intl.DisplayNames([tag], { type: "language" }).of(tag.slice(0, 2)) ?? languageName(tag),
      ),
    ),
  );
  tongue.value = language;
  const logout = button(
    say("logout"),
    () => (desk.mine.length > 0 ? sure.ask(say("logout_question", { count: desk.mine.length })) : leave()),
    { class: "text-button" },
  );
  const sure = question(logout, say("logout_yes"), leave);

  function update() {
    for (const { state, input, label } of choices) {
      input.checked = state === desk.state;
      label.classList.toggle("chosen", input.checked);
    }
    setText(count, String(desk.capacity));
    const others = desk.agents.filter(({ id }) => id !== me.id);
    showList(
      colleagues,
      others,
      ({ id }) => id,
      (agent) =>
        element(
          "li",
          {},
          element("span", { class: "dot", "aria-hidden": "true" }),
          element("span", {}, agent.name),
          element("span", { class: "state unseen" }),
          element("span", { class: "load small" }),
        ),
      (shown, agent) => {
        shown.className = agent.state;
        setText(/** @type {Element} */ (shown.querySelector(".state")), `, ${say(agent.state)}`);
        setText(/** @type {Element} */ (shown.querySelector(".load")), say("colleague_load", agent));
      },
    );
    team.hidden = others.length === 0;
  }
  for (const name of ["presence", "agents", "queue"]) desk.addEventListener(name, update, { signal: life });
  update();
  return element(
    "aside",
    { class: "presence", "aria-label": say("presence") },
    team,
    element(
      "fieldset",
      { class: "states" },
      element("legend", { class: "small" }, say("presence")),
      ...choices.map(({ label }) => label),
    ),
    capacity,
    element(
      "div",
      { class: "account" },
      element("span", { class: "strong" }, me.name),
      tongue,
      logout,
      sure.box,
    ),
  );
}
