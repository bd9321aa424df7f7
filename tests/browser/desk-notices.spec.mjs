// What an agent writes to all customers: no half-written word is lost, and nothing that was published is written over.
import assert from "node:assert/strict";
import { said } from "./harness/agent-page.mjs";
import { deskStory } from "./harness/desk-story.mjs";
import { hold } from "./harness/hold.mjs";
import { failedRequests, noSkin } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

/** The form of the notices, and what of them is published. */
class Notices {
  #agent;

  constructor(agent) {
    this.#agent = agent;
    const { page } = agent;
    this.title = page.getByLabel(said("text_title"), { exact: true });
    this.body = page.getByLabel(said("text_body"), { exact: true });
  }

  static async open(agent) {
    await agent.go("notices");
    await agent.button("edit_named", { name: "Horário de fim de ano" }).waitFor();
    return new Notices(agent);
  }

  async write(title, body) {
    await this.title.fill(title);
    await this.body.fill(body);
  }

  async publish(title, body) {
    await this.write(title, body);
    await this.#agent.button("publish").click();
    await this.card(title).waitFor();
  }

  card = (title) => this.#agent.page.getByRole("listitem").getByText(title, { exact: true });
  edit = (title) => this.#agent.button("edit_named", { name: title }).click();
  formHas = (title, words) => eventuallyEqual(() => this.title.inputValue(), title, words);

  /** A colleague's doing. */
  withdraw = (id) => this.#ask("DELETE", id);

  /** What was published on a day of which the form does not ask. */
  publishSince = (from, title) =>
    this.#ask("PUT", "since", JSON.stringify({ from, severity: "info", title, body: "" }));

  #ask(method, id, body) {
    return this.#agent.page.evaluate(
      async ([path, asked]) => {
        const { token } = JSON.parse(sessionStorage.getItem("desk-session"));
        const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
        await fetch(path, { ...asked, headers });
      },
      [`/v1/agent/notices/${id}`, { method, body }],
    );
  }
}

/** What agents have published, the first first. */
const published = (backend) =>
  backend
    .rows("SELECT id, body FROM desk_change WHERE body <> '' ORDER BY changed_at, id")
    .map(({ id, body }) => ({ id, title: JSON.parse(body).title["pt-BR"] }));
const titles = (backend) =>
  published(backend)
    .map(({ title }) => title)
    .sort();

deskStory(
  "a notice that is published while the agent looks elsewhere is out of the form, and the next one is another",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const notices = await Notices.open(agent);
    const away = async () => {
      await agent.go("chats");
      await Notices.open(agent);
    };
    const sent = await hold(agent.page, "**/v1/agent/notices/*");
    await notices.write("Chat com lentidão", "Estamos vendo.");
    await agent.button("publish").click();
    await sent.asked;
    await away();
    await notices.formHas("Chat com lentidão", "it may fail still");
    sent.release();
    await notices.card("Chat com lentidão").waitFor();
    await notices.formHas("", "it is published");
    await agent.page.reload();
    await notices.formHas("", "after a reload as well");
    await notices.publish("Boleto fora do ar", "Use cartão.");
    assert.deepEqual(titles(backend), ["Boleto fora do ar", "Chat com lentidão"]);

    const changed = await hold(agent.page, "**/v1/agent/notices/*");
    await notices.edit("Boleto fora do ar");
    await notices.title.fill("Boleto de volta");
    await agent.button("publish").click();
    await changed.asked;
    await away();
    await notices.formHas("Boleto de volta", "it may fail still");
    changed.release();
    await notices.formHas("", "the edit is published");
    await agent.heading("notice_new").waitFor();
  },
);

