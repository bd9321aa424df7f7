const plain = "system-ui, sans-serif";

/** The font of the widget: what the page asks for, else what the page itself is set in, unless it never chose one. */
export const fontOf = (host: HTMLElement, wanted: string | undefined): string => {
  if (wanted) return wanted;
  const around = host.parentElement === document.documentElement ? document.body : host.parentElement;
  const page = getComputedStyle(around ?? document.body).fontFamily;
  // The browser's own default is the sign of a page, or a container, that sets its fonts further down.
  return !page || /^["']?times/i.test(page) || page === "serif" ? plain : page;
};
