// A chat against the real server, in both skins: from the card to the rating, and through a reload.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { isFocused } from "./harness/focus.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

chatStory(
  "a customer waits, talks, closes with X and rates; the agent sees all of it",
  async ({ agent, visit }) => {
    const { help, words } = visit;
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();

    assert.equal(await visit.composer.getAttribute("enterkeyhint"), "send", "which Enter does");
    await visit.composer.fill("Meu domínio não verifica");
    await visit.composer.press("Enter");
    await help.getByText("Meu domínio não verifica").waitFor();
    await eventuallyEqual(
      async () => (await agent.messages(chat)).filter(({ by }) => by === "customer").map(({ text }) => text),
      ["Meu domínio não verifica"],
      "the agent has the message, once",
    );
    await agent.write(chat, "Vamos ver isso juntos: https://ajuda.mare.example/dns");
    await help.getByText("Vamos ver isso juntos").waitFor();
    assert.equal(
      await help.getByRole("link", { name: "https://ajuda.mare.example/dns" }).getAttribute("href"),
      "https://ajuda.mare.example/dns",
    );

    await visit.button(words.close).click();
    await visit.button(words.close_chat_yes).click();
    await visit.heading(words.ended_title).waitFor();
    await help.getByRole("radio", { name: "5 estrelas" }).click();
    await visit.button(words.rating_send).click();
    await help.getByText(words.rating_thanks).waitFor();
    await eventuallyEqual(
      async () => (await agent.chat(chat)).state,
      "closed",
      "the agent's side is closed too",
    );
  },
);

chatStory(
  "a reload comes back to the same conversation, with the words half written",
  async ({ agent, visit }) => {
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    await agent.write(chat, "Estou aqui");
    await visit.help.getByText("Estou aqui").waitFor();
    await visit.composer.fill("meio escri");
    await visit.page.reload();
    await visit.launcher.click();
    await visit.heading(agent.name).waitFor();
    await visit.help.getByText("Estou aqui").waitFor();
    assert.equal(await visit.composer.inputValue(), "meio escri");
    await agent.close(chat);
    await visit.heading(visit.words.ended_title).waitFor();
  },
);

chatStory("what comes while the panel is closed is counted on the launcher", async ({ agent, visit }) => {
  const chat = await agent.claimNext();
  await visit.heading(agent.name).waitFor();
  await visit.page.keyboard.press("Escape");
  await visit.help.waitFor({ state: "hidden" });
  await agent.write(chat, "Ainda está aí?");
  await eventuallyEqual(
    () => visit.launcher.getAttribute("data-help-unread"),
    "1",
    "the page's own launcher carries the number",
  );
  await visit.launcher.click();
  await visit.help.getByText("Ainda está aí?").waitFor();
  await eventuallyEqual(() => visit.launcher.getAttribute("data-help-unread"), null, "seen");
  await agent.close(chat);
});

chatStory("the queue opens where the customer's place is told", async ({ visit }) => {
  const body = visit.help.locator(".body");
  assert.equal(await body.evaluate((element) => element.scrollTop), 0);
  const { page } = visit;
  await page.setViewportSize({ width: 390, height: 420 });
  await page.reload();
  await visit.launcher.click();
  await visit.heading(visit.words.queue_title).waitFor();
  assert.equal(await body.evaluate((element) => element.scrollTop), 0);
});

chatStory(
  "who writes at length goes on seeing what was said last, and a sent message leaves the focus in the field",
  async ({ agent, visit }) => {
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    for (let line = 1; line <= 8; ++line) await agent.write(chat, `Linha ${line}`);
    const last = visit.help.getByText("Linha 8");
    await last.waitFor();
    await visit.composer.fill("Uma\nmensagem\nde\nvárias\nlinhas");
    await eventuallyEqual(
      () =>
        visit.help
          .locator(".body")
          .evaluate((body) => body.scrollHeight - body.scrollTop - body.clientHeight < 2),
      true,
      "the end is in view",
    );
    await visit.button(visit.words.message_send).click();
    const inField = () =>
      visit.page.evaluate(() => document.querySelector("help-widget").shadowRoot.activeElement?.localName);
    assert.equal(await inField(), "textarea");
  },
);