deskStory(
  "a notice that is refused while the agent looks elsewhere is told of, and is in the form still",
  { skins: noSkin, mayLog: failedRequests },
  async ({ desk }) => {
    const agent = await desk();
    const notices = await Notices.open(agent);
    let fail;
    const failing = new Promise((resolve) => {
      fail = resolve;
    });
    await agent.page.route("**/v1/agent/notices/*", async (route) => {
      await failing;
      await route.abort();
    });
    const asked = agent.page.waitForRequest("**/v1/agent/notices/*");
    await notices.write("Chat com lentidão", "Estamos vendo.");
    await agent.button("publish").click();
    await asked;
    await agent.go("chats");
    fail();
    await agent.says(said("save_failed", { why: said("login_unreachable") })).waitFor();
    await Notices.open(agent);
    await notices.formHas("Chat com lentidão", "nothing is lost");
  },
);

deskStory(
  "what an agent writes on while a notice is on its way is the next one",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const notices = await Notices.open(agent);
    const sent = await hold(agent.page, "**/v1/agent/notices/*");
    await notices.write("Chat com lentidão", "Estamos vendo.");
    await agent.button("publish").click();
    await sent.asked;
    await agent.go("chats");
    await Notices.open(agent);
    await notices.write("Boleto fora do ar", "Use cartão.");
    sent.release();
    await notices.card("Chat com lentidão").waitFor();
    await agent.says(said("published")).waitFor();
    await notices.formHas("Boleto fora do ar", "nothing is lost");

    const again = await hold(agent.page, "**/v1/agent/notices/*");
    await agent.button("publish").click();
    await again.asked;
    await notices.write("E-mail fora do ar", "Use o chat.");
    again.release();
    await notices.card("Boleto fora do ar").waitFor();
    await agent.button("publish").click();
    await notices.card("E-mail fora do ar").waitFor();
    await notices.formHas("", "all is published");
    assert.deepEqual(titles(backend), ["Boleto fora do ar", "Chat com lentidão", "E-mail fora do ar"]);
  },
);

deskStory(
  "a new notice and the changes of others wait for each other, half written",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const notices = await Notices.open(agent);
    await notices.publish("Chat com lentidão", "Estamos vendo.");
    await notices.formHas("", "it is published");
    await notices.write("Envios atrasam", "Desde as 9h; a causa é conhecida.");
    await notices.edit("Horário de fim de ano");
    await notices.formHas("Horário de fim de ano", "an edit begins with what is published");
    await notices.title.fill("Horário de Natal");
    await notices.edit("Chat com lentidão");
    await agent.button("cancel").click();
    await notices.formHas("Envios atrasam", "what was begun first");
    await agent.page.reload();
    await notices.edit("Horário de fim de ano");
    await notices.formHas("Horário de Natal", "the other edit");
    await agent.button("cancel").click();
    await notices.formHas("Envios atrasam", "what was begun first");
    assert.equal(await notices.body.inputValue(), "Desde as 9h; a causa é conhecida.");
    await notices.edit("Horário de fim de ano");
    await notices.formHas("Horário de fim de ano", "a cancelled edit is gone");
    await notices.publish("Horário de janeiro", "Das 9h às 12h.");
    await notices.formHas("Envios atrasam", "what was begun first");
    await agent.page.reload();
    await notices.publish("Envios atrasam ainda", "Desde as 9h.");
    assert.deepEqual(titles(backend), ["Chat com lentidão", "Envios atrasam ainda", "Horário de janeiro"]);
  },
);

deskStory(
  "what was written into a notice that a colleague has withdrawn meanwhile is a new one, and nothing of it is lost",
  { skins: noSkin },
  async ({ backend, desk }) => {
    const agent = await desk();
    const notices = await Notices.open(agent);
    await notices.publish("Chat com lentidão", "Estamos vendo.");
    const [{ id }] = published(backend);
    await notices.write("Envios atrasam", "Desde as 9h.");
    await notices.edit("Chat com lentidão");
    await notices.title.fill("Chat ainda lento");
    await agent.go("chats");
    await notices.withdraw(id);
    await agent.page.reload();
    await Notices.open(agent);
    await agent.heading("notice_new").waitFor();
    await notices.formHas("Chat ainda lento", "the words are there");
    await agent.button("publish").click();
    await notices.card("Chat ainda lento").waitFor();
    await notices.formHas("Envios atrasam", "so is what was begun first");
    const [again, ...others] = published(backend);
    assert.notEqual(again.id, id);
    assert.deepEqual(others, []);

    await notices.edit("Chat ainda lento");
    await notices.body.fill("Quase pronto.");
    await notices.withdraw(again.id);
    await agent.heading("notice_new").waitFor();
    assert.equal(await notices.body.inputValue(), "Quase pronto.");
    await agent.button("cancel").click();
    await notices.formHas("Envios atrasam", "what was begun first");
  },
);

