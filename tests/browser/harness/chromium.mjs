// One way to start Debian's Chromium, for tests, measurements and pictures alike.
import { chromium } from "playwright-core";
import { chromiumBinary, shellBinary } from "./paths.mjs";

const quiet = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
// WebGL without a graphics card, which the machines of continuous integration do not have. The page is not painted on that card made of software, but
// by the processor without a detour: a third less work.
const softwareGraphics = [
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-rasterization",
];

/**
 * The page is put together in software, too, as Chromium does by itself on a machine without a graphics card: a quarter less work for the drawn skin, and in
 * measurements no fight of the card made of software for the processor. The whole browser does it the other way.
 */
export const pageInSoftware = ["--disable-gpu-compositing"];

/** What Chromium then says on the console, to every page with WebGL: it reads back what the card made of software has drawn, and finds that slow. */
export const readsBack =
  /^\[\.WebGL-0x[\da-f]+\]GL Driver Message \(OpenGL, Performance, GL_CLOSE_PATH_NV, High\): GPU stall due to ReadPixels( \(this message will no longer repeat\))?$/;

/**
 * `whole`: the browser that people have, with its windows, which it makes even when nobody sees them; else the same engine without, for half of the work
 * (docs/decisions/0007-chromium-without-its-windows.md). `graphics: false` gives a browser without WebGL; `without` leaves out switches that Playwright
 * would add by itself.
 */
const how = ({ whole = false, graphics = true, args = [], without = [] }) => ({
  executablePath: whole ? chromiumBinary : shellBinary,
  args: [...quiet, ...(graphics ? softwareGraphics : ["--disable-gpu", "--disable-3d-apis"]), ...args],
  ignoreDefaultArgs: without,
});

export const launchChromium = (options = {}) => chromium.launch(how(options));

/** A browser with one profile, in `folder`: what it has fetched and compiled it keeps. The others forget like a private window. */
export const openProfile = (folder, options, context) =>
  chromium.launchPersistentContext(folder, { ...how(options), ...context });
