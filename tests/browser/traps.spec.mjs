// The core traps: a new instance takes over with what was written, and a core that keeps trapping gives way to the plain links.
import assert from "node:assert/strict";
import { hold } from "./harness/hold.mjs";
import { ownText } from "./harness/stage.mjs";
import { story } from "./harness/story.mjs";
import { trapAtWriting, trapNext, trapOnDemand } from "./harness/trap.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

const faults = (visit) => visit.page.evaluate(() => window.faults);

/** A screen that a core has left stays for 2 s while the desk does not answer (curtain.ts); in the page of a story that ends at once, or never. */
const patienceThat = (ends) => `(${trapOnDemand})();{
  const real = window.setTimeout;
  window.setTimeout = (work, wait, ...rest) =>
    wait !== 2000 ? real(work, wait, ...rest) : ${ends === "ends at once"} ? real(work, 0, ...rest) : 1e9;
}`;

/** A ticket is being written when the core traps; the desk keeps the next one waiting until `release` is called. */
async function trapped(stage, ends, visiting) {
  const visit = await stage.visit({ before: patienceThat(ends), ...visiting });
  await visit.openTicketForm();
  await visit.write({ name: "Ana Beatriz", reason: "Leads", details: "Escrito antes" });
  const { asked, release } = await hold(visit.page, "**/v1/bootstrap*");
  await trapAtWriting(visit);
  await visit.page.keyboard.type("!");
  await asked;
  assert.deepEqual(await faults(visit), ["core-trapped"]);
  return { visit, release };
}

story(
  "a core that traps while a ticket is written is replaced, and nothing written is lost",
  async (stage) => {
    const visit = await stage.visit({ before: trapOnDemand });
    await visit.openTicketForm();
    const details = ownText("Escrito antes e depois");
    await visit.write({ name: "Ana Beatriz", reason: "Leads", details: "Escrito antes" });
    await trapNext(visit, 1);
    await visit.details.fill(details);
    await eventuallyEqual(() => faults(visit), ["core-trapped"], "the page is told once");
    await eventuallyEqual(() => visit.details.inputValue(), details, "the words that the trap met");
    assert.equal(await visit.name.inputValue(), "Ana Beatriz");
    await visit.send.click();
    await visit.confirmation.waitFor();
    const [ticket, ...more] = stage.backend.ticketsAbout(details);
    assert.deepEqual([ticket.name, more], ["Ana Beatriz", []]);
  },
);

story(
  "what is written and pressed while a core is being replaced happens when the next one is there",
  async (stage) => {
    const { visit, release } = await trapped(stage, "never ends");
    const details = ownText("Escrito no meio");
    assert.equal(await visit.details.inputValue(), "Escrito antes!");
    assert.ok(
      await visit.details.evaluate((field) => field === field.getRootNode().activeElement),
      "the focus stays",
    );
    await visit.page.keyboard.press("ControlOrMeta+A");
    await visit.page.keyboard.type(details);
    await visit.send.click();
    release();
    await visit.confirmation.waitFor();
    const [ticket, ...more] = stage.backend.ticketsAbout(details);
    assert.deepEqual([ticket.name, more], ["Ana Beatriz", []]);
  },
);

story("settings that only the core refuses, set while there is none, are put back as ever", async (stage) => {
  const visit = await stage.visit({
    before: `(${trapOnDemand})();
      addEventListener("help-error", ({ detail, target }) => {
        if (detail.code === "core-trapped") target.update({ labels: { no_such_label: "x" }, accent: "#0a6" });
      });`,
  });
  await visit.openTicketForm();
  await visit.write({ details: "Escrito antes" });
  await trapAtWriting(visit);
  await visit.page.keyboard.type("!");
  await eventuallyEqual(() => faults(visit), ["core-trapped", "settings-invalid"], "the page is told");
  await visit.details.press("ControlOrMeta+End");
  await visit.page.keyboard.type("?");
  await eventuallyEqual(() => visit.details.inputValue(), "Escrito antes!?", "the help goes on");
  const left = await visit.page.evaluate(() => Object.keys(document.querySelector("help-widget").settings));
  assert.deepEqual(left, []);
});

for (const [how, press, letGo] of [
  ["the mouse", (page) => page.mouse.down(), (page) => page.mouse.up()],
  ["the space bar", (page) => page.keyboard.down(" "), (page) => page.keyboard.up(" ")],
]) {
  story(
    `a button that ${how} holds down while the next core takes over is pressed all the same`,
    async (stage) => {
      const { visit, release } = await trapped(stage, "never ends");
      const details = ownText("Com o botão preso");
      await visit.details.fill(details);
      await visit.send.focus();
      await visit.send.hover();
      await press(visit.page);
      const old = await visit.details.elementHandle();
      release();
      await visit.page.waitForFunction((field) => !field.isConnected, old);
      await eventuallyEqual(() => visit.details.inputValue(), details, "the same screen");
      await letGo(visit.page);
      await visit.confirmation.waitFor();
      assert.equal(stage.backend.ticketsAbout(details).length, 1);
    },
  );
}

