import type { HelpErrorDetail } from "./errors.js";
import type { Route, Settings } from "./settings.js";

/**
 * What the loader hands to the core when it arrives: the place it lives in. Loader and core are two bundles that share types only;
 * this file is all they know of each other.
 */
export interface Seat {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Carries the theme's custom properties and the skin's name. */
  readonly widget: HTMLElement;
  /** The pop-up: `role=dialog`. */
  readonly panel: HTMLElement;
  /** Holds the skeleton until the core's first screen replaces it. */
  readonly screen: HTMLElement;
  /** Aborted when the element leaves the page, or when the core has failed for good. */
  readonly signal: AbortSignal;
  /** Whether loading began with the light module. */
  readonly light: boolean;
  /** That module, on its way. */
  readonly first: Promise<Response>;
  /** Fetches a module, pinned by its hash. Rejects with a failure (errors.ts). */
  fetchModule(light: boolean): Promise<Response>;
  /** A canvas that already holds a WebGL2 context, if one was made to find out. */
  readonly canvas: HTMLCanvasElement | undefined;
  settings(): Settings;
  locale(): string;
  /** Hides the panel and gives the focus back, as if the customer had pressed the launcher. */
  close(): void;
  tell(event: string, detail: unknown): void;
  /** Tells the page what is wrong. With `links` the panel shows the plain contact links from now on. */
  fail(detail: HelpErrorDetail, links: boolean): void;
}

/** One widget at work. */
export interface Core {
  /** The panel is visible now. */
  open(route: Route | undefined): void;
  /** The panel is hidden now. */
  close(): void;
  /** `seat.settings()` gives something else now. */
  update(): void;
}

export interface CoreModule {
  /** Resolves when a screen can be shown; rejects with a failure (errors.ts) when this browser or page cannot. */
  seatCore(seat: Seat): Promise<Core>;
}