chatStory(
  "on the smallest screen the button that sends stands beside the last line, however much is said below the field",
  async ({ agent, visit }) => {
    await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    const send = visit.button(visit.words.message_send);
    /** How far above the field's lower edge the button ends. */
    const above = async () => {
      const [field, button] = await Promise.all([visit.composer.boundingBox(), send.boundingBox()]);
      return Math.round(field.y + field.height - button.y - button.height);
    };
    await visit.composer.fill("Uma linha");
    await eventuallyEqual(above, 2);
    await visit.composer.fill("linha\n".repeat(3));
    await eventuallyEqual(above, 2, "three lines");
    await visit.composer.fill("é".repeat(4000));
    const note = visit.says(visit.words.ticket_details_full, { count: "4.000" });
    await note.waitFor();
    await eventuallyEqual(above, 2, "a note of two lines");
    // The canvas shows it elsewhere than its element is.
    if (visit.skin === "canvas") return;
    const [field, said] = await Promise.all([visit.composer.boundingBox(), note.boundingBox()]);
    assert.ok(said.height > 30, `${said.height} px: the note takes two lines`);
    assert.ok(said.y >= field.y + field.height, "the note is below the field");
  },
  {},
  { viewport: { width: 320, height: 568 } },
);

chatStory("leaving the queue gives the place back", async ({ agent, visit }) => {
  await visit.button(visit.words.close).click();
  await visit.button(visit.words.queue_leave).click();
  await visit.heading(visit.words.ended_left).waitFor();
  await eventuallyEqual(() => agent.queueLength(), 0, "nobody waits any more");
});

chatStory(
  "on a phone a message goes with the word that is still being composed, and its field is empty after that",
  async ({ agent, visit }) => {
    const { page, words } = visit;
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    const debug = await page.context().newCDPSession(page);
    const compose = (text) =>
      debug.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    // By the finger alone: while the first word is composed the button is none yet that Playwright would press.
    const send = async () => {
      const { x, y, width, height } = await visit.button(words.message_send).boundingBox();
      await page.touchscreen.tap(x + width / 2, y + height / 2);
    };
    const sent = async () =>
      (await agent.messages(chat)).filter(({ by }) => by === "customer").map(({ text }) => text);
    await visit.composer.tap();
    await compose("Oi");
    await send();
    await eventuallyEqual(sent, ["Oi"], "one word");
    await page.keyboard.type("Tudo ");
    for (const text of ["b", "be", "bem?"]) await compose(text);
    await send();
    await eventuallyEqual(sent, ["Oi", "Tudo bem?"], "some words and one more");
    await eventuallyEqual(() => visit.composer.inputValue(), "", "nothing is left");
    assert.ok(await isFocused(visit.composer), "the keyboard stays");
    assert.equal(await visit.composer.getAttribute("enterkeyhint"), "enter", "where Enter breaks the line");
  },
  {},
  { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
);

chatStory(
  "a message is told once: what its last line repeats is for the eye, and one's own words are not read back",
  async ({ agent, visit }) => {
    const { help, composer, words } = visit;
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    await agent.write(chat, "Olá, sou eu");
    const log = help.getByRole("log");
    await log.getByText("Olá, sou eu").waitFor();
    const told = await log.ariaSnapshot();
    assert.equal(told.split(`${agent.name}, `).length - 1, 1, told);
    assert.equal(await log.getByText(`${agent.name}, `).last().isVisible(), true);
    await composer.fill("Minhas palavras");
    await composer.press("Enter");
    /** What the nearest live region around it asks for; a log is polite by itself. */
    const liveness = (text) =>
      log
        .getByText(text)
        .evaluate((element) => element.closest("[aria-live], [role=log]").getAttribute("aria-live"));
    assert.equal(await liveness("Minhas palavras"), "off");
    assert.equal(await liveness("Olá, sou eu"), null);
    await help.getByText(words.message_sent.split("{time}")[1].trim(), { exact: false }).waitFor();
  },
);
