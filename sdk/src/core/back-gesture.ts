import { fills } from "./go-round.js";
import type { Place } from "./place.js";

/** What closes by the browser's own gesture (https://html.spec.whatwg.org/#close-requests); Safari and Firefox may have none. */
interface Watcher extends EventTarget {
  destroy(): void;
}
declare const CloseWatcher: undefined | (new () => Watcher);

/**
 * Where the help fills the window, a phone's Back gesture leads to the screen before, and from the first one out of the help: nobody leaves the page
 * who means its topmost layer. The page's history is left alone.
 */
export const watchBackGesture = (
  { panel, seat, signal }: Place,
  guarded: (listener: () => void) => () => void,
): void => {
  if (typeof CloseWatcher === "undefined") return;
  let watcher: Watcher | undefined;
  const consider = (): void => {
    const covers = !signal.aborted && !panel.hidden && matchMedia(fills).matches;
    if (covers === !!watcher) return;
    watcher?.destroy();
    watcher = covers ? new CloseWatcher() : undefined;
    watcher?.addEventListener("close", guarded(back));
  };
  const back = (): void => {
    watcher = undefined;
    const button = panel.querySelector<HTMLElement>(".header > button:first-child");
    if (button) button.click();
    else seat.close();
    consider();
  };
  const observer = new ResizeObserver(guarded(consider));
  observer.observe(panel);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    consider();
  });
};
