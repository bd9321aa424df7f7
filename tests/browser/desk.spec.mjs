// Two browsers and one desk: a customer in the demo's page, an agent at theirs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Agent } from "./harness/agent.mjs";
import { said } from "./harness/agent-page.mjs";
import { Customer } from "./harness/customer.mjs";
import { deskStory } from "./harness/desk-story.mjs";
import { demoPage } from "./harness/pages.mjs";
import { ownText } from "./harness/stage.mjs";
import { bothSkins, noSkin } from "./harness/story.mjs";
import { filled } from "./harness/words.mjs";

const customerName = "Ana Souza"; // of the demo's page

/** Ten chats that are over, so that the desk knows how long one takes. */
async function liveThroughTenChats(backend) {
  const agent = await Agent.signIn(backend.origin, backend.agents[1]);
  for (let count = 0; count < 10; ++count) {
    await Customer.queue(backend.origin, "Antes");
    await agent.close(await agent.claimNext());
  }
  await agent.leave();
}

async function startChat(visit) {
  await visit.openHelp();
  await visit.talkCard.click();
  await visit.button(visit.words.chat_start).click();
}

deskStory(
  "two browsers: the queue moves, an agent takes the chat, both talk, X ends it, the rating arrives",
  { skins: bothSkins },
  async ({ stage, backend, desk }) => {
    await liveThroughTenChats(backend);
    const agent = await desk();
    await agent.button("fewer").click();
    await agent.button("fewer").click();
    await Customer.queue(backend.origin, "Zeca");
    await agent.take("Zeca");
    await agent
      .says(said("line_assigned", { name: "Bruna Lima" }))
      .or(agent.log)
      .first()
      .waitFor();
    const first = await Customer.queue(backend.origin, "Yara");

    const visit = await stage.visit({ path: demoPage, backend });
    const { help, words } = visit;
    // The same is said aloud, in a sentence of its own.
    const reads = (words) => help.getByText(words, { exact: true });
    await startChat(visit);
    await visit.heading(words.queue_title).waitFor();
    await reads(words.queue_position).waitFor();
    await reads(filled(words.queue_wait_range, { from: 9, to: 15 })).waitFor();
    await agent.button("claim_named", { name: customerName }).waitFor();
    await agent.page.getByText(said("queue_place", { place: 2 })).waitFor();
    await first.leave();
    await reads(words.queue_next).waitFor();
    await reads(filled(words.queue_wait_range, { from: 5, to: 7 })).waitFor();

    await agent.take(customerName); // one chat at once, and there is one
    await agent.says(said("no_capacity")).waitFor();
    await agent.button("more").click();
    await agent.take(customerName);
    await visit.heading("Bruna Lima").waitFor();

    await visit.composer.pressSequentially("Meu domínio");
    await agent
      .says(said("typing", { name: customerName }))
      .first()
      .waitFor();
    await visit.composer.fill("Meu domínio não verifica");
    await visit.composer.press("Enter");
    await agent.log.getByText("Meu domínio não verifica").waitFor();
    await agent.composer.pressSequentially("Vou ver");
    await help
      .getByText("Bruna Lima está digitando")
      .or(help.locator("[aria-label*='digitando']"))
      .first()
      .waitFor({ state: "attached" });
    await agent.write("Vou verificar agora");
    await help.getByText("Vou verificar agora").waitFor();
    await agent.log.getByText(said("read")).last().waitFor();

    await visit.button(words.close).click();
    await visit.button(words.close_chat_yes).click();
    await visit.heading(words.ended_title).waitFor();
    await agent.says(said("ended_by_customer")).waitFor();
    await help.getByRole("radio", { name: "4 estrelas" }).click();
    await visit.button(words.rating_send).click();
    await help.getByText(words.rating_thanks).waitFor();
    await agent.says(said("rated_by", { name: customerName, score: 4 })).waitFor();
    await agent.page
      .locator(".rating")
      .getByText(said("rating", { score: 4 }))
      .waitFor();
  },
);

deskStory(
  "a notice that an agent publishes appears in the customer's open help, without a reload",
  { skins: bothSkins },
  async ({ stage, backend, desk }) => {
    const agent = await desk();
    const visit = await stage.visit({ path: demoPage, backend });
    await startChat(visit);
    await visit.heading(visit.words.queue_title).waitFor();
    await visit.button(visit.words.back).click();
    await visit.talkCard.waitFor();
    await agent.go("notices");
    const form = agent.page
      .locator("form")
      .filter({ has: agent.page.getByRole("heading", { name: said("notice_new") }) });
    await form.getByRole("button", { name: said("publish") }).click();
    await form.getByText(said("required")).waitFor();
    await form.getByLabel(said("text_title"), { exact: true }).fill("Envios mais lentos hoje");
    await form.getByLabel(said("text_body"), { exact: true }).fill("Já estamos resolvendo.");
    await form.getByLabel(said("severity")).selectOption("outage");
    await form.getByRole("button", { name: said("publish") }).click();
    await visit.says("Envios mais lentos hoje").first().waitFor();
    await agent.button("withdraw_named", { name: "Envios mais lentos hoje" }).click();
    await visit.says("Envios mais lentos hoje").first().waitFor({ state: "detached" });
  },
);

deskStory(
  "a ticket arrives at the desk while somebody looks, is answered and closed",
  { skins: noSkin },
  async ({ stage, backend, desk }) => {
    const agent = await desk();
    await agent.go("tickets");
    await agent.says(said("tickets_empty")).waitFor();
    const visit = await stage.visit({ path: demoPage, backend });
    const details = ownText();
    await visit.openTicketForm();
    await visit.write({ details });
    const proof = { name: "zona-dns.txt", mimeType: "text/plain", buffer: Buffer.from('TXT "v=spf1"\n') };
    const chooser = visit.page.waitForEvent("filechooser");
    await visit.button(visit.words.attach_button).click();
    await (await chooser).setFiles([proof, { ...proof, name: "x.hta" }]);
    await visit.send.click();
    const reference = await visit.reference();
    await agent.page.getByRole("link", { name: reference }).click();
    await agent.page.locator(".ticket").getByText(details).waitFor();
    const saved = agent.page.waitForEvent("download");
    await agent.page.getByRole("button", { name: proof.name }).click();
    assert.equal((await saved).suggestedFilename(), proof.name);
    assert.deepEqual(readFileSync(await (await saved).path()), proof.buffer);
    const savedSafely = agent.page.waitForEvent("download");
    await agent.page.getByRole("button", { name: "x.hta" }).click();
    assert.equal((await savedSafely).suggestedFilename(), "x.hta.txt");
    await agent.button("answer").click();
    await agent.says(said("required")).waitFor();
    await agent.page
      .getByRole("textbox", { name: said("answer_label") })
      .fill("O registro TXT estava com aspas.");
    await agent.button("answer").click();
    await agent.page.locator(".answers").getByText("O registro TXT estava com aspas.").waitFor();
    await agent.says(said("is_answered")).waitFor();
    assert.equal(backend.tickets(`reference = '${reference}'`)[0].status, "answered");
    await agent.button("close_ticket").click();
    await agent.says(said("is_closed")).waitFor();
    await agent.says(said("tickets_empty")).waitFor();
  },
);
