/** The one tag: `<script async src=".../help-widget.js">`. */

import { register } from "./element.js";
import { installQueue } from "./queue.js";

// Where this script came from. The stack names the address it was really fetched from; `script.src` is resolved again on every
// reading and follows a <base> that the page got later. URL() takes the text of either.
const own = /\w+:\S+(?=:\d+:)/.exec(new Error().stack as string) ?? location;
const at = (file: string): string => new URL(file, own as unknown as URL).href;

if (
  register({
    core: at(CORE_FILE),
    drawing: [at(DRAWING_FILE), { integrity: DRAWING_INTEGRITY }],
    light: [at(LIGHT_FILE), { integrity: LIGHT_INTEGRITY }],
  })
) {
  installQueue();
}
