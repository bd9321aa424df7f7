import type { Files } from "./loader/load.js";
import type { Route, Settings } from "./settings.js";

/** What of the element the rest needs. */
export interface Host extends HTMLElement {
  settings: Settings;
  /** Tells the page: the event `help-…`. */
  tell(event: string, detail?: unknown): void;
}

/**
 * What the loader hands to the core when it arrives: the place it lives in. Loader and core are two bundles that share types only;
 * this file is all they know of each other.
 */
export interface Seat {
  readonly host: Host;
  /** The pop-up: `role=dialog`. Holds a skeleton until the core's first screen replaces it. */
  readonly panel: HTMLElement;
  /** Aborted when the element leaves the page. */
  readonly signal: AbortSignal;
  /** Whether loading began with the light module. */
  readonly light: boolean;
  /** That module, on its way; undefined when it did not come. */
  readonly first: Promise<Response | undefined>;
  readonly files: Files;
  /** A canvas with a WebGL context, if one was made to find out: the core's to use and to give back, which an earlier core may have done. */
  readonly canvas: HTMLCanvasElement | null | undefined;
  /** Hides the panel and gives the focus back, as if the customer had pressed the launcher. */
  close(): void;
  /**
   * Tells the page what is wrong (errors.ts says how), if anything is given. With a sentence the core is given up until the customer
   * comes near again, and the panel shows the sentence above the plain contact links.
   */
  fail(thrown: unknown, sentence?: string): void;
}

/** One widget at work. */
export interface Core {
  /** The panel is visible now. */
  open(route: Route | undefined): void;
  /** The panel is hidden now. */
  close(): void;
  /** The element's settings are others now. */
  update(): void;
}

export interface CoreModule {
  /**
   * Resolves when a screen can be shown; with undefined when this browser or page cannot, which `fail` has been told. The members of a seat in order:
   * their names would be a hundredth of the loader.
   */
  seatCore(
    host: Host,
    panel: Seat["panel"],
    signal: Seat["signal"],
    light: Seat["light"],
    canvas: Seat["canvas"],
    first: Seat["first"],
    files: Files,
    close: Seat["close"],
    fail: Seat["fail"],
  ): Promise<Core | undefined>;
}
