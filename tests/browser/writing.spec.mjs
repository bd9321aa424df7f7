import assert from "node:assert/strict";
import { ownText } from "./harness/stage.mjs";
import { story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

story("a composition is left alone until it is finished, and arrives whole", async (stage) => {
  const visit = await stage.visit();
  const { page } = visit;
  const details = ownText("東京: ");
  await visit.openTicketForm();
  await visit.reason.selectOption({ label: "Leads" });
  await visit.details.fill(details);
  await visit.details.press("Control+End");
  const debug = await page.context().newCDPSession(page);
  for (const text of ["k", "か", "かn", "かん", "かんじ"]) {
    await debug.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    assert.equal(await visit.details.inputValue(), details + text);
  }
  await debug.send("Input.insertText", { text: "漢字" });
  assert.equal(await visit.details.inputValue(), `${details}漢字`);
  await page.keyboard.type(" fim");
  await visit.send.click();
  await visit.confirmation.waitFor();
  assert.equal(stage.backend.ticketsAbout(details)[0].details, `${details}漢字 fim`);
});

story("Escape ends a composition, not the help", async (stage) => {
  const visit = await stage.visit();
  await visit.openTicketForm();
  await visit.details.focus();
  const debug = await visit.page.context().newCDPSession(visit.page);
  await debug.send("Input.imeSetComposition", { text: "か", selectionStart: 1, selectionEnd: 1 });
  await visit.details.evaluate((field) =>
    field.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true, composed: true }),
    ),
  );
  assert.ok(await visit.help.isVisible());
});

story("while the customer writes, the page's one-key shortcuts stay quiet", async (stage) => {
  const visit = await stage.visit({
    before: () => {
      window.fired = [];
      const shortcut = ({ key, target }) => {
        if (!(target instanceof Element && target.matches("input, textarea, select"))) window.fired.push(key);
      };
      for (const type of ["keydown", "keypress", "keyup"]) document.addEventListener(type, shortcut);
    },
  });
  await visit.openTicketForm();
  await visit.name.press("End");
  await visit.page.keyboard.type("/ nc?");
  await visit.details.focus();
  await visit.page.keyboard.type("/ gn?");
  assert.equal(await visit.name.inputValue(), "Ana Souza/ nc?");
  assert.equal(await visit.details.inputValue(), "/ gn?");
  const fired = await visit.page.evaluate(() => window.fired);
  assert.deepEqual(
    fired.filter((key) => key.length === 1),
    [],
  );
});

story("undo takes back what was typed, as in any field", async (stage) => {
  const visit = await stage.visit();
  await visit.openTicketForm();
  await visit.details.pressSequentially("um dois");
  await visit.details.press("Control+z");
  await eventuallyEqual(
    async () => (await visit.details.inputValue()).length < 7,
    true,
    "something was taken back",
  );
  await visit.details.press("Control+Shift+z");
  await eventuallyEqual(() => visit.details.inputValue(), "um dois", "and given again");
});

story("Escape closes the help and gives the focus back", async (stage) => {
  const visit = await stage.visit();
  await visit.openTicketForm();
  await visit.details.focus();
  await visit.page.keyboard.press("Escape");
  await visit.help.waitFor({ state: "hidden" });
  assert.equal(await visit.launcher.evaluate((button) => document.activeElement === button), true);
  assert.equal(await visit.launcher.getAttribute("aria-expanded"), "false");
});

story("the page can open the ticket form by command, even before the script is there", async (stage) => {
  const visit = await stage.visit({
    before: () => {
      window.HelpWidget = (...command) => {
        window.HelpWidget.q ??= [];
        window.HelpWidget.q.push(command);
      };
      window.HelpWidget("open", "ticket");
    },
  });
  await visit.details.waitFor();
});
