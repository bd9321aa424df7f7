import { attribute } from "./dom.js";
import { fills } from "./go-round.js";
import type { CoreWidget } from "./module.js";

/** How large the panel is. CSS pixels, and device pixels per CSS pixel. */
interface Size {
  readonly width: number;
  readonly height: number;
  readonly density: number;
}

/** A screen of more than 3 device pixels per pixel looks no sharper, but costs the square. */
const finest = 3;

const sizeOf = (panel: HTMLElement): Size => ({
  width: panel.clientWidth,
  height: panel.clientHeight,
  density: Math.min(finest, devicePixelRatio || 1),
});

/**
 * The panel's size as the browser has said it last, the first time as well: to ask for it in between would make the browser lay out the page
 * in between.
 */
export class PanelSize {
  #size: Size | undefined;

  /** Measures it and tells `core`. Returns whether there is one: a panel that is not shown has none. */
  measure(panel: HTMLElement, core: CoreWidget | undefined): boolean {
    const size = sizeOf(panel);
    this.#size = size.width && size.height ? size : undefined;
    this.tell(core);
    return this.#size !== undefined;
  }

  tell(core: CoreWidget | undefined): void {
    if (this.#size) core?.resize(this.#size.width, this.#size.height, this.#size.density);
  }
}

/**
 * Calls `changed` when the panel's size or density may differ. On phones the panel fills what the keyboard leaves: the page is
 * told by two custom properties, and stays where it is.
 */
export const watchViewport = (
  widget: HTMLElement,
  panel: HTMLElement,
  changed: () => void,
  signal: AbortSignal,
): void => {
  const observer = new ResizeObserver(changed);
  observer.observe(panel);
  signal.addEventListener("abort", () => observer.disconnect());

  const watchDensity = (): void => {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const again = (): void => {
      changed();
      watchDensity();
    };
    query.addEventListener("change", again, { once: true, signal });
  };
  watchDensity();

  const narrow = matchMedia(fills);
  const cover = (): void => attribute(panel, "aria-modal", narrow.matches && "true");
  narrow.addEventListener("change", cover, { signal });
  cover();

  const visible = window.visualViewport;
  const fit = (): void => {
    if (!visible) return;
    // A difference smaller than any keyboard is the browser's own furniture, which dvh follows; a zoomed page is no keyboard either.
    const keyboard = visible.scale < 1.05 && window.innerHeight - visible.height > 120;
    for (const [name, value] of [
      ["h", visible.height],
      ["t", visible.offsetTop],
    ] as const) {
      if (keyboard) widget.style.setProperty(`--hwx-v${name}`, `${value}px`);
      else widget.style.removeProperty(`--hwx-v${name}`);
    }
  };
  visible?.addEventListener("resize", fit, { signal });
  visible?.addEventListener("scroll", fit, { signal });
  // Left with a keyboard on the screen, the page may come back without one.
  window.addEventListener("pageshow", fit, { signal });
};
