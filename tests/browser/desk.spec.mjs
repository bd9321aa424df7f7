// Two browsers and one desk: a customer in the demo's page, an agent at theirs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Agent } from "./harness/agent.mjs";
import { AgentPage, said } from "./harness/agent-page.mjs";
import { violations } from "./harness/axe.mjs";
import { startBackend } from "./harness/backend.mjs";
import { Customer } from "./harness/customer.mjs";
import { ownText } from "./harness/stage.mjs";
import { bothSkins, failedRequests, noSkin, story } from "./harness/story.mjs";
import { eventuallyEqual, steady } from "./harness/until.mjs";

const customerName = "Ana Souza"; // of the demo's page

/** A desk of its own, open day and night, and the agent's browser beside the customer's. `agentIn`: how that browser is. */
function deskStory(sentence, { agentIn, ...options }, tell) {
  story(sentence, options, async (stage) => {
    const backend = await startBackend({
      statics: [[stage.pages.prefix, stage.pages.folder]],
      flags: ["--open", "always"],
    });
    const office = await stage.another(agentIn);
    try {
      await tell({ stage, backend, office, desk: () => AgentPage.open(office, backend) });
    } finally {
      await office.close();
      for (const page of stage.context.pages()) await page.close();
      assert.equal(await backend.stop(), 0, backend.log);
    }
  });
}

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

const customerComposer = ({ help, words }) =>
  help.getByRole("textbox", { name: words.message_field, exact: true });

/** The next answers for `pattern` are the server's as it was when `asked`, and arrive when they are let go. */
async function heldAnswer(page, pattern) {
  let letGo;
  const free = new Promise((resolve) => {
    letGo = resolve;
  });
  let tellAsked;
  const asked = new Promise((resolve) => {
    tellAsked = resolve;
  });
  await page.route(pattern, async (route) => {
    const response = await route.fetch();
    tellAsked();
    await free;
    await route.fulfill({ response });
  });
  return { asked, letGo };
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

    const visit = await stage.visit({ backend });
    const { help, words } = visit;
    await startChat(visit);
    await visit.heading(words.queue_title).waitFor();
    await visit.says(words.queue_position).waitFor();
    await visit.says(words.queue_wait_range, { from: 9, to: 15 }).waitFor();
    await agent.button("claim_named", { name: customerName }).waitFor();
    await agent.page.getByText(said("queue_place", { place: 2 })).waitFor();
    await first.leave();
    await visit.says(words.queue_next).waitFor();
    await visit.says(words.queue_wait_range, { from: 5, to: 7 }).waitFor();

    await agent.take(customerName); // one chat at once, and there is one
    await agent.says(said("no_capacity")).waitFor();
    await agent.button("more").click();
    await agent.take(customerName);
    await visit.heading("Bruna Lima").waitFor();

    await customerComposer(visit).pressSequentially("Meu domínio");
    await agent
      .says(said("typing", { name: customerName }))
      .first()
      .waitFor();
    await customerComposer(visit).fill("Meu domínio não verifica");
    await customerComposer(visit).press("Enter");
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
    const visit = await stage.visit({ backend });
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
  "who serves one chat more may take it at once, however slow the connection is",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    await agent.button("fewer").click();
    await agent.button("fewer").click();
    await Customer.queue(backend.origin, "Zeca");
    await agent.take("Zeca");
    await agent.log.waitFor();
    await Customer.queue(backend.origin, "Yara");
    await agent.button("claim_named", { name: "Yara" }).waitFor();
    let letGo;
    const slow = new Promise((resolve) => {
      letGo = resolve;
    });
    await agent.page.route("**/v1/agent/presence", async (route) => {
      await slow;
      await route.continue();
    });
    await agent.button("more").click();
    await agent.take("Yara");
    letGo();
    await agent.page.getByRole("heading", { name: "Yara" }).waitFor();
  },
);

deskStory(
  "what a customer says while the agent's page is still fetching the chat is heard",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const customer = await Customer.queue(backend.origin, "Zeca");
    await agent.button("claim_named", { name: "Zeca" }).waitFor();
    const queue = await heldAnswer(agent.page, "**/v1/agent/queue");
    const claimed = agent.page.waitForResponse("**/claim");
    await Promise.all([claimed, agent.take("Zeca")]);
    await queue.asked;
    await customer.write("Meu domínio");
    const chat = await heldAnswer(agent.page, /agent\/chats\/[^/]+$/);
    queue.letGo();
    await chat.asked;
    await customer.write("não verifica");
    await customer.type();
    await agent
      .says(said("typing", { name: "Zeca" }))
      .first()
      .waitFor();
    chat.letGo();
    await agent.log.getByText("Meu domínio").waitFor();
    await agent.log.getByText("não verifica").waitFor();
  },
);

