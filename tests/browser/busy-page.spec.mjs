// A page with much to do of its own, and programs that work on its words: what the customer writes stays what they wrote.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { demoPage } from "./harness/pages.mjs";
import { story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

const texts = async (agent, chat) =>
  (await agent.messages(chat)).filter(({ by }) => by === "customer").map(({ text }) => text);

chatStory(
  "what is typed after a message was sent belongs to the next one, though the page is busy",
  async ({ agent, visit }) => {
    const { page } = visit;
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    await visit.composer.focus();
    // As behind a long task: no frame comes before everything has been typed.
    await page.evaluate(() => {
      const real = window.requestAnimationFrame;
      const held = [];
      window.requestAnimationFrame = (work) => held.push(work);
      window.letFramesCome = () => {
        window.requestAnimationFrame = real;
        for (const work of held) real(work);
      };
    });
    await page.keyboard.type("bom dia");
    await page.keyboard.press("Enter");
    await page.keyboard.type("meu pedido");
    await page.keyboard.press("Enter");
    await page.keyboard.type("pode ver?");
    await page.evaluate(() => window.letFramesCome());
    await eventuallyEqual(() => texts(agent, chat), ["bom dia", "meu pedido"], "each in its message");
    assert.equal(await visit.composer.inputValue(), "pode ver?");
  },
);

chatStory("what a phone's keyboard is composing is there again after a reload", async ({ agent, visit }) => {
  const { page } = visit;
  await agent.claimNext();
  await visit.heading(agent.name).waitFor();
  await visit.composer.focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "socorro", selectionStart: 7, selectionEnd: 7 });
  await eventuallyEqual(() => visit.composer.inputValue(), "socorro", "composing");
  await page.reload();
  await visit.launcher.click();
  await visit.heading(agent.name).waitFor();
  await eventuallyEqual(() => visit.composer.inputValue(), "socorro", "the draft");
});

/** As Chrome's and Google's translators do it: each text becomes an element in an element. */
function translate() {
  const walk = (root) => {
    const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (words.nextNode()) found.push(words.currentNode);
    for (const text of found) {
      if (!text.data.trim() || text.parentElement?.closest("style, font")) continue;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = `[${text.data}]`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  walk(document.querySelector("help-widget").shadowRoot.querySelector(".panel"));
}

story("a page that is translated keeps its help, and what changes in it", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.page.evaluate(() => {
    window.faults = [];
    document.addEventListener("help-error", ({ detail }) => window.faults.push(detail.message));
  });
  await visit.openHelp();
  await visit.talkCard.click();
  const days = visit.help.getByRole("tab");
  await days.first().waitFor();
  for (const index of [1, 2, 3, 4, 5, 1]) {
    await visit.page.evaluate(translate);
    await days.nth(index).click();
    await eventuallyEqual(() => days.nth(index).getAttribute("aria-selected"), "true", "chosen");
  }
  assert.deepEqual(await visit.page.evaluate(() => window.faults), []);
  await visit.help.locator("button .name", { hasText: "[" }).first().waitFor({ state: "attached" });
});

chatStory("a message whose words were translated still tells when it was read", async ({ agent, visit }) => {
  const chat = await agent.claimNext();
  await visit.heading(agent.name).waitFor();
  await visit.composer.fill("Meu domínio");
  await visit.composer.press("Enter");
  const below = (state) => visit.help.getByText(state.replace("{time}", "").trim());
  await below(visit.words.message_sent).waitFor();
  await visit.page.evaluate(translate);
  await agent.read(chat, (await agent.messages(chat)).at(-1).seq);
  await below(visit.words.message_read).waitFor();
});

chatStory("what comes while the help is closed is read aloud", async ({ agent, visit }) => {
  const chat = await agent.claimNext();
  await visit.heading(agent.name).waitFor();
  const aloud = () =>
    visit.page.evaluate(
      () =>
        document.querySelector("help-widget").shadowRoot.querySelector("[role=status]:not(.panel *)")
          .textContent,
    );
  assert.equal(await aloud(), "");
  await visit.page.keyboard.press("Escape");
  await agent.write(chat, "Oi, Ana!");
  await eventuallyEqual(aloud, visit.words.unread_one, "the first");
  await visit.launcher.click();
  await visit.help.getByText("Oi, Ana!").waitFor();
  await eventuallyEqual(aloud, "", "it has been seen");
  await visit.page.keyboard.press("Escape");
  await agent.write(chat, "Tudo certo?");
  await eventuallyEqual(aloud, visit.words.unread_one, "the same words again");
});
