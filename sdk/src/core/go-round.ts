/** Where the panel fills the window (frame.css). */
export const fills = "(width <= 480px)";

const stops = "a[href], button, input, select, textarea, [tabindex]";

/** What lies behind a panel that fills the window cannot be seen: the Tab key goes round inside (WCAG 2.4.11). */
export const goRound = (panel: HTMLElement, event: KeyboardEvent): void => {
  const { activeElement: from } = panel.getRootNode() as ShadowRoot;
  if (!from || !matchMedia(fills).matches) return;
  const all = [...panel.querySelectorAll<HTMLElement>(stops)].filter(
    (stop) => stop.tabIndex >= 0 && !stop.matches(":disabled") && stop.getClientRects().length > 0,
  );
  const { DOCUMENT_POSITION_FOLLOWING: after, DOCUMENT_POSITION_PRECEDING: before } = Node;
  const ahead = event.shiftKey ? before : after;
  if (all.some((stop) => from.compareDocumentPosition(stop) & ahead)) return;
  event.preventDefault();
  all.at(event.shiftKey ? -1 : 0)?.focus();
};
