/** An element with properties. Never markup: pages under Trusted Types have no other way. */
export const make = <E extends HTMLElement>(
  tag: string,
  properties?: Partial<E>,
  ...children: (Node | string)[]
): E => {
  const element = Object.assign(document.createElement(tag) as E, properties);
  element.append(...children);
  return element;
};

/** A round button; its drawing is in the stylesheet, by the class `round`. */
export const round = (className: string, ariaLabel: string): HTMLElement =>
  make("button", { className, ariaLabel });
