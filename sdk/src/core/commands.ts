import { type Place, settingsInvalid } from "./place.js";

const known = "boot, update, open, close, toggle, show, hide, on, off, once, destroy";

/**
 * The loader leaves in `HelpWidget.q` what no widget could do (queue.ts). While there is a widget those are commands that nobody knows: the page is
 * told of each, once.
 */
export const tellUnknownCommands = (place: Place): void => {
  const queue = (window as { HelpWidget?: { q?: unknown } }).HelpWidget?.q;
  if (!Array.isArray(queue)) return;
  const tell = (...commands: unknown[]): number => {
    for (const command of commands) {
      // Whatever a page has put there by hand.
      const [verb] = Array.from((command ?? []) as ArrayLike<unknown>);
      place.complain(settingsInvalid(`HelpWidget("${verb}") is unknown. Known: ${known}.`));
    }
    return 0;
  };
  tell(...queue.splice(0));
  // Defined, not assigned: in a page that has frozen what arrays share, an assignment throws.
  Object.defineProperty(queue, "push", { value: tell, configurable: true });
  place.signal.addEventListener("abort", () => {
    if (queue.push === tell) delete (queue as { push?: unknown }).push;
  });
};
