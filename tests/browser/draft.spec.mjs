import assert from "node:assert/strict";
import { tellNetwork } from "./harness/in-page.mjs";
import { ownText } from "./harness/stage.mjs";
import { failedRequests, story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

story("what was written survives closing and a reload, and is gone once it was sent", async (stage) => {
  const visit = await stage.visit();
  const details = ownText();
  await visit.openTicketForm();
  await visit.write({ name: "Ana S.", reason: "Integrações", details });
  await visit.page.keyboard.press("Escape");
  await visit.help.waitFor({ state: "hidden" });
  await visit.launcher.click();
  assert.equal(await visit.details.inputValue(), details);

  await visit.page.reload();
  await visit.openTicketForm();
  await eventuallyEqual(
    async () => [
      await visit.name.inputValue(),
      await visit.reason.inputValue(),
      await visit.details.inputValue(),
    ],
    ["Ana S.", "integrations", details],
    "the draft is back",
  );
  await visit.send.click();
  await visit.confirmation.waitFor();
  await visit.page.reload();
  await visit.openTicketForm();
  assert.equal(await visit.details.inputValue(), "");
});

story(
  "offline the help says so and goes on by itself when the connection is back",
  { mayLog: failedRequests },
  async (stage) => {
    // The core is there, what the desk offers is not.
    await stage.context.route("**/v1/**", (route) => route.abort("internetdisconnected"));
    const visit = await stage.visit({ attributes: { load: "idle" } });
    await visit.readied();
    await stage.context.setOffline(true);
    await visit.launcher.click();
    await visit.heading(visit.words.desk_offline).waitFor();
    await stage.context.unroute("**/v1/**");
    await stage.context.setOffline(false);
    await visit.ticketCard.waitFor();
  },
);

story(
  "a page that was loaded without a network says so when its first call fails",
  { mayLog: failedRequests },
  async (stage) => {
    await stage.context.route("**/v1/**", (route) => route.abort("internetdisconnected"));
    const offline = () =>
      Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });
    const visit = await stage.visit({ before: offline });
    await visit.launcher.click();
    await visit.heading(visit.words.desk_offline).waitFor();
    await stage.context.unroute("**/v1/**");
    await visit.page.evaluate(tellNetwork, true);
    await visit.ticketCard.waitFor();
  },
);

story(
  "a ticket that is sent offline is kept, and goes when the customer tries again",
  { mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit();
    const details = ownText();
    await visit.openTicketForm();
    await visit.write({ details });
    await stage.context.setOffline(true);
    await visit.send.click();
    await visit.failure.waitFor();
    await visit.says(visit.words.fault_offline).first().waitFor();
    assert.equal(await visit.details.inputValue(), details);
    await stage.context.setOffline(false);
    await visit.button(visit.words.try_again).or(visit.send).first().click();
    await visit.confirmation.waitFor();
    assert.equal(stage.backend.ticketsAbout(details).length, 1);
  },
);
