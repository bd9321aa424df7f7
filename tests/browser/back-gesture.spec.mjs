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
/** How many listen from now on, the cores that were given up among them. */
const countWatchers = () => {
  window.watchers = 0;
  window.CloseWatcher = class extends CloseWatcher {
    constructor(until) {
      super(until);
      window.watchers += 1;
    }
  };
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

story("nor does help that is hidden with what the tag stands in", phone, async (stage) => {
  const visit = await stage.visit({ path: demoPage, before: listens });
  await visit.page.evaluate(() => window.listenForBack());
  await visit.openTicketForm();
  const show = (display) =>
    visit.page.evaluate((value) => {
      document.querySelector("help-widget").parentElement.style.display = value;
      return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }, display);
  await visit.page.evaluate(() => {
    const place = document.createElement("div");
    document.body.append(place);
    place.append(document.querySelector("help-widget"));
  });
  await show("none");
  await goBack(visit);
  assert.equal(await heard(visit), 1);
  await show("");
  await goBack(visit);
  await visit.ticketCard.waitFor();
});

for (const [what, breaks, works] of [
  [
    "no module comes",
    ({ page }) => page.route(/\.wasm$/, (route) => route.abort("connectionreset")),
    ({ page }) => page.unroute(/\.wasm$/),
  ],
  [
    "the settings are none",
    ({ page }) => page.evaluate(() => document.querySelector("help-widget").setAttribute("accent", "teal")),
    ({ page }) => page.evaluate(() => document.querySelector("help-widget").removeAttribute("accent")),
  ],
]) {
  story(
    `where ${what} the gesture leads out of the help with the contact links; once a core works, a screen back as ever`,
    { ...phone, mayLog: /./ },
    async (stage) => {
      const visit = await stage.visit({ path: demoPage, before: listens });
      await visit.page.evaluate(() => window.listenForBack());
      await breaks(visit);
      await visit.launcher.tap();
      await visit.page.locator("help-widget > a").first().click({ trial: true });
      await goBack(visit);
      await visit.help.waitFor({ state: "hidden" });
      await works(visit);
      await visit.page.evaluate(countWatchers);
      // So soon after the first, another tap would be the second half of a double one.
      await visit.launcher.press("Enter");
      await visit.ticketCard.tap();
      await visit.details.waitFor();
      assert.equal(await visit.page.evaluate(() => window.watchers), 1);
      await goBack(visit);
      await visit.ticketCard.click({ trial: true });
      await goBack(visit);
      await visit.help.waitFor({ state: "hidden" });
      assert.equal(await heard(visit), 0);
    },
  );
}

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
