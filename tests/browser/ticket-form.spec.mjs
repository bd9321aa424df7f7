import assert from "node:assert/strict";
import { isFocused } from "./harness/focus.mjs";
import { ownText } from "./harness/stage.mjs";
import { story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";
import { filled } from "./harness/words.mjs";

const isInvalid = async (target) => (await target.getAttribute("aria-invalid")) === "true";

/** Hears what is read aloud from now on: it stands in its region for a moment only. Gives a function that asks for all of it. */
async function announcements({ page }) {
  await page.evaluate(() => {
    window.announced = [];
    const { shadowRoot } = document.querySelector("help-widget");
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes)
        if (target.ariaLive)
          window.announced.push(...Array.from(addedNodes, ({ textContent }) => textContent));
    }).observe(shadowRoot, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => window.announced);
}

story("a form with gaps says in words what is missing, and leads to the first gap", async (stage) => {
  const visit = await stage.visit();
  const { words } = visit;
  await visit.openTicketForm();
  const announced = await announcements(visit);
  await visit.send.click();
  await visit.says(words.error_reason_required).waitFor();
  await visit.says(words.error_details_required).waitFor();
  await eventuallyEqual(announced, [filled(words.errors_to_mend, { count: 2 })], "read aloud");
  assert.ok(await isFocused(visit.reason), "the focus is on the first field that is wrong");
  assert.deepEqual(
    [await isInvalid(visit.name), await isInvalid(visit.reason), await isInvalid(visit.details)],
    [false, true, true],
  );
  await visit.reason.selectOption({ label: "Leads" });
  await visit.says(words.error_reason_required).waitFor({ state: "detached" });
  assert.equal(await isInvalid(visit.details), true);
  assert.deepEqual(stage.backend.ticketsAbout("''"), []);
});

story("a name may be replaced but not left out", async (stage) => {
  const visit = await stage.visit();
  const details = ownText();
  await visit.openTicketForm();
  await visit.write({ name: "   ", details });
  await visit.send.click();
  await visit.says(visit.words.error_name_required).waitFor();
  assert.ok(await isFocused(visit.name));
  await visit.name.fill("Ana do Ateliê 🌊");
  await visit.send.click();
  await visit.confirmation.waitFor();
  assert.equal(stage.backend.ticketsAbout(details)[0].name, "Ana do Ateliê 🌊");
});

story("the e-mail of the login is known, and cannot be changed", async (stage) => {
  const visit = await stage.visit();
  await visit.openTicketForm();
  assert.equal(await visit.email.inputValue(), "ana@loja.example");
  assert.equal(await visit.email.isEditable(), false);
  await visit.says(visit.words.ticket_email_known).waitFor();
});

story("an e-mail that cannot be one is told before sending", async (stage) => {
  const visit = await stage.visit({ attributes: { "user-email": undefined } });
  await visit.openTicketForm();
  await visit.email.fill("ana arroba loja");
  await visit.write({ details: ownText() });
  await visit.send.click();
  await visit.says(visit.words.error_email_invalid).waitFor();
  assert.ok(await isFocused(visit.email));
});

story(
  "near its limit the text says how many characters are left, and takes no more than that",
  async (stage) => {
    const visit = await stage.visit();
    const { words } = visit;
    const details = ownText().padEnd(19_990, "á");
    await visit.openTicketForm();
    await visit.write({ details });
    await visit.help
      .getByText(filled(words.ticket_details_left, { count: 10 }))
      .first()
      .waitFor();
    await visit.details.press("Control+End");
    await visit.page.keyboard.insertText("0123456789");
    await visit.help
      .getByText(/20\.?000/)
      .first()
      .waitFor();
    await visit.page.keyboard.type("excedente");
    assert.equal((await visit.details.inputValue()).length, 20_000);
    await visit.send.click();
    await visit.confirmation.waitFor();
    const [row] = stage.backend.ticketsAbout(details.slice(0, 40));
    assert.equal(row.details, `${details}0123456789`);
  },
);

story(
  "the limit counts characters as people do not, but as the protocol does: an emoji is one",
  async (stage) => {
    const visit = await stage.visit();
    const own = ownText();
    const details = `${own} ${"🌊".repeat(15_000)}`;
    await visit.openTicket({ details });
    assert.equal(stage.backend.ticketsAbout(own)[0].details, details);
  },
);

story("every contact reason of the desk can be chosen", { skins: ["dom"] }, async (stage) => {
  const visit = await stage.visit();
  await visit.openTicketForm();
  const labels = await visit.reason.getByRole("option").allInnerTexts();
  assert.deepEqual(
    labels.map((label) => label.trim()).filter((label) => label !== visit.words.ticket_reason_choose),
    [
      "Domínios",
      "Máquina de e-mail",
      "Outras máquinas",
      "Leads",
      "Páginas",
      "Integrações",
      "Produtos",
      "Financeiro",
    ],
  );
});
