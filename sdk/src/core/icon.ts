import { iconPaths } from "../icons.js";
import { element } from "./dom.js";

const svgSpace = "http://www.w3.org/2000/svg";

/** Newer browsers parse text into elements, and leave out what could run. */
type Parsing = HTMLElement & { setHTML?: (text: string) => void };

/**
 * The drawing of an icon by its number (node.h), as decoration; undefined for none. Where the browser makes it from text, its elements need no objects
 * for scripts: all that a first one would bring along is 33 KB of heap.
 */
export const iconElement = (icon: number): HTMLElement | undefined => {
  const path = iconPaths[icon];
  if (!path) return undefined;
  const made: Parsing = element("span", "icon");
  made.setAttribute("aria-hidden", "true");
  try {
    made.setHTML?.(`<svg viewBox="0 0 24 24"><path d="${path}"/></svg>`);
    // The first browsers that had this (Chrome 105 to 118) left out every drawing.
    if (made.childElementCount && made.matches(":has(path)")) return made;
  } catch {
    // What the page has put in its place can do anything.
  }
  const svg = document.createElementNS(svgSpace, "svg");
  const line = document.createElementNS(svgSpace, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  line.setAttribute("d", path);
  svg.append(line);
  made.replaceChildren(svg);
  return made;
};
