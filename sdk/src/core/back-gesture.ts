import type { Seat } from "../seat.js";
import { fills } from "./go-round.js";

/** What closes by the browser's own gesture (https://html.spec.whatwg.org/#close-requests); Safari and Firefox may have none. */
interface Watcher extends EventTarget {
  destroy(): void;
}
declare const CloseWatcher: undefined | (new (until: { signal: AbortSignal }) => Watcher);

const watched = new WeakSet<HTMLElement>();

/**
 * Where the help fills the window, a phone's Back gesture leads to the screen before, and from the first one out of the help: nobody leaves the page
 * who means its topmost layer. The page's history is left alone. Once for each panel, whose contact links outlive a core that was given up.
 */
export const watchBackGesture = ({ panel, signal, close }: Seat): void => {
  if (typeof CloseWatcher === "undefined" || watched.has(panel)) return;
  watched.add(panel);
  let watcher: Watcher | undefined;
  const consider = (): void => {
    // The page may have hidden it with what the tag stands in.
    const covers = panel.offsetWidth > 0 && matchMedia(fills).matches;
    if (!covers === !watcher) return;
    watcher?.destroy();
    watcher = covers ? new CloseWatcher({ signal }) : undefined;
    watcher?.addEventListener("close", back);
  };
  const back = (): void => {
    watcher = undefined;
    const button = panel.querySelector<HTMLElement>(".header > button:first-child");
    if (button) button.click();
    else close();
    consider();
  };
  const observer = new ResizeObserver(consider);
  observer.observe(panel);
  signal.addEventListener("abort", () => observer.disconnect());
};
