import { element } from "./dom.js";

/** What the browser makes of a style here, in the widget, where no sheet of the page reaches; "" for one that it does not understand. */
export const computed = (widget: HTMLElement, name: "fontSize" | "fontFamily", value: string): string => {
  const probe = element("span");
  // Without a box: nothing is laid out for it.
  probe.hidden = true;
  // Sizes in words mean less in a font of fixed width.
  probe.style.fontFamily = "serif";
  probe.style[name] = value;
  widget.append(probe);
  const made = getComputedStyle(probe)[name];
  probe.remove();
  return made;
};
