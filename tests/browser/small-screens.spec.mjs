import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { isFocused } from "./harness/focus.mjs";
import { demoPage } from "./harness/pages.mjs";
import { ownText } from "./harness/stage.mjs";
import { story } from "./harness/story.mjs";
import { until } from "./harness/until.mjs";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 };

story("on a phone the help fills the screen, and a ticket is opened by touch", phone, async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  const details = ownText();
  await visit.launcher.tap();
  await visit.ticketCard.tap();
  await visit.details.waitFor();
  assert.deepEqual(await visit.help.boundingBox(), { x: 0, y: 0, width: 390, height: 844 });
  await visit.write({ details });
  await visit.send.tap();
  await visit.confirmation.waitFor();
  assert.equal(stage.backend.ticketsAbout(details).length, 1);
});

story(
  "the key that says next on a phone leads to the next field, and sends nothing",
  phone,
  async (stage) => {
    const visit = await stage.visit({ path: demoPage });
    await visit.openTicketForm();
    assert.equal(await visit.name.getAttribute("enterkeyhint"), "next");
    await visit.name.press("Enter");
    assert.ok(await isFocused(visit.reason));
    assert.equal(await visit.help.getByText(visit.words.error_reason_required).count(), 0);
  },
);

story("where the next field has many lines, the key writes none into it", phone, async (stage) => {
  // A desk without reasons: what follows the e-mail field is the text.
  await stage.context.route("**/v1/bootstrap*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), reasons: [] } });
  });
  const visit = await stage.visit({ attributes: { "user-name": undefined, "user-email": undefined } });
  await visit.openTicketForm();
  await visit.email.press("Enter");
  assert.ok(await isFocused(visit.details));
  await visit.page.keyboard.type("Oi");
  assert.equal(await visit.details.inputValue(), "Oi");
});

story("writing on a phone does not make the browser zoom", phone, async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.openTicketForm();
  for (const field of [visit.name, visit.reason, visit.details]) {
    const size = await field.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    assert.ok(size >= 16, `${size} px`);
  }
});

/** What sticks out of the panel at the left or right, or cannot be scrolled to. */
const stickingOut = (visit) =>
  visit.help.evaluate((panel) => {
    const room = panel.getBoundingClientRect();
    return [...panel.querySelectorAll("button, a, input, textarea, select, h2, h3, p")]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 1 && (box.left < room.left - 0.5 || box.right > room.right + 0.5);
      })
      .map((element) => `${element.localName} ${element.textContent.slice(0, 30)}`);
  });

story(
  "at 320 pixels everything fits and can be used",
  { viewport: { width: 320, height: 568 } },
  async (stage) => {
    const visit = await stage.visit({ path: demoPage });
    const details = ownText();
    await visit.openHelp();
    assert.deepEqual(await stickingOut(visit), []);
    await visit.ticketCard.click();
    await visit.write({ details });
    assert.deepEqual(await stickingOut(visit), []);
    await visit.send.click();
    await visit.confirmation.waitFor();
    assert.deepEqual(await stickingOut(visit), []);
    assert.equal(await visit.page.evaluate(() => document.documentElement.scrollWidth), 320);
  },
);

const sizeOf = (field) => field.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
/** A page that sets its own letters, for those who count in rem. */
const rootOf = (size) => `document.addEventListener("DOMContentLoaded", () =>
  document.documentElement.style.setProperty("font-size", "${size}"))`;
/** The size of letters in the browser's own settings, which is 16 pixels for most. */
const askBrowserFor = async ({ page }, standard) => {
  const debug = await page.context().newCDPSession(page);
  await debug.send("Page.setFontSizes", { fontSizes: { standard, fixed: (standard * 13) / 16 } });
};

for (const root of ["100%", "62.5%"]) {
  story(`the customer's own letters count on a page whose root has ${root} of them`, async (stage) => {
    const visit = await stage.visit({ path: demoPage, before: rootOf(root) });
    await askBrowserFor(visit, 32);
    await visit.openTicketForm();
    const size = await sizeOf(visit.details);
    assert.ok(size >= 31, `letters of ${size} px`);
  });
}

story("a page's own size of letters is not the customer's", async (stage) => {
  const visit = await stage.visit({ path: demoPage, before: rootOf("200%") });
  await visit.openTicketForm();
  assert.equal(await sizeOf(visit.details), 16);
});

story("with letters twice as large everything fits and can be used", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await askBrowserFor(visit, 32);
  const details = ownText();
  await visit.openTicketForm();
  assert.deepEqual(await stickingOut(visit), []);
  await visit.write({ details });
  await visit.send.click();
  await visit.confirmation.waitFor();
  assert.equal(stage.backend.ticketsAbout(details).length, 1);
});

story(
  "a short window scrolls the form instead of cutting it off",
  { viewport: { width: 1000, height: 420 } },
  async (stage) => {
    const visit = await stage.visit({ path: demoPage });
    await visit.openTicket({ details: ownText() });
  },
);

story(
  "on a phone the help leaves the status bar and the home indicator alone, from the first picture of its screen on",
  phone,
  async (stage) => {
    const visit = await stage.visit({
      path: demoPage,
      change: (html) => html.replace("width=device-width", "width=device-width, viewport-fit=cover"),
    });
    const debug = await visit.page.context().newCDPSession(visit.page);
    await debug.send("Emulation.setSafeAreaInsetsOverride", {
      insets: { top: 47, topMax: 47, bottom: 34, bottomMax: 34 },
    });
    await visit.openTicketForm();
    assert.deepEqual(await visit.help.boundingBox(), { x: 0, y: 47, width: 390, height: 844 - 47 - 34 });
  },
);

story(
  "where nothing can be pressed, what is longer than the window is read with the keyboard all the same",
  { viewport: { width: 320, height: 256 } },
  async (stage) => {
    const visit = await stage.visit();
    const { page, help, words } = visit;
    await visit.openHelp();
    await page.evaluate(() => document.querySelector("help-widget").open("notices"));
    await visit.heading(words.notices_title).first().waitFor();
    const list = help.getByRole("group", { name: words.notices_title, exact: true });
    await until("the Tab key comes there", async () => {
      await page.keyboard.press("Tab");
      return (await list.count()) && (await isFocused(list));
    });
    await page.keyboard.press("End");
    await until("it is scrolled", () => list.evaluate((body) => body.scrollTop > 0));
    for (const name of [words.back, words.close]) {
      const button = visit.button(name).first();
      await until(`the Tab key comes to ${name}`, async () => {
        await page.keyboard.press("Tab");
        return isFocused(button);
      });
    }
  },
);

chatStory("what is read with the keyboard is named by the screen that is there", async ({ agent, visit }) => {
  const { page, help, words } = visit;
  const group = (name) => help.getByRole("group", { name, exact: true });
  await page.setViewportSize({ width: 320, height: 256 });
  await page.keyboard.press("Tab");
  await group(words.queue_title).waitFor();
  const chat = await agent.claimNext();
  await visit.heading(agent.name).waitFor();
  await until("it is the conversation's", async () => !(await group(words.queue_title).count()));
  for (let line = 1; line <= 9; ++line) await agent.write(chat, `Linha ${line}`);
  await help.getByText("Linha 9", { exact: true }).waitFor();
  await page.keyboard.press("Tab");
  await group(agent.name).waitFor();
  await page.setViewportSize({ width: 320, height: 2000 });
  await until("all of it is seen", async () => {
    await page.keyboard.press("Tab");
    return !(await group(agent.name).count());
  });
});
