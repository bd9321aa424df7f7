// Nothing gets lost at the agents' page: neither who waits for an answer, nor what an agent has written.
import assert from "node:assert/strict";
import { AgentPage, said } from "./harness/agent-page.mjs";
import { Customer } from "./harness/customer.mjs";
import { deskStory } from "./harness/desk-story.mjs";
import { hold } from "./harness/hold.mjs";
import { failedRequests, noSkin } from "./harness/story.mjs";

/** Two customers whom the agent serves; the second one's chat is on the screen. */
async function serveTwo(backend, agent) {
  const ana = await Customer.queue(backend.origin, "Ana");
  await agent.take("Ana");
  await agent.conversationWith("Ana").waitFor();
  const bia = await Customer.queue(backend.origin, "Bia");
  await agent.take("Bia");
  await agent.conversationWith("Bia").waitFor();
  return { ana, bia };
}

deskStory(
  "after a reload the agent finds who waits for an answer, and what was half written",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const { ana } = await serveTwo(backend, agent);
    await ana.write("Alguém aí?");
    await agent.row("Ana").getByText("Alguém aí?").waitFor();
    await agent
      .row("Ana")
      .getByLabel(said("unread", { count: 1 }))
      .waitFor();
    await agent.composer.fill("Texto meio escrito");
    await agent.page.reload();
    await agent.row("Ana").getByText("Alguém aí?").waitFor();
    await agent
      .row("Ana")
      .getByLabel(said("unread", { count: 1 }))
      .waitFor();
    assert.match(await agent.page.title(), /^\(1\) /);
    assert.equal(await agent.composer.inputValue(), "Texto meio escrito");
    await agent.row("Ana").click();
    await agent
      .row("Ana")
      .getByLabel(said("unread", { count: 1 }))
      .waitFor({ state: "hidden" });
  },
);

deskStory(
  "a customer who leaves has been heard to the last word, and what the agent was writing can be copied",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const { ana, bia } = await serveTwo(backend, agent);
    await ana.write("Por favor, estornem");
    await ana.leave();
    await agent.row("Ana").getByText(said("rating_none")).waitFor();
    await agent
      .row("Ana")
      .getByLabel(said("unread", { count: 1 }))
      .waitFor();
    assert.match(await agent.page.title(), /^\(1\) /);
    await agent.composer.fill("Uma resposta cuidadosa");
    await bia.leave();
    await agent.says(said("ended_by_customer")).waitFor();
    assert.equal(await agent.composer.inputValue(), "Uma resposta cuidadosa");
    assert.ok(await agent.composer.evaluate((box) => box === document.activeElement && box.readOnly));
    await agent.page.reload();
    await agent
      .row("Ana")
      .getByLabel(said("unread", { count: 1 }))
      .waitFor();
    const reported = agent.page.waitForResponse(`**/chats/${ana.chat}/read`);
    await agent.row("Ana").click();
    await agent.log.getByText("Por favor, estornem").waitFor();
    assert.ok((await reported).ok());
    await agent
      .row("Ana")
      .getByLabel(said("unread", { count: 1 }))
      .waitFor({ state: "hidden" });
  },
);

deskStory(
  "a half-written notice outlives a reload and a look elsewhere, and is gone when it is published",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const { page } = agent;
    const title = page.getByLabel(said("text_title"), { exact: true });
    const body = page.getByLabel(said("text_body"), { exact: true });
    const [severity, until] = ["severity", "until"].map((key) => page.getByLabel(said(key), { exact: true }));
    const fields = () => Promise.all([title, body, severity, until].map((field) => field.inputValue()));
    await agent.go("notices");
    await title.fill("Manutenção");
    await severity.selectOption("outage");
    await until.fill("2030-12-25T18:00");
    await body.fill("Na madrugada de sábado");
    const written = await fields();
    await page.reload();
    await title.waitFor();
    assert.deepEqual(await fields(), written);
    await agent.button("publish").click();
    const edit = agent.button("edit_named", { name: "Manutenção" });
    await edit.click();
    await body.fill("Na madrugada de domingo");
    await agent.go("chats");
    await agent.go("notices");
    assert.equal(await body.inputValue(), "Na madrugada de domingo");
    await agent.heading("notice_edit").waitFor();
    await agent.button("publish").click();
    await page.getByRole("listitem").getByText("Na madrugada de domingo").waitFor();
    await page.reload();
    await title.waitFor();
    assert.deepEqual(await fields(), ["", "", "info", ""]);
    assert.equal(backend.rows("SELECT * FROM desk_change").length, 1);
  },
);

