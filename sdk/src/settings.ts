import type { Transport } from "./transport.js";

export type Route = "home" | "ticket" | "talk" | "channels" | "chat" | "knowledge" | "notices";

/** What the embedding page decides. Every key is optional; docs/embedding.md has the table. */
export interface Settings {
  /** Origin and path prefix of the backend; empty: the page's own origin. */
  endpoint?: string;
  /** Public key of the desk. */
  site?: string;
  /** BCP 47; without it the page's `lang`, then the browser's language. */
  locale?: string;
  user?: { name?: string; email?: string };
  /**
   * Gives a token in which the page's server says who the customer is (docs/protocol); a new one each time, because it is taken once. Nothing,
   * for whoever is not logged in. Asked for when a session begins, not before the customer has acted.
   */
  identity?: () => string | undefined | Promise<string | undefined>;
  /** `#rgb` or `#rrggbb`. */
  accent?: string;
  theme?: "auto" | "light" | "dark";
  skin?: "auto" | "canvas" | "dom";
  /** `idle`: ready before anybody comes near, from the first idle moment after the page has loaded, or three seconds after that; so is a chat that goes on. */
  load?: "intent" | "idle";
  /** `floating`, `none`, or a CSS selector of the page's own button. */
  launcher?: string;
  position?: "right" | "left";
  /** Distance of launcher and panel from the side and the bottom of the window, CSS pixels. */
  offsetX?: number;
  offsetY?: number;
  zIndex?: number;
  /** CSS font-family; without it the page's own. */
  font?: string;
  /** Sentences of the widget that the page words differently, by key. */
  labels?: Record<string, string>;
  /** Other signs of unseen messages than the badge: a count in the page's title, a short tone. None unless asked for. */
  unread?: { title?: boolean; sound?: boolean };
  /** A backend of the page's own instead of HTTP. */
  transport?: Transport;
}
