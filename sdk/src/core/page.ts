/** What happens to the page around the widget. */
export interface PageEvents {
  /** The browser's word on the network has changed. */
  network(): void;
  /** The page comes back from the browser's cache, or from behind other tabs: timers stood still meanwhile. */
  awake(): void;
  /** The browser shows the page again as it was left: later pages may have gone on meanwhile. */
  back(): void;
  /** The page may be gone after this, or come back from the cache. */
  leaving(): void;
  /** The page's policy has refused an address. */
  refused(address: string): void;
  /** A font of the page has come after letters were drawn without it. */
  fonts(): void;
}

export const listenToPage = (on: PageEvents, signal: AbortSignal): void => {
  const hear = (target: EventTarget | undefined, type: string, heard: (event: Event) => void): void =>
    target?.addEventListener(type, heard, { signal });
  hear(window, "online", () => on.network());
  hear(window, "offline", () => on.network());
  hear(window, "pageshow", (event) => {
    if ((event as PageTransitionEvent).persisted) on.back();
    on.awake();
  });
  hear(document, "visibilitychange", () => on.awake());
  hear(window, "pagehide", () => on.leaving());
  hear(document.fonts, "loadingdone", () => on.fonts());
  document.addEventListener(
    "securitypolicyviolation",
    ({ disposition, effectiveDirective, blockedURI }) => {
      // A policy that only reports has let it pass.
      if (disposition === "enforce" && effectiveDirective === "connect-src") on.refused(blockedURI);
    },
    { signal },
  );
};
