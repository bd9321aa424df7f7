import assert from "node:assert/strict";
import { ownText } from "./harness/stage.mjs";
import { noSkin, story } from "./harness/story.mjs";

/** The whole ticket story; gives the names of the modules that were fetched. */
async function modulesOfATicket(stage, { attributes = { skin: "auto" }, ...rest } = {}) {
  const visit = await stage.visit({ attributes, ...rest });
  const modules = [];
  visit.page.on("request", (request) => {
    const [, name] = /(help-widget[^/]*)\.wasm$/.exec(request.url()) ?? [];
    if (name) modules.push(name.replace(/\.[0-9a-f]{8,}/, ""));
  });
  const details = ownText();
  await visit.openTicket({ details });
  assert.equal(stage.backend.ticketsAbout(details).length, 1);
  return modules;
}
/** The two parts, in the order of their need. */
const light = ["help-widget-lite", "help-widget-lite-rest"];
const drawing = ["help-widget", "help-widget-rest"];

story("the canvas skin fetches the drawing module alone", { skins: noSkin }, async (stage) => {
  assert.deepEqual(await modulesOfATicket(stage, { attributes: { skin: "canvas" } }), drawing);
});

story("the DOM skin fetches the light module alone", { skins: noSkin }, async (stage) => {
  assert.deepEqual(await modulesOfATicket(stage, { attributes: { skin: "dom" } }), light);
});

story("forced colours: the light module alone", { skins: noSkin, forcedColors: "active" }, async (stage) => {
  assert.deepEqual(await modulesOfATicket(stage), light);
});

story("a customer who saves data: the light module alone", { skins: noSkin }, async (stage) => {
  const saving = () => Object.defineProperty(navigator.connection, "saveData", { get: () => true });
  assert.deepEqual(await modulesOfATicket(stage, { before: saving }), light);
});

story("no WebGL: the light module alone", { skins: noSkin, chromium: { graphics: false } }, async (stage) => {
  assert.deepEqual(await modulesOfATicket(stage), light);
});

/** How a browser without a graphics card answers; the tests' own browser draws in software without saying so. */
function noGraphicsCard() {
  const real = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return options?.failIfMajorPerformanceCaveat ? null : real.call(this, kind, options);
  };
}

story("WebGL without a graphics card: the light module alone", { skins: noSkin }, async (stage) => {
  assert.deepEqual(await modulesOfATicket(stage, { before: noGraphicsCard }), light);
});

story("WebGL with a graphics card: the drawing module alone", { skins: noSkin }, async (stage) => {
  assert.deepEqual(await modulesOfATicket(stage), drawing);
});
