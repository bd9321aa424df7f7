// Where in a conversation the customer reads: new messages do not move it, and one press leads back to the end. Against the real server.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { isFocused } from "./harness/focus.mjs";
import { trapNext, trapOnDemand } from "./harness/trap.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

/** Long enough that each message stands on lines of its own. */
const message = (number) => `Mensagem ${number}. ${"Palavras que ocupam espaço na tela. ".repeat(4)}`;

const body = ({ help }) => help.getByRole("log").locator("xpath=ancestor::*[contains(@class,'body')]");
const left = (visit) => body(visit).evaluate((it) => it.scrollHeight - it.clientHeight - it.scrollTop);
const isAtEnd = async (visit) => (await left(visit)) < 2;
/** How far below the upper edge of what is seen the message stands. */
const placeOf = (visit, number) =>
  visit.help.getByText(`Mensagem ${number}.`, { exact: false }).evaluate((it) => {
    const top = (element) => Math.round(element.getBoundingClientRect().top);
    return top(it) - top(it.closest(".body"));
  });

async function talk(visit, agent, count) {
  const chat = await agent.claimNext();
  await visit.heading(agent.name).waitFor();
  for (let number = 1; number <= count; ++number) await agent.write(chat, message(number));
  await visit.help.getByText(`Mensagem ${count}.`, { exact: false }).waitFor();
  return chat;
}

chatStory("who reads further up is told of what comes, and led to the end", async ({ agent, visit }) => {
  const { help, words } = visit;
  const chat = await talk(visit, agent, 8);
  await eventuallyEqual(() => isAtEnd(visit), true, "a conversation is shown at its end");
  await agent.write(chat, message(9));
  await help.getByText("Mensagem 9.").waitFor();
  await eventuallyEqual(() => isAtEnd(visit), true, "and follows it");
  assert.equal(await visit.button(words.messages_newest).count(), 0);

  await body(visit).evaluate((it) => {
    it.scrollTop = it.scrollHeight / 3;
  });
  await visit.button(words.messages_newest).waitFor();
  const before = await placeOf(visit, 4);
  await agent.write(chat, message(10));
  await visit.button(words.unread_one).waitFor();
  await agent.write(chat, message(11));
  await visit.button(words.unread.replace("{count}", "2")).waitFor();
  assert.equal(await placeOf(visit, 4), before, "what is being read has not moved");
  await help.getByText(words.messages_new, { exact: true }).waitFor();
  assert.equal(await visit.launcher.getAttribute("data-help-unread"), "2");

  await visit.button(words.unread.replace("{count}", "2")).click();
  await eventuallyEqual(() => isAtEnd(visit), true, "at the end");
  await eventuallyEqual(() => visit.launcher.getAttribute("data-help-unread"), null, "seen");
  assert.equal(await visit.button(words.messages_newest).count(), 0);
});

chatStory(
  "who reads further up goes on reading there when the core that has shown it gives way to the next one",
  async ({ agent, visit }) => {
    await talk(visit, agent, 8);
    await body(visit).evaluate((it) => {
      it.scrollTop = it.scrollHeight / 3;
    });
    await visit.button(visit.words.messages_newest).waitFor();
    const before = await placeOf(visit, 4);
    const old = await body(visit).elementHandle();
    await trapNext(visit, 1);
    await visit.page.keyboard.press("Tab");
    await visit.page.waitForFunction((shown) => !shown.isConnected, old);
    await eventuallyEqual(() => placeOf(visit, 4), before, "the same line");
    await visit.button(visit.words.messages_newest).click();
    await eventuallyEqual(() => isAtEnd(visit), true, "at the end");
    const next = await body(visit).elementHandle();
    await trapNext(visit, 1);
    await visit.page.keyboard.press("Tab");
    await visit.page.waitForFunction((shown) => !shown.isConnected, next);
    await eventuallyEqual(() => isAtEnd(visit), true, "and there again");
  },
  { before: trapOnDemand },
);

chatStory("earlier messages come in above without moving what is read", async ({ agent, visit }) => {
  const { help, words } = visit;
  await talk(visit, agent, 64);
  await body(visit).evaluate((it) => {
    it.scrollTop = 0;
  });
  const earlier = visit.button(words.messages_earlier);
  await earlier.waitFor();
  const first = (
    await help
      .getByText(/^Mensagem \d+\./)
      .first()
      .textContent()
  ).match(/\d+/)[0];
  assert.ok(Number(first) > 1, "the oldest are not shown yet");
  const before = await placeOf(visit, Number(first));
  await earlier.click();
  await help.getByText("Mensagem 1.", { exact: false }).waitFor();
  await eventuallyEqual(() => placeOf(visit, Number(first)), before, "the same message at the same place");
});

chatStory(
  "a long conversation is a stop of the Tab key, from which keys scroll it",
  async ({ agent, visit }) => {
    await talk(visit, agent, 8);
    await eventuallyEqual(() => isAtEnd(visit), true, "a conversation is shown at its end");
    await visit.composer.focus();
    await visit.page.keyboard.press("Shift+Tab");
    assert.ok(await isFocused(visit.help.getByRole("group", { name: agent.name, exact: true })));
    await visit.page.keyboard.press("Home");
    await eventuallyEqual(() => body(visit).evaluate((it) => it.scrollTop), 0, "its beginning");
  },
);
