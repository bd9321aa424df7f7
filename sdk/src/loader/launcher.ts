import { setAll } from "./frame.js";

/** What opens the panel: our round button, or the page's own. */
export interface Launcher {
  /** Tells assistive technology whether the panel is open. */
  reflect(open: boolean): void;
  /** The button as it is now; the page may draw its own again and again. */
  button(): HTMLElement | null | undefined;
  /** Leaves the page as it was found. */
  remove(): void;
}

const native = "button,a[href],input,summary";
const touched = ["role", "tabindex", "aria-haspopup", "aria-controls", "aria-expanded"];

/**
 * `scope` holds the buttons that `find` finds around an event's target. The page's own button may come late, or be replaced by a framework: so
 * the listeners sit on the scope, and a button is dressed when it is met.
 */
export const makeLauncher = (
  scope: Document | HTMLElement,
  current: () => HTMLElement | null | undefined,
  find: (target: Element) => HTMLElement | null,
  controls: string,
  guard: (listener: (event: Event) => void) => (event: Event) => void,
  intent: () => void,
  toggle: () => void,
): Launcher => {
  const life = new AbortController();
  const found = new Map<Element, (string | null)[]>();
  let expanded = false;

  const dress = (button: HTMLElement | null | undefined): HTMLElement | null | undefined => {
    if (button) {
      if (!found.has(button)) {
        found.set(
          button,
          touched.map((name) => button.getAttribute(name)),
        );
        if (!button.matches(native)) setAll(button, { role: "button", tabindex: "0" });
      }
      setAll(button, {
        "aria-haspopup": "dialog",
        "aria-controls": controls,
        "aria-expanded": `${expanded}`,
      });
    }
    return button;
  };
  const on = (
    types: string,
    listener: (event: Event, button: HTMLElement) => void,
    passive: boolean,
  ): void => {
    const heard = guard((event) => {
      const button = dress(find(event.target as Element));
      if (button) listener(event, button);
    });
    for (const type of types.split(" ")) {
      scope.addEventListener(type, heard, { capture: true, passive, signal: life.signal });
    }
  };
  on("pointerover focusin touchstart", intent, true);
  on(
    "click keydown",
    (event, button) => {
      const { key, ctrlKey, metaKey, shiftKey } = event as KeyboardEvent;
      // Real buttons make a click of these keys themselves; a link that is opened in a new tab stays a link.
      const pressed = key ? (key === "Enter" || key === " ") && !button.matches(native) : true;
      if (!pressed || ctrlKey || metaKey || shiftKey) return;
      event.preventDefault();
      toggle();
    },
    false,
  );
  dress(current());
  return {
    reflect: (open) => {
      expanded = open;
      dress(current());
    },
    button: current,
    remove: () => {
      life.abort();
      for (const [button, values] of found) {
        touched.forEach((name, at) => {
          const value = values[at];
          if (value == null) button.removeAttribute(name);
          else button.setAttribute(name, value);
        });
      }
    },
  };
};
