// A contact sheet of every screen: both skins, a phone and a desktop, light and dark; and where the customer has forced colours, light and dark, in the
// only skin there is then: node tests/shots/shots.mjs [--only TEXT]
// Pictures, a sheet for each device and scheme, and index.html go to build/shots.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv, exit, stdout } from "node:process";
import { parseArgs } from "node:util";
import { startBackend } from "../browser/harness/backend.mjs";
import { launchChromium } from "../browser/harness/chromium.mjs";
import { demoPage, PageFolder } from "../browser/harness/pages.mjs";
import { build, missingPart } from "../browser/harness/paths.mjs";
import { request, screens } from "../browser/harness/screens.mjs";
import { Stage } from "../browser/harness/stage.mjs";
import { failingScreens } from "./failing-screens.mjs";
import { writeSheets } from "./sheet.mjs";

const folder = join(build, "shots");
const devices = {
  desktop: { viewport: { width: 1280, height: 820 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const forced = { forcedColors: "active" };
const schemes = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "forced light": { colorScheme: "light", ...forced },
  "forced dark": { colorScheme: "dark", ...forced },
};
const seriesOf = ({ device, scheme, skin }) => `${device}-${scheme.replace(" ", "-")}-${skin}`;
const all = Object.keys(devices).flatMap((device) =>
  Object.keys(schemes).flatMap((scheme) =>
    (schemes[scheme].forcedColors ? ["dom"] : ["canvas", "dom"]).map((skin) => ({ device, scheme, skin })),
  ),
);
/** Around the desktop's panel, so that its shadow is in the picture. */
const margin = 28;

const { values: options } = parseArgs({ args: argv.slice(2), options: { only: { type: "string" } } });
const missing = missingPart();
if (missing) {
  stdout.write(`shots: ${missing}\n`);
  exit(1);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const pages = new PageFolder();
const backend = await startBackend({ statics: [[pages.prefix, pages.folder]] });
const browser = await launchChromium({ whole: true });
const pictures = [];

for (const kind of all.filter((each) => seriesOf(each).includes(options.only ?? ""))) {
  const { device, scheme, skin } = kind;
  const series = seriesOf(kind);
  const context = await browser.newContext({
    ...devices[device],
    ...schemes[scheme],
    locale: "pt-BR",
    reducedMotion: "reduce",
  });
  const stage = new Stage({ context, backend, pages, skin, mayLog: /./ });
  const look = async (name, visit) => {
    const file = `${name}-${series}.png`;
    await visit.page.screenshot({
      path: join(folder, file),
      clip: await frame(device, visit),
      animations: "disabled",
    });
    if (name === "home" || name === "ticket-filled") {
      await visit.page.screenshot({ path: join(folder, `page-${file}`) });
    }
    pictures.push({ name, ...kind, file });
  };
  await failingScreens(stage, look);
  await screens(stage, look, { path: demoPage, details: request });
  await context.close();
  stdout.write(`  ${series}\n`);
}

async function frame(device, { help, page }) {
  if (device === "phone") return { x: 0, y: 0, ...devices.phone.viewport };
  const box = await help.boundingBox();
  const { width, height } = page.viewportSize();
  const [left, top] = [Math.max(0, box.x - margin), Math.max(0, box.y - margin)];
  return {
    x: left,
    y: top,
    width: Math.min(width, box.x + box.width + margin) - left,
    height: Math.min(height, box.y + box.height + margin) - top,
  };
}

await writeSheets(browser, folder, pictures);
writeFileSync(join(folder, "pictures.json"), `${JSON.stringify(pictures, null, 2)}\n`);
await browser.close();
await backend.stop();
pages.remove();
stdout.write(`${pictures.length} pictures: ${join(folder, "index.html")}\n`);
