// Signs of unseen messages that a page may ask for: a count in its title, a short tone.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

/** Runs in the page: an audio device that writes down what it would sound. */
const recordTones = () => {
  window.tones = 0;
  const parameter = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
  window.AudioContext = class {
    currentTime = 0;
    destination = {};
    createOscillator() {
      return {
        frequency: parameter,
        connect: (to) => to,
        start: () => {
          window.tones += 1;
        },
        stop() {},
      };
    }
    createGain() {
      return { gain: parameter, connect: (to) => to };
    }
    async close() {}
  };
};
const tones = ({ page }) => page.evaluate(() => window.tones);
const ask = ({ page }, unread) =>
  page.evaluate((wanted) => document.querySelector("help-widget").update({ unread: wanted }), unread);

async function away({ agent, visit }) {
  const chat = await agent.claimNext();
  await visit.heading(agent.name).waitFor();
  await visit.page.keyboard.press("Escape");
  await visit.help.waitFor({ state: "hidden" });
  return chat;
}

chatStory(
  "the page's title carries the count, and is left as the page wants it",
  async ({ agent, visit }) => {
    const { page, launcher } = visit;
    const title = () => page.title();
    const own = await title();
    await ask(visit, { title: true });
    const chat = await away({ agent, visit });
    await agent.write(chat, "Um");
    await eventuallyEqual(title, `(1) ${own}`, "one message");
    await agent.write(chat, "Dois");
    await eventuallyEqual(title, `(2) ${own}`, "two messages");
    await page.evaluate(() => {
      document.title = "Pedidos";
    });
    await eventuallyEqual(title, "(2) Pedidos", "the page's new title carries it as well");
    await ask(visit, {});
    await eventuallyEqual(title, "Pedidos", "not asked for any more");
    await ask(visit, { title: true });
    await eventuallyEqual(title, "(2) Pedidos", "asked for again");
    await launcher.click();
    await eventuallyEqual(title, "Pedidos", "seen");
    await page.keyboard.press("Escape");
    await agent.write(chat, "Três");
    await eventuallyEqual(title, "(1) Pedidos", "one more");
    await page.evaluate(() => document.querySelector("help-widget").destroy());
    await eventuallyEqual(title, "Pedidos", "the help is gone");
  },
);

chatStory(
  "without being asked the title stays, and nothing sounds",
  async ({ agent, visit }) => {
    const own = await visit.page.title();
    const chat = await away({ agent, visit });
    await agent.write(chat, "Um");
    await eventuallyEqual(() => visit.launcher.getAttribute("data-help-unread"), "1", "it has come");
    assert.equal(await visit.page.title(), own);
    assert.equal(await tones(visit), 0);
  },
  { before: recordTones },
);

chatStory(
  "a tone sounds once for what comes together",
  async ({ agent, visit }) => {
    await ask(visit, { sound: true });
    const chat = await away({ agent, visit });
    await agent.write(chat, "Um");
    await eventuallyEqual(() => tones(visit), 1, "a tone");
    await agent.write(chat, "Dois");
    await eventuallyEqual(() => visit.launcher.getAttribute("data-help-unread"), "2", "two have come");
    assert.equal(await tones(visit), 1);
  },
  { before: recordTones },
);
