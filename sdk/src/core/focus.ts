/** Whether the focus may be moved into the panel: it is in the help already, or nowhere. Else the customer is busy elsewhere in the page. */
export const mayTakeFocus = (panel: HTMLElement): boolean => {
  const { host } = panel.getRootNode() as ShadowRoot;
  // The help may stand in a shadow tree of the page's own.
  const around = host.getRootNode() as Document | ShadowRoot;
  const active = around.activeElement ?? document.activeElement;
  return !active || active === document.body || host.contains(active);
};

/** How far its body has to be scrolled for it to be seen whole, with its words; 0: not at all. */
export const beyondSight = (target: HTMLElement): number => {
  const body = target.closest(".body");
  if (!body) return 0;
  const inner = (target.closest(".field") ?? target).getBoundingClientRect();
  const outer = body.getBoundingClientRect();
  // The first card overlaps the hero; what has been scrolled up lies below it.
  const top = outer.top + (body.previousElementSibling?.matches(".hero") ? 20 : 0);
  if (inner.top < top) return Math.max(inner.top - top - 8, -body.scrollTop);
  return inner.bottom > outer.bottom ? inner.bottom - outer.bottom + 8 : 0;
};

/** Scrolls its body so that it is seen. Gives the body, if it had to. */
export const scrollTo = (target: HTMLElement): HTMLElement | undefined => {
  const by = beyondSight(target);
  const body = by ? target.closest<HTMLElement>(".body") : null;
  if (!body) return undefined;
  body.scrollTop += by;
  return body;
};

/** Focuses and scrolls inside the panel only: the page stays where it is. */
export const reveal = (target: HTMLElement): void => {
  if (target.closest("[hidden]")) return;
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  scrollTo(target);
};