deskStory(
  "a chat that cannot be loaded says so and is loaded again; of a long one the agent knows that there is more",
  { skins: noSkin, mayLog: failedRequests },
  async ({ backend, desk }) => {
    const agent = await desk();
    const customer = await Customer.queue(backend.origin, "Zeca");
    await agent.take("Zeca");
    await agent.conversationWith("Zeca").waitFor();
    for (let line = 1; line <= 55; ++line) await customer.write(`Linha ${line}.`);
    await agent.log.getByText("Linha 55.").waitFor();
    assert.equal(await agent.log.getByText(said("line_older")).count(), 0);
    const chat = `**/v1/agent/chats/${customer.chat}`;
    await agent.page.route(chat, (route) => route.abort());
    await agent.page.reload();
    await agent.says(said("load_failed")).waitFor();
    await customer.write("Linha 56.");
    await agent.log.getByText("Linha 56.").waitFor();
    await agent
      .row("Zeca")
      .getByLabel(said("unread", { count: 1 }))
      .waitFor();
    await agent.page.unroute(chat);
    await agent.button("try_again").click();
    await agent.log.getByText(said("line_older")).waitFor();
    await agent.log.getByText("Linha 55.").waitFor();
    assert.ok(await agent.says(said("load_failed")).isHidden());
    await agent
      .row("Zeca")
      .getByLabel(said("unread", { count: 1 }))
      .waitFor({ state: "hidden" });
  },
);

deskStory(
  "what an agent sent when the session ended reaches the customer after the next login, in its order",
  { skins: noSkin, mayLog: failedRequests },
  async ({ backend, desk }) => {
    const agent = await desk();
    const customer = await Customer.queue(backend.origin, "Zeca");
    await agent.take("Zeca");
    let isOver = false;
    await agent.page.route("**/messages/*", (route) =>
      isOver ? route.fulfill({ status: 401, json: {} }) : route.abort(),
    );
    await agent.write("Primeiro passo");
    await agent.log.getByText(said("not_sent")).waitFor();
    await agent.write("Segundo passo");
    await agent.log.getByText(said("not_sent")).nth(1).waitFor();
    isOver = true;
    await agent.says(said("login_expired")).waitFor();
    await agent.page.unroute("**/messages/*");
    await agent.logIn(backend.agents[0].login, backend.agents[0].password);
    await agent.log
      .getByText(`· ${said("sent")}`)
      .nth(1)
      .waitFor();
    const stored = backend.rows(
      `SELECT text FROM chat_message WHERE chat = '${customer.chat}' AND author = 'agent' ORDER BY seq`,
    );
    assert.deepEqual(
      stored.map(({ text }) => text),
      ["Primeiro passo", "Segundo passo"],
    );
  },
);

deskStory(
  "what cannot be sent while the agent is in another chat is called so in its row, and is sent by itself",
  { skins: noSkin, mayLog: failedRequests },
  async ({ backend, desk }) => {
    const agent = await desk();
    const { ana } = await serveTwo(backend, agent);
    await agent.row("Ana").click();
    await agent.conversationWith("Ana").waitFor();
    const messages = `**/v1/agent/chats/${ana.chat}/messages/*`;
    let status = 503;
    await agent.page.route(messages, (route) =>
      status ? route.fulfill({ status, json: { code: "unavailable" } }) : route.continue(),
    );
    await agent.write("Já vejo");
    await agent.row("Bia").click();
    await agent.conversationWith("Bia").waitFor();
    const heldUp = agent.row(`${said("not_sent")} · `);
    await heldUp.getByText("Ana").waitFor();
    assert.equal(await heldUp.count(), 1);
    status = 0;
    await agent.row("Ana").getByText("Já vejo", { exact: true }).waitFor();
    assert.equal(await heldUp.count(), 0);
    await agent.conversationWith("Bia").waitFor();

    status = 503;
    await agent.row("Ana").click();
    await agent.write("Está pronto");
    await agent.log.getByText(said("not_sent")).waitFor();
    await agent.row("Bia").click();
    await ana.leave();
    status = 0;
    await agent.says(said("unsent_to", { name: "Ana" })).waitFor();
    await heldUp.getByText("Ana").waitFor();
  },
);

