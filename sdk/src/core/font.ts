import { computed } from "./computed.js";
import type { Place } from "./place.js";

const plain = "system-ui, sans-serif";

/** What the page itself is set in, unless it never chose a font. */
const pageFont = (host: HTMLElement): string => {
  const around = host.parentElement === document.documentElement ? document.body : host.parentElement;
  const page = getComputedStyle(around ?? document.body).fontFamily;
  // The browser's own default is the sign of a page, or a container, that sets its fonts further down.
  return !page || /^["']?times/i.test(page) || page === "serif" ? plain : page;
};

/** Puts on the font that the page asks for, else its own. Gives it as a canvas takes it, which knows no custom properties. */
export const wearFont = ({ seat, widget, settings }: Place): string => {
  const font = settings.font ? computed(widget, "fontFamily", settings.font) : pageFont(seat.host);
  widget.style.setProperty("--hw-font", font);
  return font;
};
