import { computed } from "./computed.js";
import type { Place } from "./place.js";

/** The `preferences` message: docs/boundary.md. */
export interface Preferences {
  readonly dark: boolean;
  readonly reducedMotion: boolean;
  readonly fontScale: number;
  /** The customer's clock against UTC, minutes. */
  readonly utcOffset: number;
}

const media = (query: string): MediaQueryList => matchMedia(query);

/** What the page and the customer prefer now. The font scale follows the customer's own font size, whatever the page's is, and never below ours. */
export const readPreferences = ({ widget, settings: { theme } }: Place): Preferences => {
  const size = Number.parseFloat(computed(widget, "fontSize", "medium")) || 16;
  return {
    dark: theme === "dark" || (theme !== "light" && media("(prefers-color-scheme: dark)").matches),
    reducedMotion: media("(prefers-reduced-motion: reduce)").matches,
    fontScale: Math.min(2, Math.max(1, size / 16)),
    utcOffset: -new Date().getTimezoneOffset(),
  };
};

/** A page in the customer's own colours, or with more contrast, or translated by the browser: a canvas can follow none of them. */
export const needsSecondSkin = (): boolean =>
  media("(forced-colors: active), (prefers-contrast: more)").matches ||
  /\btranslated-(?:ltr|rtl)\b/.test(document.documentElement.className);

/** Calls `changed` whenever one of the above may differ. */
export const watchPreferences = (changed: () => void, signal: AbortSignal): void => {
  for (const feature of [
    "prefers-color-scheme: dark",
    "prefers-reduced-motion: reduce",
    "forced-colors: active",
    "prefers-contrast: more",
  ]) {
    media(`(${feature})`).addEventListener("change", changed, { signal });
  }
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["class"],
  });
  signal.addEventListener("abort", () => observer.disconnect());
};

/** Calls `changed` when the page is in another language than before. */
export const watchLanguage = (changed: () => void, signal: AbortSignal): void => {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
  signal.addEventListener("abort", () => observer.disconnect());
};
