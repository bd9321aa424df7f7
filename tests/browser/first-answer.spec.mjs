// What is on the screen between the click and the desk's first answer (docs/decisions/0006-one-frame-for-the-first-answer.md).
import assert from "node:assert/strict";
import { hold } from "./harness/hold.mjs";
import { story } from "./harness/story.mjs";

/** Timers of the page that would wait that long never go off: what comes all the same was not waiting for them. */
const without = (waits) => `{
  const real = window.setTimeout;
  const never = ${waits};
  window.setTimeout = (work, wait, ...rest) => (never(wait) ? -1 : real(work, wait, ...rest));
}`;

story("a desk that answers at once is shown in one step, without a loading screen", async (stage) => {
  const visit = await stage.visit({ before: without((wait) => wait === 200) });
  await visit.page.evaluate((word) => {
    window.loading = 0;
    const { shadowRoot } = document.querySelector("help-widget");
    new MutationObserver(() => {
      window.loading += shadowRoot.querySelector(`[aria-label="${word}"]`) ? 1 : 0;
    }).observe(shadowRoot, { subtree: true, childList: true, attributes: true });
  }, visit.words.loading);
  await visit.launcher.click();
  await visit.ticketCard.waitFor();
  assert.equal(await visit.page.evaluate(() => window.loading), 0);
});

story("a desk that takes its time: after a moment the help itself says that it loads", async (stage) => {
  // Not with the frame in which the request would be late.
  const visit = await stage.visit({ before: without((wait) => wait >= 1000) });
  const { release } = await hold(visit.page, "**/v1/bootstrap*");
  await visit.launcher.click();
  const loading = visit.help.getByRole("status", { name: visit.words.loading, exact: true });
  await loading.waitFor();
  await visit.says(visit.words.home_greeting_name, { name: "Ana" }).waitFor();
  release();
  await visit.ticketCard.waitFor();
  assert.equal(await loading.count(), 0);
});

story(
  "who was near before the click sees no empty panel either, while the desk takes its time",
  async (stage) => {
    const canvasMade = `{
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      window.canvasMade ||= kind === "webgl";
      return getContext.call(this, kind, ...rest);
    };
  }`;
    const visit = await stage.visit({ before: `${without((wait) => wait === 200)};${canvasMade}` });
    const asked = visit.page.waitForRequest(/\/v1\/bootstrap/);
    await visit.page.route("**/v1/bootstrap*", () => undefined);
    await visit.launcher.hover();
    await asked;
    if (stage.skin === "canvas") await visit.page.waitForFunction(() => window.canvasMade);
    await visit.launcher.click();
    await visit.help.locator("i").first().waitFor();
    const [panel, header] = [visit.help, visit.help.getByRole("banner")];
    assert.equal(
      (await header.boundingBox()).y,
      (await panel.boundingBox()).y,
      "nothing pushes the skeleton away",
    );
  },
);

story(
  "a skeleton that has to stay begins to breathe, while the module is on its way",
  { reducedMotion: "no-preference" },
  async (stage) => {
    const visit = await stage.visit();
    await visit.page.route(/\.wasm$/, () => undefined);
    await visit.launcher.click();
    await visit.page.waitForFunction(() => {
      const { shadowRoot } = document.querySelector("help-widget");
      return shadowRoot.querySelector("i")?.getAnimations().length > 0;
    });
  },
);

story(
  "what the customer prefers anew while the answer is awaited holds for the first screen",
  { skins: ["dom"] },
  async (stage) => {
    // Icons are made when the core has been, just before it waits for the answer; here it waits for nothing else.
    const tellsOfIcons = `{
      const { setHTML } = Element.prototype;
      Element.prototype.setHTML = function (...rest) {
        window.iconsMade = true;
        return setHTML.apply(this, rest);
      };
    }`;
    const visit = await stage.visit({ before: without((wait) => wait === 5) + tellsOfIcons });
    const desk = await hold(visit.page, "**/v1/bootstrap*");
    await visit.launcher.click();
    await visit.page.waitForFunction(() => window.iconsMade);
    await visit.page.emulateMedia({ colorScheme: "dark" });
    desk.release();
    await visit.ticketCard.waitFor();
    const [red] = await visit.page.evaluate(() => {
      const panel = document.querySelector("help-widget").shadowRoot.querySelector(".panel");
      return getComputedStyle(panel).backgroundColor.match(/\d+/g).map(Number);
    });
    assert.ok(red < 64, `a dark ground: ${red}`);
  },
);
