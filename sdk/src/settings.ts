import type { Transport } from "./transport.js";

export type Route = "home" | "ticket" | "talk" | "channels" | "chat" | "knowledge" | "notices";

/** What the embedding page decides. Every key is optional; docs/embedding.md has the table. */
export interface Settings {
  /** Origin and path prefix of the backend; empty: the page's own origin. */
  endpoint?: string | undefined;
  /** Public key of the desk. */
  site?: string | undefined;
  /** BCP 47; without it the page's `lang`, then the browser's language. */
  locale?: string | undefined;
  /** Who is logged in; null: nobody. What of it cannot be used counts as not given. */
  user?: { name?: string | null | undefined; email?: string | null | undefined } | null | undefined;
  /**
   * Gives a token in which the page's server says who the customer is (docs/protocol); a new one each time, because it is taken once. Nothing,
   * for whoever is not logged in. Asked for when a session begins, not before the customer has acted.
   */
  identity?: (() => string | undefined | Promise<string | undefined>) | null | undefined;
  /** `#rgb` or `#rrggbb`. */
  accent?: string | undefined;
  theme?: "auto" | "light" | "dark" | undefined;
  skin?: "auto" | "canvas" | "dom" | undefined;
  /** `idle`: ready before anybody comes near, from the first idle moment after the page has loaded, or three seconds after that; so is a chat that goes on. */
  load?: "intent" | "idle" | undefined;
  /** `floating`, `none`, or a CSS selector of the page's own button. */
  launcher?: string | undefined;
  position?: "right" | "left" | undefined;
  /** Distance of launcher and panel from the side and the bottom of the window, CSS pixels. */
  offsetX?: number | undefined;
  offsetY?: number | undefined;
  zIndex?: number | undefined;
  /** CSS font-family; without it the page's own. */
  font?: string | undefined;
  /** Sentences of the widget that the page words differently, by key. */
  labels?: Record<string, string | undefined> | undefined;
  /** Other signs of unseen messages than the badge: a count in the page's title, a short tone. None unless asked for. */
  unread?: { title?: boolean | undefined; sound?: boolean | undefined } | undefined;
  /** A backend of the page's own instead of HTTP. */
  transport?: Transport | undefined;
}
