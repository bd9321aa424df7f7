import { css as canvas } from "./canvas.css";
import { css as common } from "./common.css";
import { css as dom } from "./dom.css";
import { css as frame } from "./frame.css";
import type { Place } from "./place.js";

let sheet: CSSStyleSheet | undefined;

/** Adds the skins' stylesheet to a widget's root: constructed once for the page. */
export const dress = ({ seat, widget }: Place): void => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(frame + common + dom + canvas);
  }
  const root = seat.host.shadowRoot as ShadowRoot;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  widget.dataset["skin"] = "dom";
};