story(
  "the next core shows the screen where the customer was: scrolled as far, the caret in its place",
  async (stage) => {
    const visit = await stage.visit({ before: patienceThat("never ends") });
    await visit.page.setViewportSize({ width: 390, height: 600 });
    await visit.openTicketForm();
    await visit.write({ name: "Ana Beatriz", reason: "Leads", details: "Escrito antes e depois" });
    await visit.help.getByRole("group", { name: visit.words.ticket_suggestions }).scrollIntoViewIfNeeded();
    await visit.details.evaluate((field) => field.setSelectionRange(8, 13, "backward"));
    const where = () =>
      visit.details.evaluate((field) => [
        field.selectionStart,
        field.selectionEnd,
        field.selectionDirection,
        Math.round(field.closest(".body").scrollTop),
      ]);
    const before = await where();
    assert.ok(before[3] > 0, "scrolled");
    const { asked, release } = await hold(visit.page, "**/v1/bootstrap*");
    const old = await visit.details.elementHandle();
    await trapNext(visit, 1);
    await visit.page.evaluate(() => document.querySelector("help-widget").update({ accent: "#0a6" }));
    await asked;
    release();
    await visit.page.waitForFunction((field) => !field.isConnected, old);
    await eventuallyEqual(where, before, "in the same place");
    await visit.page.keyboard.type("hoje");
    await eventuallyEqual(() => visit.details.inputValue(), "Escrito hoje e depois", "written at the caret");
  },
);

story("a file that is chosen while a core is being replaced is sent with the ticket", async (stage) => {
  const { visit, release } = await trapped(stage, "never ends");
  const details = ownText("Com arquivo");
  await visit.details.fill(details);
  const [chooser] = await Promise.all([
    visit.page.waitForEvent("filechooser"),
    visit.button(visit.words.attach_button).click(),
  ]);
  await chooser.setFiles({ name: "contatos.txt", mimeType: "text/plain", buffer: Buffer.from("Ana") });
  release();
  await visit.help
    .getByRole("listitem")
    .filter({ hasText: "contatos.txt" })
    .getByText(visit.words.attach_done)
    .waitFor();
  assert.equal(await visit.details.inputValue(), details);
});

story(
  "what was pressed while a core is being replaced does not happen behind a panel that was closed since",
  async (stage) => {
    const { visit, release } = await trapped(stage, "never ends");
    const details = ownText("Fechado antes");
    await visit.details.fill(details);
    await visit.send.click();
    await visit.page.keyboard.press("Escape");
    await visit.page.evaluate(() => document.querySelector("help-widget").open("ticket"));
    const old = await visit.details.elementHandle();
    release();
    await visit.page.waitForFunction((field) => !field.isConnected, old);
    await eventuallyEqual(() => visit.details.inputValue(), details, "the draft");
    await visit.send.click({ trial: true });
    assert.deepEqual(stage.backend.ticketsAbout(details), []);
  },
);

story(
  "another customer who comes while a core is being replaced finds nothing of the one before",
  async (stage) => {
    const { visit, release } = await trapped(stage, "never ends");
    await visit.details.fill("De Ana, só de Ana");
    const old = await visit.details.elementHandle();
    await visit.page.evaluate(() =>
      document
        .querySelector("help-widget")
        .update({ user: { name: "Bruno Dias", email: "bruno@loja.example" } }),
    );
    release();
    await visit.page.waitForFunction((field) => !field.isConnected, old);
    await visit.page.evaluate(() => document.querySelector("help-widget").open("ticket"));
    await eventuallyEqual(() => visit.name.inputValue(), "Bruno Dias", "who is here now");
    assert.equal(await visit.details.inputValue(), "");
  },
);

for (const [who, settings, expected] of [
  ["who logs out finds nothing of it", { identity: undefined }, ""],
  ["whose e-mail is told finds it", { user: { email: "ana@loja.example" } }, "Escrito antes! E no meio"],
]) {
  story(
    `of what is written while a core is being replaced, a customer with an identity ${who}`,
    async (stage) => {
      const { visit, release } = await trapped(stage, "never ends", {
        attributes: { "user-email": undefined },
        before: `${patienceThat("never ends")};
          window.HelpWidget = { q: [["boot", { identity: async () => "a token" }]] };`,
      });
      await visit.page.keyboard.type(" E no meio");
      const old = await visit.details.elementHandle();
      await visit.page.evaluate((now) => document.querySelector("help-widget").update(now), settings);
      release();
      await visit.page.waitForFunction((field) => !field.isConnected, old);
      await visit.page.evaluate(() => document.querySelector("help-widget").open("ticket"));
      await visit.details.waitFor();
      await eventuallyEqual(() => visit.details.inputValue(), expected, "what is in the field");
    },
  );
}

story(
  "a desk that keeps the next core waiting too long: it says that it loads, and what was written comes back",
  async (stage) => {
    const { visit, release } = await trapped(stage, "ends at once");
    await visit.help.getByRole("status", { name: visit.words.loading, exact: true }).waitFor();
    release();
    await eventuallyEqual(() => visit.details.inputValue(), "Escrito antes!", "the words that the trap met");
    await visit.page.waitForFunction(() => {
      const { activeElement } = document.querySelector("help-widget").shadowRoot;
      return activeElement?.value === "Escrito antes!";
    });
  },
);

story(
  "a core that traps again and again gives way to the contact links, until it is asked for anew",
  async (stage) => {
    const visit = await stage.visit({ before: trapOnDemand });
    await visit.openTicketForm();
    await visit.write({ details: "Fica guardado" });
    const isKept = () => Object.values(sessionStorage).some((kept) => kept.includes("Fica guardado"));
    await visit.page.waitForFunction(isKept);
    await trapNext(visit, 1000);
    await visit.page.keyboard.type("!");
    await visit.page.locator("help-widget > a").click({ trial: true });
    assert.deepEqual([...new Set(await faults(visit))], ["core-trapped"]);

    await trapNext(visit, 0);
    await visit.page.keyboard.press("Escape");
    await visit.launcher.click();
    await visit.ticketCard.or(visit.details).first().waitFor();
    await visit.page.evaluate(() => document.querySelector("help-widget").open("ticket"));
    await eventuallyEqual(() => visit.details.inputValue(), "Fica guardado", "the draft");
  },
);
