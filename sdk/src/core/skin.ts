import { css as canvas } from "./canvas.css";
import { css as common } from "./common.css";
import { css as dom } from "./dom.css";

let sheet: CSSStyleSheet | undefined;

/** Adds the skins' stylesheet to a widget's root: constructed once for the page. */
export const dress = (root: ShadowRoot): void => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(common + dom + canvas);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};
