// Answers to tickets: none is lost, none goes to a customer twice, and the agent knows what became of each, wherever they look by then.
import assert from "node:assert/strict";
import { said } from "./harness/agent-page.mjs";
import { Customer } from "./harness/customer.mjs";
import { deskStory } from "./harness/desk-story.mjs";
import { hold } from "./harness/hold.mjs";
import { failedRequests, noSkin } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

const allAnswers = "**/v1/agent/tickets/*/answers/*";

/** The desk's tickets, and the one on the screen. */
class Tickets {
  #agent;
  #backend;

  constructor(agent, backend) {
    this.#agent = agent;
    this.#backend = backend;
    this.field = agent.page.getByRole("textbox", { name: said("answer_label") });
  }

  /** Of Ana and of Bia; Ana's is on the screen. */
  static async open(agent, backend) {
    for (const name of ["Ana", "Bia"]) await Customer.ticket(backend.origin, name, "Detalhes");
    await agent.go("tickets");
    const tickets = new Tickets(agent, backend);
    await tickets.look("Ana");
    return tickets;
  }

  /** Also at one that has left the list of the open ones. */
  async look(name) {
    await this.#agent.page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `tickets/${this.reference(name)}`,
    );
    await this.#agent.page.getByRole("heading", { level: 2, name }).waitFor();
    await this.field.waitFor();
  }

  reference = (name) => this.#backend.tickets(`name = '${name}'`)[0].reference;
  answer = () => this.#agent.button("answer").click();
  shown = (text) => this.#agent.page.locator(".answers").getByText(text, { exact: true });
  fieldHas = (text, words) => eventuallyEqual(() => this.field.inputValue(), text, words);
  /** What customers are told, the first first. */
  stored = () => this.#backend.rows("SELECT text FROM ticket_answer ORDER BY rowid").map(({ text }) => text);
}

deskStory(
  "an answer that fails when the agent has gone on is told of with its ticket, and is in the field still",
  { skins: noSkin, mayLog: failedRequests },
  async ({ backend, desk }) => {
    const agent = await desk();
    const tickets = await Tickets.open(agent, backend);
    let fail;
    const failing = new Promise((resolve) => {
      fail = resolve;
    });
    await agent.page.route(allAnswers, async (route) => {
      await failing;
      await route.abort();
    });
    const asked = agent.page.waitForRequest(allAnswers);
    await tickets.field.fill("Já corrigimos.");
    await tickets.answer();
    await asked;
    await tickets.look("Bia");
    fail();
    const why = said("save_failed", { why: said("login_unreachable") });
    await agent.says(`${tickets.reference("Ana")}: ${why}`).waitFor();
    await tickets.fieldHas("", "it is not Bia's answer");
    await tickets.look("Ana");
    await tickets.fieldHas("Já corrigimos.", "nothing is lost");
  },
);

deskStory(
  "what an agent writes on while an answer is on its way stays in the field, and is another answer",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const tickets = await Tickets.open(agent, backend);
    const sent = await hold(agent.page, allAnswers);
    await tickets.field.fill("Já corrigimos.");
    await tickets.answer();
    await sent.asked;
    await tickets.field.fill("Confira amanhã.");
    sent.release();
    await agent.says(said("answer_saved")).waitFor();
    await tickets.shown("Já corrigimos.").waitFor();
    assert.equal(await tickets.field.inputValue(), "Confira amanhã.");
    assert.equal(await agent.says(said("answer_saved_before")).count(), 0);
    await agent.page.reload();
    await tickets.fieldHas("Confira amanhã.", "after a reload as well");
    await tickets.answer();
    await tickets.shown("Confira amanhã.").waitFor();
    await tickets.fieldHas("", "all is answered");
    assert.deepEqual(tickets.stored(), ["Já corrigimos.", "Confira amanhã."]);
  },
);

deskStory(
  "an answer that arrives while the agent looks at another ticket and back is out of the field, and goes once",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const tickets = await Tickets.open(agent, backend);
    const sent = await hold(agent.page, allAnswers);
    await tickets.field.fill("Já corrigimos.");
    await tickets.answer();
    await sent.asked;
    await tickets.look("Bia");
    await tickets.look("Ana");
    await tickets.fieldHas("Já corrigimos.", "it may fail still");
    sent.release();
    await tickets.shown("Já corrigimos.").waitFor();
    await tickets.fieldHas("", "it has arrived");
    await tickets.answer();
    await agent.says(said("required")).waitFor();

    const last = await hold(agent.page, allAnswers);
    await tickets.field.fill("Confira amanhã.");
    await tickets.answer();
    await last.asked;
    await tickets.look("Bia");
    last.release();
    await agent.says(`${tickets.reference("Ana")}: ${said("answer_saved")}`).waitFor();
    await tickets.look("Ana");
    await tickets.fieldHas("", "it has arrived as well");
    assert.deepEqual(tickets.stored(), ["Já corrigimos.", "Confira amanhã."]);
  },
);

deskStory(
  "an answer whose reply was lost is found in the ticket, or can be improved",
  { skins: noSkin, mayLog: failedRequests },
  async ({ backend, desk }) => {
    const agent = await desk();
    const tickets = await Tickets.open(agent, backend);
    const loseReply = () =>
      agent.page.route(
        allAnswers,
        async (route) => {
          await route.fetch();
          await route.abort();
        },
        { times: 1 },
      );
    await loseReply();
    await tickets.field.fill("Já corrigimos.");
    await tickets.answer();
    await tickets.shown("Já corrigimos.").waitFor();
    await tickets.fieldHas("", "the desk has told that it is there");

    const ticket = `**/v1/agent/tickets/${tickets.reference("Ana")}`;
    await agent.page.route(ticket, (route) => route.abort()); // the agent does not see it
    for (const [first, improved] of [
      ["Confira hoje.", "Confira hoje à tarde."],
      ["Confira amanhã.", "Confira amanhã cedo."],
    ]) {
      await loseReply();
      await tickets.field.fill(first);
      await tickets.answer();
      await agent.says(said("save_failed", { why: said("login_unreachable") })).waitFor();
      await tickets.field.fill(improved);
      if (improved === "Confira hoje à tarde.") await tickets.answer();
      else {
        await agent.page.unroute(ticket);
        await agent.page.reload();
      }
      await agent.says(said("answer_saved_before")).waitFor();
      assert.equal(await tickets.field.inputValue(), improved);
      await tickets.answer();
      await agent.says(said("answer_saved")).waitFor();
      await tickets.fieldHas("", "it is answered");
    }
    assert.deepEqual(tickets.stored(), [
      "Já corrigimos.",
      "Confira hoje.",
      "Confira hoje à tarde.",
      "Confira amanhã.",
      "Confira amanhã cedo.",
    ]);
  },
);