deskStory(
  "a ticket arrives at the desk while somebody looks, is answered and closed",
  { skins: noSkin },
  async ({ stage, backend, desk }) => {
    const agent = await desk();
    await agent.go("tickets");
    await agent.says(said("tickets_empty")).waitFor();
    const visit = await stage.visit({ backend });
    const details = ownText();
    await visit.openTicketForm();
    await visit.write({ details });
    const proof = { name: "zona-dns.txt", mimeType: "text/plain", buffer: Buffer.from('TXT "v=spf1"\n') };
    const chooser = visit.page.waitForEvent("filechooser");
    await visit.button(visit.words.attach_button).click();
    await (await chooser).setFiles(proof);
    await visit.send.click();
    const reference = await visit.reference();
    await agent.page.getByRole("link", { name: reference }).click();
    await agent.page.locator(".ticket").getByText(details).waitFor();
    const saved = agent.page.waitForEvent("download");
    await agent.page.getByRole("button", { name: proof.name }).click();
    assert.equal((await saved).suggestedFilename(), proof.name);
    assert.deepEqual(readFileSync(await (await saved).path()), proof.buffer);
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

deskStory(
  "what an agent writes without a connection is sent once when it is back",
  { skins: noSkin, mayLog: failedRequests },
  async ({ backend, office, desk }) => {
    const agent = await desk();
    const customer = await Customer.queue(backend.origin, "Zeca");
    await agent.take("Zeca");
    await agent.write("Primeira");
    await agent.log.getByText(said("sent")).waitFor();
    await office.setOffline(true);
    await agent.says(said("link_off")).waitFor();
    await agent.write("Segunda");
    await agent.log.getByText(said("not_sent")).waitFor();
    await customer.write("Ainda aí?");
    await office.setOffline(false);
    await agent.log.getByText("Ainda aí?").waitFor();
    await agent.says(said("link_off")).waitFor({ state: "hidden" });
    const other = await Agent.signIn(backend.origin, backend.agents[0]);
    await eventuallyEqual(
      async () =>
        (await other.messages(customer.chat)).filter(({ by }) => by === "agent").map(({ text }) => text),
      ["Primeira", "Segunda"],
      "both arrived, each once",
    );
  },
);

deskStory("an agent works with the keyboard alone", { skins: noSkin }, async ({ backend, desk }) => {
  const agent = await desk();
  const { keyboard } = agent.page;
  await Customer.queue(backend.origin, "Zeca");
  await agent.button("claim_named", { name: "Zeca" }).focus();
  await keyboard.press("Enter");
  await agent.log.waitFor();
  await agent.page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
  await keyboard.press("Shift+Tab");
  await keyboard.press("Shift+Tab");
  await keyboard.press("Tab"); // the button of the canned answers
  await keyboard.press("Enter");
  await keyboard.press("Enter"); // the first of them
  await keyboard.press("Enter"); // sent
  await agent.log.getByText("Vou cuidar do seu atendimento").waitFor();
  await agent.button("end_chat").focus();
  await keyboard.press("Enter");
  await keyboard.press("Escape");
  assert.ok(await agent.button("end_chat").evaluate((button) => button === document.activeElement));
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await agent.says(said("ended_by_agent")).waitFor();
});

deskStory(
  "who is not known is told so, and whose session ended is asked to log in again",
  { skins: noSkin, mayLog: failedRequests },
  async ({ backend, office, desk }) => {
    const agent = await desk();
    await agent.page.reload();
    await agent.heading("queue").waitFor(); // a reload keeps the shift
    await agent.page.evaluate(async () => {
      const { token } = JSON.parse(sessionStorage.getItem("desk-session"));
      await fetch("/v1/agent/sessions", { method: "DELETE", headers: { Authorization: `Bearer ${token}` } });
    });
    await agent.button("more").click();
    await agent.says(said("login_expired")).waitFor();
    await agent.logIn("bruna", "wrong");
    await agent.says(said("login_wrong")).waitFor();
    await agent.logIn(backend.agents[0].login, backend.agents[0].password);
    await agent.heading("queue").waitFor();
    await agent.button("logout").click();
    await agent.heading("login_title").waitFor();
    assert.equal(office.pages().length, 1);
  },
);

deskStory(
  "nothing is asked while nothing changes, though somebody waits",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    let requests = 0;
    agent.page.on("request", () => {
      requests += 1;
    });
    await Customer.queue(backend.origin, "Zeca");
    await agent.button("claim_named", { name: "Zeca" }).waitFor();
    await steady("three seconds without a request", () => requests, 3000);
  },
);

for (const [look, agentIn] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["390 pixels wide", { viewport: { width: 390, height: 780 } }],
]) {
  deskStory(
    `no view of the desk has a violation that axe knows, ${look}`,
    { skins: noSkin, agentIn },
    async ({ backend, office, desk }) => {
      const found = {};
      const examine = async (page, name) => {
        const here = await violations(page);
        if (here.length) found[name] = here;
        const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (width > 0) found[`${name}: wider than the window`] = width;
      };
      const door = await office.newPage();
      await door.goto(`${backend.origin}/desk/`);
      await door.getByRole("button").waitFor();
      await examine(door, "login");
      const agent = await desk();
      await examine(agent.page, "empty");
      const customer = await Customer.queue(backend.origin, "Zeca");
      await agent.button("claim_named", { name: "Zeca" }).waitFor();
      await examine(agent.page, "queue");
      await agent.take("Zeca");
      await customer.write("Bom dia");
      await agent.write("Olá");
      await agent.log.getByText(said("sent")).waitFor();
      await examine(agent.page, "chat");
      await agent.button("canned").click();
      await examine(agent.page, "canned answers");
      await agent.page.keyboard.press("Escape");
      await customer.leave();
      await agent.says(said("ended_by_customer")).waitFor();
      await examine(agent.page, "ended");
      for (const [place, sign] of [
        ["tickets", () => agent.says(said("tickets_empty"))],
        ["notices", () => agent.says(said("from_file")).first()],
        ["figures", () => agent.heading("peak")],
      ]) {
        await agent.go(place);
        await sign().waitFor();
        await examine(agent.page, place);
      }
      assert.deepEqual(found, {});
    },
  );
}
