// One way to start Debian's Chromium, for tests, measurements and pictures alike.
import { chromium } from "playwright-core";
import { chromiumBinary } from "./paths.mjs";

const quiet = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
// WebGL2 without a graphics card, which the machines of continuous integration do not have.
const softwareGraphics = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/**
 * For measurements: the page itself is put together in software, as Chromium does by itself on a machine without a graphics card. Else the graphics card
 * made of software would paint the page as well, and its fight for the processor would be measured. Not for tests: WebGL is then read back from that
 * card, and Chromium says on the console that this is slow.
 */
export const pageInSoftware = ["--disable-gpu-compositing", "--disable-gpu-rasterization"];

/** `graphics: false` gives a browser without WebGL2; `without` leaves out switches that Playwright would add by itself. */
export const launchChromium = ({ graphics = true, args = [], without = [] } = {}) =>
  chromium.launch({
    executablePath: chromiumBinary,
    args: [...quiet, ...(graphics ? softwareGraphics : ["--disable-gpu", "--disable-3d-apis"]), ...args],
    ignoreDefaultArgs: without,
  });
