import { css as both } from "./both-skins.css";
import { css as canvas } from "./canvas.css";
import { css as dom } from "./dom.css";
import { css as choices } from "./dom-choices.css";
import { css as controls } from "./dom-controls.css";
import { css as talk } from "./dom-talk.css";
import { css as forced } from "./forced-colours.css";
import { css as frame } from "./frame.css";
import type { Place } from "./place.js";

/** Either the core draws on a canvas and the elements lie over it, unseen; or the elements are what one sees. */
export type Skin = "canvas" | "dom";

let sheets: (Record<Skin, CSSStyleSheet> & { base: CSSStyleSheet }) | undefined;

const constructed = (css: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

/** Puts a skin on: the same elements, another stylesheet. The sheets are constructed once for the page. */
export const wear = ({ seat, widget }: Place, skin: Skin): void => {
  if (widget.dataset["skin"] === skin) return;
  widget.dataset["skin"] = skin;
  sheets ??= {
    base: constructed(frame + both),
    dom: constructed(dom + controls + choices + talk + forced),
    canvas: constructed(canvas),
  };
  const root = seat.host.shadowRoot as ShadowRoot;
  const [loader] = root.adoptedStyleSheets as [CSSStyleSheet];
  root.adoptedStyleSheets = [loader, sheets.base, sheets[skin]];
};
