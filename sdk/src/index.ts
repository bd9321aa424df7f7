/** The package as a module: `import { createHelpWidget } from "help-widget"`. */
import { register } from "./register.js";

// Nothing to define where pages are only rendered to text.
if (globalThis.customElements) {
  // Bundlers find the files by this very form, `new URL(text, import.meta.url)`.
  register({
    core: new URL(CORE_FILE, import.meta.url).href,
    drawing: [new URL(DRAWING_FILE, import.meta.url).href, { integrity: DRAWING_INTEGRITY }],
    light: [new URL(LIGHT_FILE, import.meta.url).href, { integrity: LIGHT_INTEGRITY }],
    rests: [new URL(DRAWING_REST_FILE, import.meta.url).href, new URL(LIGHT_REST_FILE, import.meta.url).href],
  });
}

export { type HelpEventName, type HelpListener, HelpWidgetElement } from "./element.js";
export type { HelpErrorCode, HelpErrorDetail } from "./errors.js";
export type * from "./protocol.js";
export { createHelpWidget } from "./queue.js";
export type { Route, Settings } from "./settings.js";
export type { EventSink, EventSubscription, Transport } from "./transport.js";
