import assert from "node:assert/strict";
import { demoPage } from "./harness/pages.mjs";
import { ownText } from "./harness/stage.mjs";
import { story } from "./harness/story.mjs";
import { filled } from "./harness/words.mjs";

story(
  "a customer opens a ticket with the mouse, and it is a row in the database",
  { whole: true },
  async (stage) => {
    const visit = await stage.visit({ path: demoPage });
    const details = ownText();
    await visit.launcher.click();
    await visit.heading(filled(visit.words.home_greeting_name, { name: "Ana" })).waitFor();
    await visit.ticketCard.click();
    assert.equal(await visit.name.inputValue(), "Ana Souza");
    await visit.write({ reason: "Domínios", details });
    await visit.send.click();

    const reference = await visit.reference();
    await visit.says(visit.words.sent_to, { email: "ana@loja.example" }).waitFor();
    const rows = stage.backend.ticketsAbout(details);
    assert.equal(rows.length, 1);
    const [{ name, email, reason, team, locale, ...row }] = rows;
    assert.deepEqual(
      { name, email, reason, team, locale, details: row.details, reference: row.reference },
      {
        name: "Ana Souza",
        email: "ana@loja.example",
        reason: "domains",
        team: "Domínios",
        locale: "pt-BR",
        details,
        reference,
      },
    );
  },
);

story("the last screen leads to another ticket, and back to the start", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.openTicket({ details: ownText() });
  await visit.button(visit.words.sent_another).click();
  assert.equal(await visit.details.inputValue(), "");
  assert.equal(await visit.name.inputValue(), "Ana Souza");
  await visit.button(visit.words.back).click();
  await visit.ticketCard.waitFor();
});

story("whoever is not logged in gives name and e-mail", async (stage) => {
  const visit = await stage.visit({
    path: demoPage,
    attributes: { "user-name": undefined, "user-email": undefined },
  });
  const details = ownText();
  await visit.openTicketForm();
  assert.equal(await visit.name.inputValue(), "");
  assert.equal(await visit.email.isEditable(), true);
  await visit.name.fill("João Ávila");
  await visit.email.fill("joao@loja.example");
  await visit.write({ reason: "Financeiro", details });
  await visit.send.click();
  await visit.confirmation.waitFor();
  const [row] = stage.backend.ticketsAbout(details);
  assert.deepEqual([row.name, row.email, row.reason], ["João Ávila", "joao@loja.example", "finance"]);
});

story("the page learns of the ticket by an event", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.page.evaluate(() => {
    window.seen = [];
    for (const type of [
      "help-ready",
      "help-open",
      "help-close",
      "help-navigate",
      "help-ticket-created",
      "help-error",
    ]) {
      document.addEventListener(type, ({ detail }) => window.seen.push({ type, detail }));
    }
  });
  await visit.openTicketForm();
  await visit.write({ details: ownText() });
  await visit.send.click();
  const reference = await visit.reference();
  await visit.page.keyboard.press("Escape");
  await visit.help.waitFor({ state: "hidden" });
  const seen = await visit.page.evaluate(() => window.seen);
  const types = seen.map(({ type }) => type);
  for (const type of ["help-ready", "help-open", "help-navigate", "help-ticket-created", "help-close"]) {
    assert.ok(types.includes(type), `${type} among ${types}`);
  }
  assert.ok(!types.includes("help-error"));
  assert.equal(seen.find(({ type }) => type === "help-ticket-created").detail.reference, reference);
});
