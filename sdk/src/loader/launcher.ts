const native = "button,a[href],input,summary";

/** The page's buttons that were dressed, with what they were before. */
export type Dressed = Map<HTMLElement, object>;

/** Tells assistive technology what a button opens. Any element will do; one that is no button becomes one. */
export const dress = (button: HTMLElement, open: boolean, dressed: Dressed): void => {
  if (!dressed.has(button)) {
    dressed.set(button, {
      role: button.role,
      ariaHasPopup: button.ariaHasPopup,
      ariaExpanded: button.ariaExpanded,
    });
  }
  const more = button.matches(native) ? {} : { role: "button", tabIndex: 0 };
  Object.assign(button, { ariaHasPopup: "dialog", ariaExpanded: open, ...more });
};

/** Leaves the page's buttons as they were found: null takes an attribute away. */
export const undress = (dressed: Dressed): void => {
  for (const [button, before] of dressed) Object.assign(button, before);
};

/** Whether an event on a launcher presses it. Real buttons make a click of their keys themselves. */
export const presses = ({ type, key }: KeyboardEvent, button: HTMLElement): boolean =>
  type === "click" || (/^(Enter| )$/.test(key) && !button.matches(native));
