import { iconPaths } from "../icons.js";

const svgSpace = "http://www.w3.org/2000/svg";

/** The drawing of an icon by its number (node.h), as decoration; undefined for none. */
export const iconElement = (icon: number): SVGSVGElement | undefined => {
  const path = iconPaths[icon];
  if (!path) return undefined;
  const svg = document.createElementNS(svgSpace, "svg");
  const line = document.createElementNS(svgSpace, "path");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
};
