import { css as both } from "./both-skins.css";
import { css as dom } from "./dom.css";
import { css as controls } from "./dom-controls.css";
import { css as notices } from "./dom-notices.css";
import { css as forced } from "./forced-colours.css";
import { css as frame } from "./frame.css";
import type { Place } from "./place.js";

/** Either the core draws on a canvas and the elements lie over it, unseen; or the elements are what one sees. */
export type Skin = "canvas" | "dom";

interface Sheets {
  readonly base: CSSStyleSheet;
  readonly forced: CSSStyleSheet;
  /** What the first screen wears. */
  readonly first: CSSStyleSheet;
  /** What comes with the second part of a module: what only that can show, and the canvas. Empty until then. */
  readonly later: Record<Skin, CSSStyleSheet>;
}
let sheets: Sheets | undefined;

const constructed = (css = ""): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

/** The stylesheets, constructed once for the page: beforehand, in a moment in which nothing else could be done. */
export const readySheets = (): Sheets => {
  sheets ??= {
    base: constructed(frame + both),
    first: constructed(dom + controls + notices),
    forced: constructed(forced),
    later: { dom: constructed(), canvas: constructed() },
  };
  return sheets;
};

/** Puts a skin on: the same elements, other stylesheets. */
export const wear = ({ seat, widget }: Place, skin: Skin): void => {
  if (widget.dataset["skin"] === skin) return;
  widget.dataset["skin"] = skin;
  const { base, first, forced, later } = readySheets();
  const root = seat.host.shadowRoot as ShadowRoot;
  const [loader] = root.adoptedStyleSheets as [CSSStyleSheet];
  const own = skin === "dom" ? [first, later.dom, forced] : [later.canvas];
  root.adoptedStyleSheets = [loader, base, ...own];
};

const dressed = new WeakSet<WebAssembly.Module>();

/** The sheets that a second part brings, in sections named after the skins (sdk/build.mjs): there they cost no heap, and the first screen no time. */
export const dressLater = (rest: WebAssembly.Module): void => {
  if (dressed.has(rest)) return;
  dressed.add(rest);
  for (const skin of ["dom", "canvas"] as const) {
    const [bytes] = WebAssembly.Module.customSections(rest, skin);
    if (bytes) readySheets().later[skin].replaceSync(new TextDecoder().decode(bytes));
  }
};
