// Who a customer is, as far as an agent can know, and what no customer can do to the agents' page.
import assert from "node:assert/strict";
import { AgentPage, said } from "./harness/agent-page.mjs";
import { violations } from "./harness/axe.mjs";
import { sign, withBelievingDesk } from "./harness/believed-host.mjs";
import { Customer } from "./harness/customer.mjs";
import { deskStory } from "./harness/desk-story.mjs";
import { failedRequests, noSkin, story } from "./harness/story.mjs";

/** What agents read of whether a host vouches for somebody. */
const marks = {
  vouched: (place) => place.getByText(said("verified"), { exact: true }),
  typed: (place) => place.getByText(said("unverified"), { exact: true }),
};

async function examined(page, name) {
  assert.deepEqual(await violations(page), [], name);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, name);
}

for (const [look, agentIn] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["390 pixels wide", { viewport: { width: 390, height: 780 } }],
]) {
  story(
    `an agent can tell the customer for whom the host vouches from a stranger under the same name, ${look}`,
    { skins: noSkin },
    async (stage) => {
      const tell = async ({ origin, agents }, secret) => {
        const office = await stage.another(agentIn);
        const agent = await AgentPage.open(office, { origin, agents });
        const { page } = agent;
        const vouch = () => sign(secret, { sub: "cliente-42", email: "cliente@loja.example" });
        await Customer.queue(origin, "Ana Souza", vouch());
        const waiting = page.getByRole("listitem").filter({ hasText: "Ana Souza" });
        await marks.vouched(waiting).waitFor();
        await Customer.queue(origin, "Ana Souza");
        await marks.typed(waiting.nth(1)).waitFor();
        assert.equal(await waiting.nth(1).getByTitle(said("unverified_hint")).count(), 1);
        assert.equal(await marks.typed(waiting.first()).count(), 0);
        await examined(page, "queue");

        await agent.button("claim_named", { name: "Ana Souza" }).nth(1).click();
        const chat = agent.conversationWith("Ana Souza");
        await marks.typed(chat).waitFor();
        await chat.getByText(said("unverified_hint")).waitFor();
        await examined(page, "chat");
        await agent.go("chats");
        await marks.typed(agent.row("Ana Souza")).waitFor();

        await Customer.ticket(origin, "Ana Souza", "Da cliente", vouch());
        await Customer.ticket(origin, "Ana Souza", "De alguém");
        await agent.go("tickets");
        await marks.vouched(agent.row("Da cliente")).waitFor();
        await marks.typed(agent.row("De alguém")).waitFor();
        await examined(page, "tickets");
        const ticket = page.getByRole("article");
        await agent.row("De alguém").click();
        await marks.typed(ticket).waitFor();
        await ticket.getByText(said("unverified_hint")).waitFor();
        await examined(page, "ticket");
        await agent.go("tickets");
        await agent.row("Da cliente").click();
        await marks.vouched(ticket).waitFor();
        await examined(page, "ticket of a customer known to the host");
        await office.close();
      };
      await withBelievingDesk(stage, tell, ["--open", "always"]);
    },
  );
}

story(
  "a customer who logs in at the host after having come is one for whom the host vouches, wherever the agent looks",
  { skins: noSkin },
  async (stage) => {
    const tell = async ({ origin, agents }, secret) => {
      const office = await stage.another();
      const agent = await AgentPage.open(office, { origin, agents });
      const { page } = agent;
      const vouch = (name) => sign(secret, { sub: name, email: "cliente@loja.example" });
      const waiting = (name) => page.getByRole("listitem").filter({ hasText: name });
      const ana = await Customer.queue(origin, "Ana Souza");
      await marks.typed(waiting("Ana Souza")).waitFor();
      const bia = await Customer.queue(origin, "Bia Reis");
      await ana.logIn(vouch("ana"));
      await Customer.queue(origin, "Caio"); // the queue is told anew
      await marks.vouched(waiting("Ana Souza")).waitFor();
      assert.equal(await marks.typed(waiting("Ana Souza")).count(), 0);

      await agent.take("Bia Reis");
      const chat = agent.conversationWith("Bia Reis");
      await marks.typed(chat).waitFor();
      await bia.logIn(vouch("bia"));
      await Customer.queue(origin, "Davi");
      await marks.vouched(agent.row("Bia Reis")).waitFor();
      await marks.vouched(chat).waitFor();
      assert.equal(await marks.typed(chat).count(), 0);
      assert.equal(await chat.getByText(said("unverified_hint")).count(), 0);

      const eva = await Customer.ticket(origin, "Eva Lima", "De Eva");
      await agent.go("tickets");
      await marks.typed(agent.row("De Eva")).waitFor();
      await agent.row("De Eva").click();
      const ticket = page.getByRole("article");
      await marks.typed(ticket).waitFor();
      await eva.logIn(vouch("eva"));
      await Customer.ticket(origin, "Fábio", "De Fábio"); // and so is the list of tickets
      await marks.vouched(agent.row("De Eva")).waitFor();
      await agent.button("close_ticket").click();
      await marks.vouched(ticket).waitFor();
      assert.equal(await ticket.getByText(said("unverified_hint")).count(), 0);
      await office.close();
    };
    await withBelievingDesk(stage, tell, ["--open", "always"]);
  },
);

