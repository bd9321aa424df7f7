import { attribute } from "./dom.js";

/** Where the panel fills the window (frame.css). */
export const fills = "(width <= 480px)";

const stops = "a[href], button, input, select, textarea, [tabindex]";

const stopsIn = (inside: HTMLElement): HTMLElement[] =>
  [...inside.querySelectorAll<HTMLElement>(stops)].filter(
    (stop) => stop.tabIndex >= 0 && !stop.matches(":disabled") && stop.getClientRects().length > 0,
  );

/**
 * What is longer than its window is scrolled by keys (WCAG 2.1.1): where nothing in it can be focused, and in a conversation, it is a stop of the Tab key,
 * named by the screen's heading where the core gives it no name. Found out when that key is pressed: it makes the browser lay out, and until then nobody
 * comes there.
 */
export const stopAtBody = (panel: HTMLElement, heading: HTMLElement): void => {
  const body = panel.querySelector<HTMLElement>(".body");
  if (!body) return;
  const isLonger = body.scrollHeight > body.clientHeight;
  const isStop = isLonger && (!!body.querySelector(".log") || !stopsIn(body).length);
  attribute(body, "tabindex", isStop && "0");
  if (body.matches("[aria-label], [role]:not([role=group])")) return;
  heading.id ||= "heading";
  // The same body may stand below another heading later.
  attribute(body, "aria-labelledby", isStop && heading.id);
  attribute(body, "role", isStop && "group");
};

/** What lies behind a panel that fills the window cannot be seen: the Tab key goes round inside (WCAG 2.4.11). */
export const goRound = (panel: HTMLElement, event: KeyboardEvent): void => {
  const { activeElement: from } = panel.getRootNode() as ShadowRoot;
  if (!from || !matchMedia(fills).matches) return;
  const all = stopsIn(panel);
  const { DOCUMENT_POSITION_FOLLOWING: after, DOCUMENT_POSITION_PRECEDING: before } = Node;
  const ahead = event.shiftKey ? before : after;
  if (all.some((stop) => from.compareDocumentPosition(stop) & ahead)) return;
  event.preventDefault();
  all.at(event.shiftKey ? -1 : 0)?.focus();
};
