// What a page does in the very moment in which it is told that the help opens or closes.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { isFocused } from "./harness/focus.mjs";
import { noSkin, story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

/** From now on the page answers an event of its help once, with one of the element's functions. */
const answer = ({ page }, event, command) =>
  page.evaluate(
    ([told, does]) => {
      const help = document.querySelector("help-widget");
      help.addEventListener(`help-${told}`, () => help[does](), { once: true });
    },
    [event, command],
  );

chatStory(
  "a page that closes what opens has shown nothing: what comes is counted, not read",
  async ({ agent, visit }) => {
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    await visit.page.keyboard.press("Escape");
    await visit.help.waitFor({ state: "hidden" });
    const count = () => visit.launcher.getAttribute("data-help-unread");
    await agent.write(chat, "Um");
    await eventuallyEqual(count, "1", "the first");
    await answer(visit, "open", "close");
    await visit.page.evaluate(() => document.querySelector("help-widget").open());
    assert.ok(await visit.help.isHidden());
    await agent.write(chat, "Dois");
    await eventuallyEqual(count, "2", "and the second");
  },
);

story("a page that opens what closes shows the screen that was there", async (stage) => {
  const visit = await stage.visit();
  await visit.openTicketForm();
  await visit.write({ details: "Ainda aqui" });
  await answer(visit, "close", "open");
  await visit.page.keyboard.press("Escape");
  await visit.details.waitFor();
  assert.equal(await visit.details.inputValue(), "Ainda aqui");
});

story(
  "a tag that its page puts back when the help closes with it works",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit();
    await visit.openHelp();
    await visit.page.evaluate(() => {
      const help = document.querySelector("help-widget");
      help.addEventListener("help-close", () => document.body.append(help), { once: true });
      help.remove();
    });
    await visit.help.waitFor({ state: "hidden" });
    await visit.openTicketForm();
  },
);

story(
  "the focus goes back to what opened the help, where the launcher cannot be seen",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit();
    const { page } = visit;
    await page.evaluate(() => {
      const other = document.createElement("button");
      other.id = "other";
      other.textContent = "Fale com a gente";
      other.addEventListener("click", () => document.querySelector("help-widget").open());
      document.body.append(other);
      document.querySelector("#help-button").hidden = true;
    });
    const other = page.locator("#other");
    await other.click();
    await visit.ticketCard.waitFor();
    await page.keyboard.press("Escape");
    assert.ok(await isFocused(other), "closed by a key");
    await page.evaluate(() => document.querySelector("help-widget").update({ launcher: "floating" }));
    await other.click();
    await visit.ticketCard.waitFor();
    await page.evaluate(() => document.querySelector("help-widget").destroy());
    assert.ok(await isFocused(other), "gone with everything");
  },
);