deskStory(
  "a chat is not handed on before what was written in it has arrived, and the list stays as it is meanwhile",
  { skins: noSkin, mayLog: failedRequests },
  async ({ backend, desk }) => {
    const agent = await desk();
    const { ana, bia } = await serveTwo(backend, agent);
    await agent.row("Ana").click();
    await agent.conversationWith("Ana").waitFor();
    const messages = `**/v1/agent/chats/${ana.chat}/messages/*`;
    await agent.page.route(messages, (route) => route.abort());
    await agent.write("Passo para quem sabe");
    await agent.log.getByText(said("not_sent")).waitFor();
    const handOn = async () => {
      await agent.button("transfer").click();
      await agent.page.locator(".menu-panel").getByRole("button").first().click();
    };
    await handOn();
    await agent.says(said("save_failed", { why: said("login_unreachable") })).waitFor();
    await agent.page.unroute(messages);
    const queue = await hold(agent.page, "**/v1/agent/queue");
    await handOn();
    await queue.asked;
    await bia.write("Alguém aí?");
    await agent.row("Bia").getByText("Alguém aí?").waitFor();
    queue.release();
    await agent.row("Ana").waitFor({ state: "detached" });
    const lines = backend.rows(
      `SELECT text, code FROM chat_message WHERE chat = '${ana.chat}' AND author <> 'customer' ORDER BY seq`,
    );
    assert.deepEqual(
      lines.map(({ text, code }) => code || text),
      ["assigned", "Passo para quem sabe", "transferred"],
    );
  },
);

deskStory(
  "a list of tickets keeps its pages when another ticket comes",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    for (let count = 1; count <= 62; ++count)
      await Customer.ticket(backend.origin, `Cliente ${count}.`, "Detalhes");
    await agent.go("tickets");
    await agent.row("Cliente 30.").waitFor();
    await agent.button("more_tickets").click();
    await agent.row("Cliente 60.").waitFor();
    await Customer.ticket(backend.origin, "Cliente 63.", "Detalhes");
    await agent.page.locator("option").getByText("(63)").first().waitFor({ state: "attached" });
    assert.equal(await agent.page.locator(".list-pane li").count(), 60);
  },
);

deskStory(
  "who logs out with open chats is asked first; in another tab the same agent works on",
  { skins: noSkin, mayLog: failedRequests },
  async ({ stage, backend, desk }) => {
    const agent = await desk();
    const other = await stage.another();
    const second = await AgentPage.open(other, backend);
    await second.button("logout").click(); // nothing is open: not asked
    await second.heading("login_title").waitFor();
    const customer = await Customer.queue(backend.origin, "Zeca");
    await agent.take("Zeca");
    await agent.conversationWith("Zeca").waitFor();

    await agent.page.route("**/transfer", async (route) => {
      await customer.leave();
      await route.continue();
    });
    await agent.button("transfer").click();
    await agent.page.locator(".menu-panel").getByRole("button").first().click();
    await agent.says(said("save_failed", { why: said("why_ended") })).waitFor();

    await Customer.queue(backend.origin, "Yara");
    await agent.take("Yara");
    await agent.conversationWith("Yara").waitFor();
    await agent.button("logout").click();
    await agent.says(said("logout_question", { count: 1 })).waitFor();
    await agent.page.keyboard.press("Escape");
    assert.ok(await agent.button("logout").evaluate((button) => button === document.activeElement));
    await agent.button("logout").click();
    await agent.button("logout_yes").click();
    await agent.heading("login_title").waitFor();
    await other.close();
  },
);
