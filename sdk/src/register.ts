import { HelpWidgetElement } from "./element.js";
import type { Files } from "./loader/load.js";

/**
 * Defines <help-widget>, unless the page already has one (loaded twice: the first wins) or the browser is too old, in which case
 * the links inside the tag simply stay links. Returns whether it was defined now.
 */
export const register = (files: Files): boolean => {
  if (customElements.get("help-widget") || !document.adoptedStyleSheets) return false;
  HelpWidgetElement.files = files;
  customElements.define("help-widget", HelpWidgetElement);
  return true;
};
