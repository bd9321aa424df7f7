// The keyboard's focus belongs to whoever the customer is busy with: what happens in the help does not take it out of the page.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { isFocused } from "./harness/focus.mjs";
import { story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

/** Something of the page's own, before all that it has. */
const addToPage = (page, tag, properties) =>
  page.evaluate(
    ([name, all]) => {
      document.body.prepend(Object.assign(document.createElement(name), all));
    },
    [tag, properties],
  );
const inHelp = ({ page }) => page.evaluate(() => document.activeElement.localName === "help-widget");

chatStory(
  "an agent who ends the chat does not take the focus out of a field of the page",
  async ({ agent, visit }) => {
    const { page, words } = visit;
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    await addToPage(page, "input", { id: "card" });
    await page.locator("#card").focus();
    await page.keyboard.type("4111 ");
    await agent.close(chat);
    await visit.heading(words.ended_title).waitFor();
    await page.keyboard.type("2222");
    assert.equal(await page.locator("#card").inputValue(), "4111 2222");
  },
);

chatStory(
  "an agent who ends the chat leads the focus to the title, if it was in the help",
  async ({ agent, visit }) => {
    const { words } = visit;
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    await visit.composer.focus();
    await agent.close(chat);
    await visit.heading(words.ended_title).waitFor();
    assert.ok(await isFocused(visit.heading(words.ended_title)));
  },
);

story(
  "whoever asks the open help for another screen, from the page, goes there with the focus",
  async (stage) => {
    const visit = await stage.visit();
    const { page } = visit;
    await visit.openHelp();
    await addToPage(page, "button", { id: "ask", textContent: "Escrever" });
    await page.evaluate(() =>
      document
        .getElementById("ask")
        .addEventListener("click", () => document.querySelector("help-widget").open("ticket")),
    );
    await page.locator("#ask").click();
    await visit.details.waitFor();
    await page.waitForFunction(() => {
      const { activeElement } = document.querySelector("help-widget").shadowRoot;
      return activeElement?.localName === "h2";
    });
  },
);

story("where the help covers the page the Tab key goes round inside it, both ways", async (stage) => {
  const visit = await stage.visit();
  const { page } = visit;
  await page.setViewportSize({ width: 320, height: 640 });
  await visit.openTicketForm();
  // The browser tells of another width with its next picture.
  const isModal = () => visit.help.getAttribute("aria-modal");
  await eventuallyEqual(isModal, "true", "nothing else is in sight");
  const where = () =>
    page.evaluate(() => {
      const { activeElement } = document.querySelector("help-widget").shadowRoot;
      return activeElement?.ariaLabel ?? activeElement?.textContent ?? "elsewhere";
    });
  await visit.button(visit.words.back).focus();
  await page.keyboard.press("Shift+Tab");
  const last = await where();
  assert.notEqual(last, "elsewhere");
  await page.keyboard.press("Tab");
  assert.equal(await where(), visit.words.back);
  await page.setViewportSize({ width: 1280, height: 800 });
  await eventuallyEqual(isModal, null, "the page is in sight");
  await page.keyboard.press("Shift+Tab");
  assert.ok(!(await inHelp(visit)) || (await where()) !== last, "with the page in sight it can be reached");
});

story("closing gives the focus back without moving the page", async (stage) => {
  const visit = await stage.visit();
  const { page } = visit;
  await page.evaluate(() => {
    document.body.style.height = "4000px";
  });
  await visit.openHelp();
  const far = await page.evaluate(() => {
    scrollTo(0, 2000);
    return scrollY;
  });
  await visit.button(visit.words.close).click();
  await visit.help.waitFor({ state: "hidden" });
  assert.ok(await isFocused(visit.launcher));
  assert.equal(await page.evaluate(() => scrollY), far);
});

story("without a launcher, closing gives the focus back to what had it before", async (stage) => {
  const visit = await stage.visit({ attributes: { launcher: "none" } });
  const { page } = visit;
  await addToPage(page, "button", { id: "ask", textContent: "Perguntar" });
  await page.evaluate(() =>
    document
      .getElementById("ask")
      .addEventListener("click", () => document.querySelector("help-widget").open()),
  );
  await page.locator("#ask").focus();
  await page.keyboard.press("Enter");
  await visit.ticketCard.waitFor();
  assert.ok(await inHelp(visit));
  await page.keyboard.press("Escape");
  await visit.help.waitFor({ state: "hidden" });
  assert.ok(await isFocused(page.locator("#ask")));
});
