// The core traps: a new instance takes over with what was written, and a core that keeps trapping gives way to the plain links.
import assert from "node:assert/strict";
import { ownText } from "./harness/stage.mjs";
import { story } from "./harness/story.mjs";
import { trapNext, trapOnDemand } from "./harness/trap.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

const faults = (visit) => visit.page.evaluate(() => window.faults);

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
