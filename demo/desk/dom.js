// Elements, made without markup from text: Trusted Types and the policy of the page allow nothing else.

/** What turns the direction of the letters around it: with it an address reads as another, and a name runs over what stands beside it. */
const turns = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A text as this page shows it, whoever wrote it. @param {string} text */
export const plain = (text) => text.replace(turns, "");

/**
 * Its words are shown plain.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, unknown>} [properties] `class`, `on` (listeners) and `aria-…`, `data-…`, `role`, `for` as attributes; all else as properties
 * @param {...(Node | string | null | undefined | false | "")} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key === "on") {
      for (const [event, listener] of Object.entries(/** @type {Record<string, EventListener>} */ (value)))
        made.addEventListener(event, listener);
    } else if (key === "class" || key === "role" || key === "for" || key.includes("-"))
      made.setAttribute(key, plain(String(value)));
    else Reflect.set(made, key, value);
  }
  for (const child of children) if (child) made.append(typeof child === "string" ? plain(child) : child);
  return made;
}

const vector = "http://www.w3.org/2000/svg";

/** @param {string} name @param {Record<string, string | number>} attributes @param {...Node} children */
export function shape(name, attributes, ...children) {
  const made = document.createElementNS(vector, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** @param {string} name of icons.svg */
export const icon = (name) =>
  shape("svg", { class: "icon", "aria-hidden": "true" }, shape("use", { href: `icons.svg#${name}` }));

/** @param {string} words @param {() => void} press @param {Record<string, unknown>} [properties] */
export const button = (words, press, properties = {}) =>
  element("button", { type: "button", class: "button", ...properties, on: { click: press } }, words);

/** A round button that shows an icon and says its name. @param {string} name @param {string} picture @param {() => void} press */
export const iconButton = (name, picture, press, properties = {}) =>
  element(
    "button",
    { type: "button", class: "round", "aria-label": name, title: name, ...properties, on: { click: press } },
    icon(picture),
  );

/**
 * Makes `list` show `items`: an element is kept as long as its item is there, so that focus and scrolling stay.
 * @template Item
 * @param {Element} list
 * @param {readonly Item[]} items
 * @param {(item: Item) => string} keyOf
 * @param {(item: Item) => HTMLElement} make
 * @param {(shown: HTMLElement, item: Item) => void} [update]
 */
export function showList(list, items, keyOf, make, update) {
  const old = new Map(
    [...list.children].map((child) => [/** @type {HTMLElement} */ (child).dataset["key"], child]),
  );
  let before = list.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    let shown = /** @type {HTMLElement | undefined} */ (old.get(key));
    old.delete(key);
    if (!shown) {
      shown = make(item);
      shown.dataset["key"] = key;
    }
    update?.(shown, item);
    if (shown === before) before = before.nextElementSibling;
    else list.insertBefore(shown, before);
  }
  for (const gone of old.values()) gone.remove();
}

/** Writes only what is new, plain, so that nothing is read out twice. @param {Element} place @param {string} text */
export function setText(place, text) {
  const shown = plain(text);
  if (place.textContent !== shown) place.textContent = shown;
}

/** What a page shows where there is nothing. @param {string} picture @param {string} title @param {string} hint */
export const emptiness = (picture, title, hint) =>
  element(
    "div",
    { class: "empty" },
    element("span", { class: "emblem" }, icon(picture)),
    element("h2", {}, title),
    element("p", { class: "soft" }, hint),
  );

let fields = 0;

/**
 * A label and its control, with a place for what is wrong.
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [hint]
 */
export function field(label, control, hint = "") {
  const id = `field-${++fields}`;
  control.id = id;
  const help = element("p", { class: "hint", id: `${id}-hint` }, hint);
  const wrong = element("p", { class: "wrong", id: `${id}-wrong` });
  control.setAttribute("aria-describedby", `${id}-hint ${id}-wrong`);
  const box = element("div", { class: "field" }, element("label", { for: id }, label), control, help, wrong);
  return {
    box,
    /** @param {string} why empty: nothing is wrong */
    refuse(why) {
      setText(wrong, why);
      if (why) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    },
  };
}
