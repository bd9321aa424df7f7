import type { Settings } from "../settings.js";

type Rule = readonly [holds: (value: unknown) => boolean, sentence: string];

const isText = (value: unknown): boolean => typeof value === "string";
const text: Rule = [isText, "a text"];
const number: Rule = [Number.isFinite, "a number"];
const oneOf = (words: string): Rule => [
  (value) => isText(value) && words.split(" | ").includes(value as string),
  words,
];
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** An object with no other keys than `keys`, all of whose values pass. */
const object = (inner: Rule, keys: string): Rule => [
  (value) =>
    isObject(value) &&
    Object.entries(value).every(
      ([key, each]) => each === undefined || ((!keys || keys.split(", ").includes(key)) && inner[0](each)),
    ),
  `an object ${keys ? `with ${keys}` : "of texts"}, each ${inner[1]}`,
];

/** Of who is there: what a page has from its own records, where null is nobody and nothing. */
const orNull = ([holds, sentence]: Rule): Rule => [(value) => value === null || holds(value), sentence];

const isSelector = (value: unknown): boolean => {
  try {
    document.createDocumentFragment().querySelector(value as string);
    return isText(value) && value !== "";
  } catch {
    return false;
  }
};

const rules: Record<keyof Settings, Rule> = {
  endpoint: text,
  site: text,
  locale: text,
  user: orNull(object(orNull(text), "name, email")),
  identity: orNull([(value) => typeof value === "function", "a function that gives a token"]),
  accent: [
    (value) => isText(value) && /^#([\da-f]{3}){1,2}$/i.test(value as string),
    'a colour such as "#4353ff"',
  ],
  theme: oneOf("auto | light | dark"),
  skin: oneOf("auto | canvas | dom"),
  load: oneOf("intent | idle"),
  launcher: [isSelector, '"floating", "none" or a CSS selector'],
  position: oneOf("right | left"),
  offsetX: number,
  offsetY: number,
  zIndex: [Number.isInteger, "a whole number"],
  font: [
    (value) => value === "" || (isText(value) && CSS.supports("font-family", value as string)),
    "a CSS font-family",
  ],
  labels: object(text, ""),
  unread: object([(value) => typeof value === "boolean", "true or false"], "title, sound"),
  transport: [
    (value) =>
      isObject(value) && ["bootstrap", "createTicket"].every((name) => typeof value[name] === "function"),
    "an object with the functions bootstrap and createTicket",
  ],
};

export const settingNames: readonly string[] = Object.keys(rules);

/** The first thing wrong with `settings`, as a sentence that says what to do; undefined when all is well. */
export const settingsFault = (settings: unknown): string | undefined => {
  if (!isObject(settings)) return "settings must be an object.";
  for (const [key, value] of Object.entries(settings)) {
    if (!Object.hasOwn(rules, key)) {
      return `settings.${key} is unknown. Known: ${settingNames.join(", ")}.`;
    }
    const [holds, sentence] = rules[key as keyof Settings];
    if (value !== undefined && !holds(value)) return `settings.${key} must be ${sentence}.`;
  }
  return undefined;
};

const texts = [
  "endpoint",
  "site",
  "locale",
  "accent",
  "theme",
  "skin",
  "load",
  "launcher",
  "position",
  "font",
];
const numbers = ["offsetX", "offsetY", "zIndex"];

/** The attributes of <help-widget>: `offsetX` is `offset-x`; HTML does not mind the case. */
const attributeOf = (key: string): string => key.replace(/[A-Z]/, "-$&").toLowerCase();
export const attributeNames = (): string[] => [
  ...texts,
  ...numbers.map(attributeOf),
  "user-name",
  "user-email",
];

/** The setting that an attribute is of. */
export const settingOf = (attribute: string): keyof Settings =>
  attribute
    .replace(/^user-.*/, "user")
    .replace(/-(.)/, (_, letter) => letter.toUpperCase()) as keyof Settings;

/** What the element's attributes say; an empty attribute says nothing. Numbers that are none stay, and are refused with the rest. */
export const readAttributes = (element: Pick<Element, "getAttribute">): Settings => {
  const settings: Record<string, unknown> = {};
  const put = (
    group: Record<string, unknown>,
    key: string,
    attribute: string,
    make: (text: string) => unknown,
  ): void => {
    const value = element.getAttribute(attribute);
    if (value) group[key] = make(value);
  };
  for (const key of texts) put(settings, key, key, String);
  for (const key of numbers) put(settings, key, attributeOf(key), Number);
  const user = {};
  for (const key of ["name", "email"]) put(user, key, `user-${key}`, String);
  return Object.keys(user).length ? { ...settings, user } : settings;
};