deskStory(
  "a notice cannot end before now, however long ago it began, and the agent is told where",
  { skins: noSkin, mayLog: failedRequests },
  async ({ desk }) => {
    const agent = await desk();
    const notices = await Notices.open(agent);
    await notices.publishSince("2020-01-01T00:00:00Z", "Chat com lentidão");
    await notices.edit("Chat com lentidão");
    const until = agent.page.getByLabel(said("until"), { exact: true });
    await until.fill("2020-06-01T10:00");
    await agent.button("publish").click();
    await agent.says(said("until_past")).waitFor();
    assert.ok(await until.evaluate((box) => box === document.activeElement));
    assert.equal(await agent.says(said("published")).count(), 0);
    await notices.formHas("Chat com lentidão", "it can be mended");
    await until.fill("2099-06-01T10:00");
    await agent.button("publish").click();
    await agent.says(said("published")).waitFor();
    assert.equal(await agent.says(said("until_past")).count(), 0);
  },
);

deskStory(
  "half-written special hours outlive a reload and a look elsewhere, and are gone when they are published",
  { skins: noSkin },
  async ({ desk }) => {
    const agent = await desk();
    const { page } = agent;
    const [date, name, opens, closes] = ["date", "reason_name", "opens", "closes"].map((key) =>
      page.getByLabel(said(key), { exact: true }),
    );
    const closed = page.getByLabel(said("closed_all_day"));
    const fields = async () => [
      ...(await Promise.all([date, name, opens, closes].map((field) => field.inputValue()))),
      await closed.isChecked(),
    ];
    const fieldsAre = (expected, words) => eventuallyEqual(fields, expected, words);
    await Notices.open(agent);
    await date.fill("2030-12-24");
    await name.fill("Véspera de Natal");
    await closed.uncheck();
    await closes.fill("13:30");
    const written = ["2030-12-24", "Véspera de Natal", "08:00", "13:30", false];
    await page.reload();
    await fieldsAre(written, "after a reload");
    await opens.waitFor();
    await agent.go("chats");
    await Notices.open(agent);
    await fieldsAre(written, "after a look elsewhere");

    const sent = await hold(page, "**/v1/agent/exceptions/*");
    await agent.button("save").click();
    await sent.asked;
    await agent.go("chats");
    await Notices.open(agent);
    await fieldsAre(written, "it may fail still");
    sent.release();
    await page.getByRole("listitem").getByText("Véspera de Natal").waitFor();
    await fieldsAre(["", "", "08:00", "13:30", false], "they are published");
    await page.reload();
    const empty = ["", "", "08:00", "12:00", true];
    await fieldsAre(empty, "after a reload as well");

    const again = await hold(page, "**/v1/agent/exceptions/*");
    await date.fill("2030-12-31");
    await name.fill("Véspera de Ano Novo");
    await agent.button("save").click();
    await again.asked;
    await date.fill("2031-01-01");
    await name.fill("Ano Novo");
    again.release();
    await page.getByRole("listitem").getByText("Véspera de Ano Novo").waitFor();
    await agent.says(said("published")).waitFor();
    await fieldsAre(["2031-01-01", "Ano Novo", "08:00", "12:00", true], "the next one");
    await agent.button("save").click();
    await page.getByRole("listitem").getByText("Ano Novo", { exact: false }).nth(1).waitFor();
    await fieldsAre(empty, "all are published");
  },
);
