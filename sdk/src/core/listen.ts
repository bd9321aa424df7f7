import { fieldKinds } from "./enums.js";
import { entersSend, isControl } from "./fields.js";
import { goRound, stopAtBody } from "./go-round.js";
import type { Mirror } from "./mirror.js";
import type { ActionKind } from "./module.js";
import type { Place } from "./place.js";
import { neighbour } from "./roving.js";

/** Who is told. */
interface Ears {
  act(node: number, action: ActionKind, data?: string): void;
  /** What it was told happens in this very task. */
  settle(): void;
  point(x: number, y: number, buttons: number): void;
}

/** What a phone's key that says "next" leads to. */
const nextControl = (field: HTMLInputElement): HTMLElement | undefined => {
  const all = [...(field.form?.querySelectorAll<HTMLElement>(".control:not([readonly])") ?? [])];
  return field.enterKeyHint === "next" ? all[all.indexOf(field) + 1] : undefined;
};

/** Safari ends a composition before the key that confirmed it; so close after one, Enter belongs to the input method. */
const afterComposition = 100;

/** The body after a hero starts this much inside it (docs/looks.md). */
const heroOverlap = 20;

/** Keys that stay the page's own while the customer writes. */
const belongsToPage = (
  { key, ctrlKey, metaKey, getModifierState }: KeyboardEvent,
  event: KeyboardEvent,
): boolean =>
  key === "Tab" ||
  key === "Escape" ||
  /^F\d/.test(key) ||
  ((ctrlKey || metaKey) && !getModifierState.call(event, "AltGraph"));

/** Keys among tabs, bars and radios: the focus moves, and where it arrives is chosen. */
const walk = (event: KeyboardEvent): void => {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  const to = neighbour(event.target, event.key);
  if (!to) return;
  event.preventDefault();
  to.focus();
  to.click();
};

type Listen = <K extends keyof HTMLElementEventMap>(
  type: K,
  listener: (event: HTMLElementEventMap[K]) => void,
  options?: AddEventListenerOptions,
) => void;

/**
 * A browser makes no click of a press that began on an element which is gone by its end. Where the next core has put the same button in its place
 * meanwhile (handover.ts), it is pressed all the same.
 */
const finishPresses = (on: Listen, mirror: Mirror): void => {
  let node = 0;
  let pressed: HTMLElement | undefined;
  const begins = ({ target }: Event): void => {
    node = mirror.nodeOf(target);
    pressed = mirror.focusElement(node);
  };
  const ends = ({ target }: Event): void => {
    const now = mirror.focusElement(node);
    if (now instanceof HTMLButtonElement && now !== pressed && mirror.nodeOf(target) === node) now.click();
    node = 0;
  };
  on("mousedown", begins);
  on("mouseup", ends);
  on("keydown", (event) => event.key === " " && begins(event));
  on("keyup", (event) => event.key === " " && ends(event));
};

/**
 * One source of activation: an action comes from a DOM click, input or change and from nowhere else; where the pointer is feeds looks only.
 * Listeners sit on the panel and speak of nodes.
 */
export const listenToPanel = (
  place: Place,
  mirror: Mirror,
  ears: Ears,
  guarded: (listener: () => void) => () => void,
): void => {
  const { panel, signal } = place;
  let composing: HTMLElement | undefined;
  let composed = 0;
  const on: Listen = (type, listener, options) =>
    panel.addEventListener(type, (event) => guarded(() => listener(event))(), { signal, ...options });

  // The second press of a double click is for what the first one was for, not for what has come under the pointer meanwhile.
  let pressed = "";
  on(
    "click",
    (event) => {
      const name = mirror.facts(mirror.nodeOf(event.target))?.texts.Name ?? "";
      if (event.detail > 1 && name !== pressed) {
        event.preventDefault();
        event.stopPropagation();
      } else pressed = name;
    },
    { capture: true },
  );
  on("click", ({ target }) => {
    const node = mirror.nodeOf(target);
    // A link is followed by the browser; the core is not asked.
    if (!(mirror.focusElement(node) instanceof HTMLButtonElement)) return;
    ears.act(node, "Click");
    // A field that was sent is empty before the next letter comes, however busy the page is.
    ears.settle();
  });
  for (const [type, action] of [
    ["focusin", "Focus"],
    ["focusout", "Blur"],
  ] as const) {
    on(type, ({ target }) => {
      const node = mirror.nodeOf(target);
      if (node && mirror.facts(node)?.role !== "Dialog") ears.act(node, action);
    });
  }
  on(
    "scroll",
    ({ target }) => {
      const node = mirror.nodeOf(target);
      if (!node || mirror.facts(node)?.look !== "Body") return;
      const body = target as HTMLElement;
      mirror.scrolled(body);
      body.style.setProperty("--hwx-scrolled", `${Math.min(heroOverlap, body.scrollTop)}px`);
      const below = body.scrollHeight - body.clientHeight - body.scrollTop;
      ears.act(node, "Scroll", `${body.scrollTop.toFixed(2)} ${below.toFixed(2)}`);
    },
    { capture: true, passive: true },
  );

  finishPresses(on, mirror);
  // Pressed, the button that sends leaves the focus in the field: a phone would take its keyboard away after every message.
  on("mousedown", (event) => {
    if (!(event.target as Element).closest(".composer > .icononly")) return;
    event.preventDefault();
    // What is being composed belongs to what is sent: a field that loses the focus has all of it.
    const field = composing;
    field?.blur();
    field?.focus({ preventScroll: true });
  });

  const point = (event: PointerEvent): void => {
    const { left, top } = panel.getBoundingClientRect();
    ears.point(event.clientX - left, event.clientY - top, event.buttons);
  };
  for (const type of ["pointermove", "pointerdown", "pointerup"] as const) on(type, point, { passive: true });
  for (const type of ["pointerleave", "pointercancel"] as const)
    on(type, () => ears.point(-1, -1, 0), { passive: true });

  on("compositionstart", ({ target }) => {
    composing = target as HTMLElement;
  });
  on("compositionend", ({ timeStamp }) => {
    composing = undefined;
    composed = timeStamp;
  });
  on("keydown", (event) => {
    const { target, key, isComposing, keyCode, timeStamp } = event;
    if (key === "Tab") {
      stopAtBody(panel, mirror.heading);
      goRound(panel, event);
    }
    if (!isControl(target)) {
      walk(event);
      return;
    }
    // 229: a key that an input method has taken, in browsers that do not say so otherwise.
    const taken = isComposing || keyCode === 229;
    // The page's shortcuts would see our element, not a field, and fire while the customer writes.
    if (taken || !belongsToPage(event, event)) event.stopPropagation();
    if (key !== "Enter" || taken || timeStamp - composed < afterComposition) return;
    if (target instanceof HTMLInputElement && target.form) {
      const next = entersSend() ? undefined : nextControl(target);
      if (next) {
        // Else the key would break a line in the field that it leads to.
        event.preventDefault();
        next.focus();
      } else mirror.primary?.click();
    }
    const sends = fieldKinds[mirror.facts(mirror.nodeOf(target))?.field ?? 0] === "Message";
    if (sends && !event.shiftKey && entersSend()) {
      event.preventDefault();
      target.closest(".composer")?.querySelector<HTMLElement>(".icononly:not([aria-disabled])")?.click();
    }
  });
  for (const type of ["keypress", "keyup"] as const) {
    on(type, (event) => {
      if (isControl(event.target) && !belongsToPage(event, event)) event.stopPropagation();
    });
  }
};
