// The door: who works here, and why they were sent out.
import { Refusal } from "./api.js";
import { element, field, icon, setText } from "./dom.js";
import { say } from "./words.js";

/** @param {Refusal} refusal */
function why(refusal) {
  if (refusal.status === 401) return say("login_wrong");
  return say(refusal.status === 429 ? "login_many" : "login_unreachable");
}

/**
 * @param {import("./api.js").Api} api
 * @param {() => void} entered
 * @param {boolean} expired the session ended by itself
 */
export function loginView(api, entered, expired) {
  const name = element("input", {
    type: "text",
    name: "login",
    autocomplete: "username",
    required: true,
    maxLength: 64,
    autocapitalize: "none",
    spellcheck: false,
  });
  const password = element("input", {
    type: "password",
    name: "password",
    autocomplete: "current-password",
    required: true,
    maxLength: 128,
  });
  const wrong = element("p", { class: "wrong", role: "alert" });
  const enter = element("button", { type: "submit", class: "button wide" }, say("login_button"));
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    enter.disabled = true;
    setText(wrong, "");
    try {
      await api.logIn(name.value.trim(), password.value);
      entered();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      setText(wrong, why(refusal));
      enter.disabled = false;
      password.value = "";
      password.focus();
    }
  };
  const form = element(
    "form",
    { class: "login-card", on: { submit } },
    element("span", { class: "brand" }, icon("mark"), "Maré"),
    element("h1", {}, say("login_title")),
    element("p", { class: "soft" }, say("login_lead")),
    expired && element("p", { class: "told", role: "status" }, say("login_expired")),
    field(say("login_name"), name).box,
    field(say("login_password"), password).box,
    wrong,
    enter,
  );
  queueMicrotask(() => name.focus());
  return element("main", { class: "login", id: "content" }, form);
}
