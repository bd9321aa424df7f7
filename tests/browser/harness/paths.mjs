// Where things are. What a person may override is an environment variable, the same as in scripts/environment.sh.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const build = join(root, "build");
export const demoPages = join(root, "demo/app");
export const agentPages = join(root, "demo/desk");
export const sdk = env.HELP_SDK_DIR ?? join(root, "sdk/dist");
export const desk = join(root, "demo/desk.json");
export const serverBinary = env.HELP_SERVER ?? join(build, "release/bin/help-server");
export const qaBinary = env.HELP_QA ?? join(build, "asan/bin/help-qa");
export const chromiumBinary = env.HELP_CHROMIUM ?? "/usr/bin/chromium";
export const shellBinary = env.HELP_CHROMIUM_SHELL ?? "/usr/bin/chromium-headless-shell";

/** A sentence for a person when something that must have been built is missing; undefined when all is there. */
export function missingPart() {
  const parts = [
    [serverBinary, "the reference backend: ./dev build server"],
    [join(sdk, "help-widget.js"), "the SDK: ./dev build wasm sdk"],
    [chromiumBinary, "Chromium: set HELP_CHROMIUM"],
    [shellBinary, "Chromium without windows: set HELP_CHROMIUM_SHELL"],
  ];
  const missing = parts.find(([path]) => !existsSync(path));
  return missing && `${missing[0]} is missing. It is ${missing[1]}`;
}
