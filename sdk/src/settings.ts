import type { Transport } from "./transport.js";

export type Route = "home" | "ticket" | "talk" | "channels";

/** What the embedding page decides. Every key is optional; docs/embedding.md has the table. */
export interface Settings {
  /** Origin and path prefix of the backend; empty: the page's own origin. */
  endpoint?: string;
  /** Public key of the desk. */
  site?: string;
  /** BCP 47; without it the page's `lang`, then the browser's language. */
  locale?: string;
  user?: { name?: string; email?: string };
  /** `#rgb` or `#rrggbb`. */
  accent?: string;
  theme?: "auto" | "light" | "dark";
  skin?: "auto" | "canvas" | "dom";
  load?: "intent" | "idle";
  /** `floating`, `none`, or a CSS selector of the page's own button. */
  launcher?: string;
  position?: "right" | "left";
  /** Distance of launcher and panel from the corner, CSS pixels. */
  offset?: { x?: number; y?: number };
  zIndex?: number;
  /** CSS font-family; without it the page's own. */
  font?: string;
  /** Sentences of the widget that the page words differently, by key. */
  labels?: Record<string, string>;
  /** A backend of the page's own instead of HTTP. */
  transport?: Transport;
}

/** A text that matches, a number, an object with these keys, or any object. */
type Rule = RegExp | "number" | "object" | { readonly [key: string]: Rule };

const text = /^/;
const rules = {
  endpoint: text,
  site: text,
  locale: text,
  user: { name: text, email: text },
  accent: /^#([\da-f]{3}){1,2}$/i,
  theme: /^(auto|light|dark)$/,
  skin: /^(auto|canvas|dom)$/,
  load: /^(intent|idle)$/,
  launcher: /./,
  position: /^(right|left)$/,
  offset: { x: "number", y: "number" },
  zIndex: "number",
  font: text,
  // What is inside these two is checked when the core is there, which knows the keys.
  labels: "object",
  transport: "object",
} as const satisfies Record<keyof Settings, Rule>;

/**
 * The first thing wrong with `value`, as a sentence that says what to do; undefined when all is well. An undefined value is as good as none.
 */
export const settingsFault = (value: unknown, rule: Rule = rules, path = "settings"): string | undefined => {
  if (value === undefined) return undefined;
  const kind = rule instanceof RegExp ? "string" : typeof rule === "string" ? rule : "object";
  // biome-ignore lint/suspicious/useValidTypeof: the kinds are names of types
  if (typeof value !== kind || value === null || value !== value) return `${path} must be of type ${kind}.`;
  if (rule instanceof RegExp) return rule.test(value as string) ? undefined : `${path} must match ${rule}.`;
  if (typeof rule === "string") return undefined;
  for (const [key, inner] of Object.entries(value as object)) {
    const fault = Object.hasOwn(rule, key)
      ? settingsFault(inner, rule[key], `${path}.${key}`)
      : `${path}.${key} is unknown. Known: ${Object.keys(rule)}.`;
    if (fault) return fault;
  }
  return undefined;
};

/** The attributes of <help-widget>. A dash leads into an object: `user-name` is `user.name`. */
export const attributeNames = (
  "endpoint site locale accent theme skin load launcher position font " +
  "user-name user-email offset-x offset-y z-index"
).split(" ");

/** What the element's attributes say; an empty attribute says nothing. Numbers that are none stay and are refused with the rest. */
export const readAttributes = (element: Element): Settings => {
  const settings: Record<string, unknown> = {};
  for (const name of attributeNames) {
    const value = element.getAttribute(name);
    if (!value) continue;
    const [group = "", key] = name.split("-");
    if (group === "z") settings["zIndex"] = Number(value);
    else if (!key) settings[group] = value;
    else {
      const inner = { [key]: group === "user" ? value : Number(value) };
      settings[group] = { ...(settings[group] as object | undefined), ...inner };
    }
  }
  return settings;
};
