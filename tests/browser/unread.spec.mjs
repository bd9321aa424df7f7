// Signs of unseen messages that a page may ask for: a count in its title, a short tone.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { demoPage } from "./harness/pages.mjs";
import { noSkin } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

/** Runs in the page: an audio device that writes down what it would sound. The silence after a tone (sdk/src/core/tone.ts) lasts until a test ends it. */
const recordTones = () => {
  window.tones = 0;
  const later = window.setTimeout;
  window.setTimeout = (call, delay, ...values) => {
    if (delay !== 2000) return later(call, delay, ...values);
    window.endSilence = call;
    return 0;
  };
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
  "a page's own button says again what it said before, though a message comes in the very moment in which the help goes",
  async ({ agent, visit }) => {
    const { page } = visit;
    await ask(visit, { title: true });
    const own = await page.title();
    const { launcher } = visit;
    await launcher.evaluate((button) => {
      button.ariaDescription = "Ajuda da Maré";
    });
    const chat = await away({ agent, visit });
    await agent.write(chat, "Um");
    await eventuallyEqual(() => launcher.getAttribute("data-help-unread"), "1", "it has come");
    assert.notEqual(await launcher.getAttribute("aria-description"), "Ajuda da Maré");

    // As behind other tabs: no frame, so that what comes is heard with the last one only.
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
    });
    const heard = page.evaluate(() => window.heardFromDesk());
    await agent.write(chat, "Dois");
    await heard;
    await page.evaluate(() => document.querySelector("help-widget").destroy());
    assert.equal(await page.title(), own);
    assert.equal(await launcher.getAttribute("data-help-unread"), null);
    assert.equal(await launcher.getAttribute("aria-description"), "Ajuda da Maré");
  },
  {
    path: demoPage,
    before: () => {
      // Resolves with the next piece of a stream, once the help has had it.
      const { read } = ReadableStreamDefaultReader.prototype;
      let told = () => undefined;
      window.heardFromDesk = () =>
        new Promise((resolve) => {
          told = resolve;
        });
      ReadableStreamDefaultReader.prototype.read = function () {
        const piece = read.call(this);
        piece.then(
          () => setTimeout(told),
          () => undefined,
        );
        return piece;
      };
    },
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
  "a page that changes its settings has nothing read aloud again",
  async ({ agent, visit }) => {
    const chat = await away({ agent, visit });
    await agent.write(chat, "Um");
    await eventuallyEqual(() => visit.launcher.getAttribute("data-help-unread"), "1", "it has come");
    const [words, writings] = await visit.page.evaluate(async () => {
      const help = document.querySelector("help-widget");
      const root = help.shadowRoot;
      const aloud = root.querySelector(".widget > [role=status]");
      let written = 0;
      new MutationObserver((changes) => {
        written += changes.length;
      }).observe(aloud, { characterData: true, childList: true, subtree: true });
      const theme = () => root.adoptedStyleSheets[1].cssRules[0].cssText;
      const before = theme();
      help.update({ accent: "#0a6" });
      // With the last thing that the core has said of it, it has said everything.
      while (theme() === before) await new Promise(requestAnimationFrame);
      return [aloud.textContent, written];
    });
    assert.notEqual(words, "");
    assert.equal(writings, 0);
  },
  {},
  { skins: noSkin },
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

chatStory(
  "a tone sounds in one of several tabs",
  async ({ agent, visit }) => {
    const { page } = visit;
    await page.context().addInitScript(recordTones);
    const chat = await away({ agent, visit });
    // A tab that this one opens begins with what this one keeps.
    const [twin] = await Promise.all([
      page.waitForEvent("popup"),
      page.evaluate(() => {
        window.open(location.href);
      }),
    ]);
    // A popup is told of as soon as it exists, which is before its script listens for the launcher.
    await twin.waitForLoadState();
    const other = Object.assign(Object.create(visit), { page: twin });
    await other.launcher.click();
    await other.heading(agent.name).waitFor();
    await twin.keyboard.press("Escape");
    await other.help.waitFor({ state: "hidden" });
    const tabs = [visit, other];
    for (const tab of tabs) await ask(tab, { sound: true });
    const sounded = async () => (await tones(visit)) + (await tones(other));
    const unseen = () => Promise.all(tabs.map((tab) => tab.launcher.getAttribute("data-help-unread")));

    await agent.write(chat, "Um");
    await eventuallyEqual(unseen, ["1", "1"], "both have heard");
    await eventuallyEqual(sounded, 1, "one has sounded");
    await agent.write(chat, "Dois");
    await eventuallyEqual(unseen, ["2", "2"], "both have heard");
    assert.equal(await sounded(), 1, "not so soon again");

    for (const { page: tab } of tabs) await tab.evaluate(() => window.endSilence?.());
    const held = () => page.evaluate(async () => (await navigator.locks.query()).held.length);
    await eventuallyEqual(held, 0, "the silence is over");
    await agent.write(chat, "Três");
    await eventuallyEqual(unseen, ["3", "3"], "both have heard");
    await eventuallyEqual(sounded, 2, "one has sounded");
  },
  { before: recordTones },
);

chatStory(
  "hidden by its attribute the help is closed: what comes is counted, and nothing opens before it is shown again",
  async ({ agent, visit }) => {
    const { page, help, launcher } = visit;
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    const events = () => page.evaluate(() => window.seen);
    const hide = (hidden) =>
      page.evaluate((value) => {
        document.querySelector("help-widget").hidden = value;
      }, hidden);
    await page.evaluate(() => {
      window.seen = [];
      for (const name of ["help-open", "help-close"])
        document.addEventListener(name, () => window.seen.push(name));
    });
    await hide(true);
    await help.waitFor({ state: "hidden" });
    await eventuallyEqual(() => launcher.getAttribute("aria-expanded"), "false", "closed");
    await agent.write(chat, "Um");
    await eventuallyEqual(() => launcher.getAttribute("data-help-unread"), "1", "nobody has read it");
    await launcher.click();
    await page.evaluate(() => document.querySelector("help-widget").open("ticket"));
    assert.equal(await launcher.getAttribute("aria-expanded"), "false");
    assert.deepEqual(await events(), ["help-close"]);
    await hide(false);
    await launcher.click();
    await help.getByText("Um", { exact: true }).waitFor();
    await eventuallyEqual(() => launcher.getAttribute("data-help-unread"), null, "seen");
  },
);

chatStory(
  "a page's own button that is drawn anew carries the count as well, and the old one is left and let go",
  async ({ agent, visit }) => {
    const { page, launcher } = visit;
    const chat = await away({ agent, visit });
    await agent.write(chat, "Um");
    await eventuallyEqual(() => launcher.getAttribute("data-help-unread"), "1", "it has come");
    const words = await launcher.getAttribute("aria-description");
    const old = await page.evaluate(() => {
      const button = document.getElementById("help-button");
      const again = document.createElement("button");
      again.id = "help-button";
      again.textContent = "Ajuda";
      button.replaceWith(again);
      window.old = new WeakRef(button);
      return new Promise((resolve) => setTimeout(() => resolve(button.outerHTML)));
    });
    assert.doesNotMatch(old, /unread|aria-description/);
    assert.equal(await launcher.getAttribute("data-help-unread"), "1");
    assert.equal(await launcher.getAttribute("aria-description"), words);
    await agent.write(chat, "Dois");
    await eventuallyEqual(() => launcher.getAttribute("data-help-unread"), "2", "it goes on counting");
    await launcher.click();
    await visit.help.getByText("Dois", { exact: true }).waitFor();
    await eventuallyEqual(() => launcher.getAttribute("data-help-unread"), null, "seen");
    const debug = await page.context().newCDPSession(page);
    await eventuallyEqual(
      async () => {
        await debug.send("HeapProfiler.collectGarbage");
        return page.evaluate(() => window.old.deref() === undefined);
      },
      true,
      "the old button is gone",
    );
  },
);

chatStory(
  "a title that the page has read and puts back is the page's own still, whenever it does",
  async ({ agent, visit }) => {
    const { page, launcher } = visit;
    const title = () => page.title();
    const own = await title();
    await ask(visit, { title: true });
    const chat = await away({ agent, visit });
    await agent.write(chat, "Um");
    await eventuallyEqual(title, `(1) ${own}`, "one message");
    await page.evaluate(() => {
      window.read = document.title;
      document.title = "Pedidos";
    });
    await agent.write(chat, "Dois");
    await eventuallyEqual(title, "(2) Pedidos", "two messages");
    const putBack = () =>
      page.evaluate(() => {
        document.title = window.read;
      });
    await putBack();
    await eventuallyEqual(title, `(2) ${own}`, "with the count of now");
    await launcher.click();
    await eventuallyEqual(title, own, "seen");
    await putBack();
    await eventuallyEqual(title, own, "put back after that");
    await page.evaluate(() => {
      document.title = "(3) Pedidos";
    });
    await eventuallyEqual(title, "(3) Pedidos", "a count of the page's own");
  },
);

chatStory(
  "a copy of the page's own button that is put back later tells of nothing that has been seen",
  async ({ agent, visit }) => {
    const { page, launcher } = visit;
    const chat = await away({ agent, visit });
    await agent.write(chat, "Um");
    await eventuallyEqual(() => launcher.getAttribute("data-help-unread"), "1", "it has come");
    await page.evaluate(() => {
      window.copy = document.getElementById("help-button").cloneNode(true);
    });
    await launcher.click();
    await eventuallyEqual(() => launcher.getAttribute("data-help-unread"), null, "seen");
    await page.evaluate(() => document.getElementById("help-button").replaceWith(window.copy));
    await eventuallyEqual(() => launcher.getAttribute("data-help-unread"), null, "nothing waits");
    assert.equal(await launcher.getAttribute("aria-description"), null);
  },
);
