// The agents' page by itself: slow and lost connections, the keyboard, who may come in, and how it looks to assistive technology.
import assert from "node:assert/strict";
import { Agent } from "./harness/agent.mjs";
import { said } from "./harness/agent-page.mjs";
import { violations } from "./harness/axe.mjs";
import { Customer } from "./harness/customer.mjs";
import { deskStory } from "./harness/desk-story.mjs";
import { failedRequests, noSkin } from "./harness/story.mjs";
import { eventuallyEqual, steady } from "./harness/until.mjs";

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
  assert.ok(await agent.log.evaluate((log) => log === document.activeElement)); // what had the focus is gone
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
    await agent.says(said("login_expired")).waitFor(); // at once, whatever the page was doing
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

/** Asserts that nothing moves sideways, and that a press in the middle of each of these meets it. */
async function inReach(page, ...controls) {
  for (const control of controls) {
    await control.waitFor();
    const met = await control.evaluate((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    assert.ok(met, `${control} is in reach`);
  }
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX))
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.className}: ${one.scrollWidth} in ${one.clientWidth}`),
  );
  assert.deepEqual(moving, []);
}

for (const width of [1280, 390]) {
  deskStory(
    `a name, a ticket and a notice of one long word push nothing out of reach, ${width} pixels wide`,
    { skins: noSkin, agentIn: { viewport: { width, height: 780 } } },
    async ({ backend, desk }) => {
      const name = "Nome".repeat(32);
      await Customer.ticket(backend.origin, name, "x".repeat(300));
      const agent = await desk();
      await Customer.queue(backend.origin, name);
      await inReach(agent.page, agent.button("claim_named", { name }));
      await agent.take(name);
      await inReach(agent.page, agent.button("transfer"), agent.button("end_chat"), agent.composer);
      await agent.go("tickets");
      const row = agent.page.getByRole("link", { name: new RegExp(name) });
      await inReach(agent.page, row);
      await row.click();
      await agent.button("close_ticket").scrollIntoViewIfNeeded();
      await inReach(agent.page, agent.button("answer"), agent.button("close_ticket"));
      await agent.go("notices");
      const [title] = await agent.page.getByLabel(said("text_title"), { exact: true }).all();
      await title.fill("muito".repeat(24));
      await agent.page.getByLabel(said("text_body"), { exact: true }).fill("longo".repeat(60));
      await agent.button("publish").click();
      const withdraw = agent.button("withdraw_named", { name: "muito".repeat(24) });
      await withdraw.scrollIntoViewIfNeeded();
      await inReach(agent.page, withdraw);
    },
  );
}

deskStory(
  "times are the desk's wherever the agent sits, told and asked for",
  { skins: noSkin, agentIn: { timezoneId: "Asia/Tokyo" } },
  async ({ backend, desk }) => {
    const agent = await desk();
    const customer = await Customer.queue(backend.origin, "Zeca");
    await agent.take("Zeca");
    await customer.write("Que horas são?");
    await agent.log.getByText("Que horas são?").waitFor();
    const other = await Agent.signIn(backend.origin, backend.agents[0]);
    const { at } = (await other.messages(customer.chat)).find(({ by }) => by === "customer");
    const clock = { hour: "2-digit", minute: "2-digit", timeZone: "America/Sao_Paulo" };
    await agent.log
      .getByText(new Date(at).toLocaleTimeString("pt-BR", clock), { exact: true })
      .first()
      .waitFor();
    await agent.go("notices");
    await agent.page.getByLabel(said("text_title"), { exact: true }).fill("Manutenção");
    await agent.page.getByLabel(said("until")).fill("2030-12-25T18:00");
    await agent.button("publish").click();
    const until = said("shown_until", { when: "25 de dez., 18:00" });
    await agent.page.getByText(until).waitFor();
    await agent.button("edit_named", { name: "Manutenção" }).click();
    assert.equal(await agent.page.getByLabel(said("until")).inputValue(), "2030-12-25T18:00");
  },
);

deskStory(
  "each line of a message runs the way its letters do",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const customer = await Customer.queue(backend.origin, "Zeca");
    await agent.take("Zeca");
    await customer.write("مرحبا!\nUma linha mais longa, em português");
    const [arabic, portuguese] = await agent.log.getByText("Uma linha").evaluate((bubble) => {
      const text = document.createRange();
      text.selectNodeContents(bubble);
      return [...text.getClientRects()]
        .filter(({ width }) => width > 0)
        .map(({ left, right }) => [left, right]);
    });
    assert.ok(Math.abs(arabic[1] - portuguese[1]) < 2 && arabic[0] > portuguese[0] + 20);
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
        const [wider, higher] = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          return [scrollWidth - innerWidth, scrollHeight - innerHeight];
        });
        if (wider > 0) found[`${name}: wider than the window`] = wider;
        // What is longer scrolls in its place, beside the navigation.
        if (higher > 0) found[`${name}: higher than the window`] = higher;
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
