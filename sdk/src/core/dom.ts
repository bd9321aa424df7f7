/** Sets, or removes for undefined, false and ""; `true` is the bare attribute. Writes only what differs. */
export const attribute = (element: Element, name: string, value: string | boolean | undefined): void => {
  const text = value === true ? "" : value;
  if (text === undefined || text === false || (text === "" && value !== true)) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== text) {
    element.setAttribute(name, text);
  }
};

export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
};
