/** The one tag: `<script async src=".../help-widget.js">`. */
import { installQueue } from "./queue.js";
import { register } from "./register.js";

// Where this script came from. The stack names the address it was really fetched from; `script.src` is resolved again on every
// reading and follows a <base> that the page got later.
const stack = /(?:https?|file):\/\/\S+?(?=:\d+:\d+)/.exec(new Error().stack ?? "");
const own = stack?.[0] ?? (document.currentScript as HTMLScriptElement | null)?.src ?? location.href;
const at = (file: string): string => new URL(file, own).href;

if (
  register({
    core: [at(CORE_FILE), CORE_INTEGRITY],
    drawing: [at(DRAWING_FILE), DRAWING_INTEGRITY],
    light: [at(LIGHT_FILE), LIGHT_INTEGRITY],
  })
) {
  installQueue();
}