deskStory(
  "at a desk that believes no host nothing is said of it",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    await Customer.queue(backend.origin, "Zeca");
    await agent.take("Zeca");
    await agent.conversationWith("Zeca").waitFor();
    for (const mark of Object.values(marks)) assert.equal(await mark(agent.page).count(), 0);
  },
);

deskStory(
  "no character of a customer's turns an address or a name into what it is not",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const customer = await Customer.queue(backend.origin, "\u202Egro.knab\u202C Ana\u2067");
    await agent.take("gro.knab Ana");
    await agent.page.getByRole("heading", { name: "gro.knab Ana", exact: true }).waitFor();
    for (const text of [
      "Veja https://bank.example/\u202Emoc.live//:sptth agora",
      "\u202Ehttps://moc.live/moc.knab//:sptth",
      "https://a.example/\u2066b \u061C\u200E\u200F\u2069.",
    ])
      await customer.write(text);
    await agent.log.getByText("https://a.example/b .").waitFor();
    const links = await agent.log.getByRole("link").all();
    assert.deepEqual(
      await Promise.all(links.map((link) => link.evaluate((one) => [one.textContent, one.href]))),
      ["https://bank.example/", "https://moc.live/moc.knab//:sptth", "https://a.example/"].map((one) => [
        one,
        one,
      ]),
    );
    assert.equal(await links[0].evaluate((link) => getComputedStyle(link).unicodeBidi), "isolate");

    await Customer.ticket(backend.origin, "Ana \u202Eavil", "a\u202Eb https://x.example/");
    await agent.go("tickets");
    await agent.row("Ana avil").click();
    await agent.page.getByRole("article").getByText("ab https://x.example/").waitFor();
    const text = await agent.page.evaluate(() => document.documentElement.outerHTML);
    assert.doesNotMatch(text, /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
  },
);

deskStory(
  "an address of the page that is none leads to the chats",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    for (const hash of ["%zz", "toString", "constructor/x"]) {
      await agent.page.goto(`${backend.origin}/desk/#${hash}`);
      await agent.page.reload();
      await agent.heading("queue").waitFor();
    }
  },
);

deskStory(
  "who logs in where a colleague's session has ended begins anew, and the colleague as they were",
  { skins: noSkin, mayLog: failedRequests },
  async ({ backend, desk }) => {
    const agent = await desk();
    const { page } = agent;
    const capacity = page.getByRole("group", { name: said("capacity") }).getByRole("status");
    const expire = async () => {
      await page.route("**/v1/agent/presence", (route) => route.fulfill({ status: 401, json: {} }), {
        times: 1,
      });
      await agent.button("fewer").click();
      await agent.says(said("login_expired")).waitFor();
    };
    await agent.button("more").click();
    await page.getByText(said("paused")).click();
    await capacity.getByText("4").waitFor();
    await expire();
    await agent.logIn(backend.agents[1].login, backend.agents[1].password);
    await capacity.getByText("3").waitFor();
    assert.ok(await page.getByRole("radio", { name: said("online") }).isChecked());
    await expire();
    await agent.logIn(backend.agents[0].login, backend.agents[0].password);
    await capacity.getByText("4").waitFor();
    assert.ok(await page.getByRole("radio", { name: said("paused") }).isChecked());
  },
);
