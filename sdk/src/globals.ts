/** What TypeScript knows of a page that has the help in it. */
import type { HelpWidgetElement } from "./element.js";
import type { HelpEventMap, HelpEventName, HelpListener } from "./events.js";
import type { Settings } from "./settings.js";

type Verb = "open" | "close" | "toggle" | "show" | "hide" | "update" | "destroy";

/** The one global, `window.HelpWidget`: the methods of the element by their names, and `boot`. */
export interface HelpWidgetCommand {
  (verb: "boot", settings?: Settings): void;
  <Name extends Verb>(verb: Name, ...values: Parameters<HelpWidgetElement[Name]>): void;
  <Name extends HelpEventName>(verb: "on" | "once" | "off", name: Name, listener: HelpListener<Name>): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "help-widget": HelpWidgetElement;
  }
  // Elements, document and window have these in common, and it is them that the events pass.
  interface GlobalEventHandlersEventMap extends HelpEventMap {}
  interface Window {
    /** Of the one tag; the module alone installs none. */
    HelpWidget?: HelpWidgetCommand;
  }
}
