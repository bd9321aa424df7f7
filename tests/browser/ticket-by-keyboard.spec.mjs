import assert from "node:assert/strict";
import { isFocused } from "./harness/focus.mjs";
import { demoPage } from "./harness/pages.mjs";
import { ownText } from "./harness/stage.mjs";
import { story } from "./harness/story.mjs";

/** Presses Tab as long as it takes, as somebody does who sees where the focus is. */
async function tabTo(page, target, presses = 20) {
  for (let press = 0; press <= presses; press += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${target}`);
}

story("a customer opens a ticket with the keyboard alone", { whole: true }, async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  const { page } = visit;
  const details = ownText();
  await tabTo(page, visit.launcher);
  await page.keyboard.press("Enter");
  await visit.ticketCard.waitFor();
  await tabTo(page, visit.ticketCard);
  await page.keyboard.press("Enter");
  await visit.details.waitFor();
  await tabTo(page, visit.name);
  await page.keyboard.press("End");
  await page.keyboard.type(" Lima");
  await tabTo(page, visit.reason);
  await page.keyboard.type("Lea");
  await tabTo(page, visit.details);
  await page.keyboard.type(details);
  await page.keyboard.press("Enter");
  await page.keyboard.type("Segunda linha");
  await tabTo(page, visit.send);
  await page.keyboard.press("Space");

  await visit.confirmation.waitFor();
  const [row] = stage.backend.ticketsAbout(details);
  assert.deepEqual(
    [row.name, row.reason, row.details],
    ["Ana Souza Lima", "leads", `${details}\nSegunda linha`],
  );
  await page.keyboard.press("Escape");
  await visit.help.waitFor({ state: "hidden" });
  assert.ok(await isFocused(visit.launcher), "the focus is back on the launcher");
});

story("the focus goes where the customer goes", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.openTicketForm();
  const inside = () => visit.help.evaluate((dialog) => dialog.contains(dialog.getRootNode().activeElement));
  assert.ok(await inside(), "on the form");
  await visit.button(visit.words.back).press("Enter");
  await visit.ticketCard.waitFor();
  assert.ok(await inside(), "back at the start");
  await visit.button(visit.words.close).press("Enter");
  await visit.help.waitFor({ state: "hidden" });
  assert.ok(await isFocused(visit.launcher), "on the launcher after closing");
});
