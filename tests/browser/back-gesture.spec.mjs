// A phone's Back gesture, which reaches a page as a request to close what is on top: a desktop's browser makes one of Escape when no element has the focus.
import assert from "node:assert/strict";
import { demoPage } from "./harness/pages.mjs";
import { story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function goBack({ page }) {
  await page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    focused?.blur();
  });
  await page.keyboard.press("Escape");
}
/** What the page wants to hear of gestures itself. */
const listens = () => {
  window.heard = 0;
  window.listenForBack = () => new CloseWatcher().addEventListener("close", () => ++window.heard);
};
const heard = ({ page }) => page.evaluate(() => window.heard);

story(
  "the Back gesture leads a screen back, then out of the help, and not out of the page",
  phone,
  async (stage) => {
    const visit = await stage.visit({ path: demoPage, before: listens });
    await visit.page.evaluate(() => window.listenForBack());
    const address = visit.page.url();
    await visit.launcher.tap();
    await visit.ticketCard.tap();
    await visit.write({ details: "Ainda não enviado" });
    await goBack(visit);
    await visit.ticketCard.waitFor();
    await goBack(visit);
    await visit.help.waitFor({ state: "hidden" });
    assert.equal(await heard(visit), 0);
    assert.equal(visit.page.url(), address);
    await goBack(visit);
    assert.equal(await heard(visit), 1, "closed, the help leaves the gesture to the page");
    await visit.launcher.tap();
    await visit.ticketCard.tap();
    assert.equal(await visit.details.inputValue(), "Ainda não enviado");
  },
);

story("the gesture belongs to the page where the help covers only a part of it", async (stage) => {
  const visit = await stage.visit({ path: demoPage, before: listens });
  await visit.openHelp();
  await visit.page.evaluate(() => window.listenForBack());
  await goBack(visit);
  assert.equal(await heard(visit), 1);
  assert.ok(await visit.help.isVisible());
});

story("help that has left the page hears no gesture", phone, async (stage) => {
  const visit = await stage.visit({ path: demoPage, before: listens });
  await visit.page.evaluate(() => window.listenForBack());
  await visit.openHelp();
  await visit.page.evaluate(() => document.querySelector("help-widget").remove());
  await goBack(visit);
  assert.equal(await heard(visit), 1);
});

/** In the browser that people have, which keeps pages that were left. */
const kept = { ...phone, whole: true, chromium: { without: ["--disable-back-forward-cache"] } };

story(
  "whoever listens for the gesture is kept by the browser as ever, and hears it after coming back",
  kept,
  async (stage) => {
    const visit = await stage.visit({
      before: () =>
        addEventListener("pageshow", ({ persisted }) => Object.assign(window, { cameFromCache: persisted })),
    });
    await visit.openTicketForm();
    await visit.page.goto(`${visit.page.url()}?page=2`);
    await visit.page.goBack({ waitUntil: "commit" });
    await eventuallyEqual(
      () => visit.page.evaluate(() => window.cameFromCache),
      true,
      "it came from the cache",
    );
    await goBack(visit);
    await visit.ticketCard.waitFor();
  },
);
