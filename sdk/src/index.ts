/** The package as a module: `import { createHelpWidget } from "help-widget"`. */

import { register } from "./element.js";
import type { Files } from "./loader/load.js";

const pins = {
  drawing: { integrity: DRAWING_INTEGRITY },
  light: { integrity: LIGHT_INTEGRITY },
};

const files = (): Files => {
  try {
    // Bundlers find the files by this very form, `new URL(text, import.meta.url)`.
    return {
      core: new URL(CORE_FILE, import.meta.url).href,
      drawing: [new URL(DRAWING_FILE, import.meta.url).href, pins.drawing],
      light: [new URL(LIGHT_FILE, import.meta.url).href, pins.light],
      rests: [
        new URL(DRAWING_REST_FILE, import.meta.url).href,
        new URL(LIGHT_REST_FILE, import.meta.url).href,
      ],
    };
  } catch {
    // A bundle that is no module has no `import.meta.url`: its files are looked for beside it.
    const own = (document.currentScript as HTMLScriptElement | null)?.src || location.href;
    const at = (file: string): string => new URL(file, own).href;
    return {
      core: at(CORE_FILE),
      drawing: [at(DRAWING_FILE), pins.drawing],
      light: [at(LIGHT_FILE), pins.light],
    };
  }
};

// Nothing to define where pages are only rendered to text.
if (globalThis.customElements) register(files());

export { HelpWidgetElement } from "./element.js";
export type { HelpErrorCode, HelpErrorDetail } from "./errors.js";
export type { HelpEventDetails, HelpEventMap, HelpEventName, HelpListener } from "./events.js";
export type { HelpWidgetCommand } from "./globals.js";
export type * from "./protocol.js";
export { createHelpWidget } from "./queue.js";
export type { Route, Settings } from "./settings.js";
export type { EventSink, EventSubscription, Transport } from "./transport.js";
