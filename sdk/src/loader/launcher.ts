const native = "button,a[href],input,summary";

/** What dress() changes. Put back, null takes an attribute away. */
export const looksOf = ({ role, ariaHasPopup, ariaExpanded }: HTMLElement): object => ({
  role,
  ariaHasPopup,
  ariaExpanded,
});

/** Tells assistive technology what a button opens. Any element will do; one that is no button becomes one. */
export const dress = (button: HTMLElement, open: boolean): void => {
  const more = button.matches(native) ? {} : { role: "button", tabIndex: 0 };
  Object.assign(button, { ariaHasPopup: "dialog", ariaExpanded: open, ...more });
};

/** Whether an event on a launcher presses it. Real buttons make a click of their keys themselves. */
export const presses = ({ type, key }: KeyboardEvent, button: HTMLElement): boolean =>
  type === "click" || (/^(Enter| )$/.test(key) && !button.matches(native));
