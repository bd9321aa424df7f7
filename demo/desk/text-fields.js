// One text in all the desk's languages: the first is needed, the others are told in the first when they are empty.
import { element, field } from "./dom.js";
import { languageName, say } from "./words.js";

/**
 * @param {readonly string[]} locales the desk's
 * @param {{ name: string, words: string, most: number, lines?: number }[]} texts
 */
export function textFields(locales, texts) {
  /** @type {Map<string, { control: HTMLInputElement | HTMLTextAreaElement, refuse: (why: string) => void }>} */
  const all = new Map();
  const boxes = locales.map((locale, place) =>
    texts.map(({ name, words, most, lines = 1 }) => {
      const control = element(lines > 1 ? "textarea" : "input", {
        maxLength: most,
        lang: locale,
        required: place === 0,
        ...(lines > 1 && { rows: lines }),
      });
      const label =
        place === 0
          ? words
          : `${say("in_language", { what: words, language: languageName(locale) })} (${say("optional")})`;
      const made = field(label, control);
      all.set(`${name}/${locale}`, { control, refuse: made.refuse });
      return made.box;
    }),
  );
  const [first = [], ...others] = boxes;
  const box = element(
    "div",
    { class: "stack" },
    ...first,
    others.length > 0 &&
      element(
        "details",
        { class: "more" },
        element("summary", {}, say("other_languages")),
        element("div", { class: "stack" }, ...others.flat()),
      ),
  );
  return {
    box,
    /** @param {string} name @returns {Record<string, string>} one line each: customers read them in a card */
    value(name) {
      const own = (/** @type {string} */ locale) =>
        (all.get(`${name}/${locale}`)?.control.value ?? "").trim().replace(/\s+/g, " ");
      return Object.fromEntries(locales.map((locale) => [locale, own(locale) || own(locales[0] ?? "")]));
    },
    /** @param {string} name @param {Record<string, string>} value */
    set(name, value) {
      const [main = ""] = locales;
      for (const locale of locales) {
        const control = all.get(`${name}/${locale}`)?.control;
        const text = value[locale] ?? "";
        if (control) control.value = locale !== main && text === value[main] ? "" : text;
      }
    },
    /** @param {string} pointer such as #/title/pt-BR @param {string} why @returns {boolean} whether it is one of these fields */
    refuse(pointer, why) {
      const key = pointer.replace(/^#\//, "");
      const found = all.get(key) ?? all.get(`${key}/${locales[0]}`);
      found?.refuse(why);
      if (found && why) found.control.focus();
      return found !== undefined;
    },
    accept() {
      for (const { refuse } of all.values()) refuse("");
    },
    /** The name of the first needed text that is empty. */
    missing: () =>
      texts.find(
        ({ name, lines = 1 }) => lines === 1 && !all.get(`${name}/${locales[0]}`)?.control.value.trim(),
      )?.name,
    focus: () => all.get(`${texts[0]?.name}/${locales[0]}`)?.control.focus(),
  };
}
