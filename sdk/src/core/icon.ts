import { iconPaths } from "../icons.js";
import { element } from "./dom.js";

const svgSpace = "http://www.w3.org/2000/svg";

/** Newer browsers parse text into elements, and leave out what could run. */
type Parsing = HTMLElement & { setHTML?: (text: string) => void };

/**
 * All icons as the browser makes them from text: their elements need no objects for scripts then, and all that a first one would bring along is 33 KB of
 * heap. In one text: one for each takes ten times as long. Undefined where the browser does not do that.
 */
const fromText = (): HTMLElement[] | undefined => {
  const row: Parsing = element("div");
  const icons = iconPaths.map((path) => `<span><svg viewBox="0 0 24 24"><path d="${path}"/></svg></span>`);
  try {
    row.setHTML?.(icons.join(""));
  } catch {
    // What the page has put in its place can do anything.
  }
  // The first browsers that had this (Chrome 105 to 118) left out every drawing.
  const whole = row.querySelectorAll(":scope > span > svg > path").length === icons.length;
  return whole ? [...row.querySelectorAll<HTMLElement>("span")] : undefined;
};

const fromElements = (): HTMLElement[] =>
  iconPaths.map((path) => {
    const made = element("span");
    const svg = document.createElementNS(svgSpace, "svg");
    const line = document.createElementNS(svgSpace, "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    line.setAttribute("d", path);
    svg.append(line);
    made.append(svg);
    return made;
  });

let icons: readonly HTMLElement[] | undefined;

/** Makes the icons, once for the page: beforehand, in a moment in which nothing else could be done. */
export const readyIcons = (): readonly HTMLElement[] => {
  if (icons) return icons;
  icons = fromText() ?? fromElements();
  for (const icon of icons) {
    icon.className = "icon";
    icon.setAttribute("aria-hidden", "true");
  }
  return icons;
};

/** An icon by its number (node.h), as decoration; undefined for none. */
export const iconElement = (icon: number): HTMLElement | undefined =>
  iconPaths[icon] ? (readyIcons()[icon]?.cloneNode(true) as HTMLElement) : undefined;
