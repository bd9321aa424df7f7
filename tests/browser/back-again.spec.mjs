// Back to a page that the browser has kept as it was: what was done meanwhile, on a later page of the site, is not undone and not done again.
import assert from "node:assert/strict";
import { Agent } from "./harness/agent.mjs";
import { startBackend } from "./harness/backend.mjs";
import { chatStory } from "./harness/chat-story.mjs";
import { demoPage } from "./harness/pages.mjs";
import { ownText } from "./harness/stage.mjs";
import { noSkin, story } from "./harness/story.mjs";
import { eventuallyEqual, until } from "./harness/until.mjs";

/** In the browser that people have, which keeps pages. */
const kept = { whole: true, chromium: { without: ["--disable-back-forward-cache"] } };
const keepsPages = () =>
  addEventListener("pageshow", ({ persisted }) => Object.assign(window, { cameFromCache: persisted }));

const laterPage = ({ page }) => page.goto(`${page.url()}?page=2`);
async function back({ page }) {
  await page.goBack({ waitUntil: "commit" });
  await eventuallyEqual(() => page.evaluate(() => window.cameFromCache), true, "it came from the cache");
}
async function close({ page, help }) {
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
}

story("where nothing was done meanwhile all is as it was, the caret included", kept, async (stage) => {
  const visit = await stage.visit({ before: keepsPages });
  await visit.openTicketForm();
  await visit.write({ details: "Ainda aqui" });
  await visit.details.evaluate((field) => {
    window.field = field;
    field.setSelectionRange(5, 5);
  });
  await laterPage(visit);
  await back(visit);
  await visit.page.keyboard.type(" bem");
  assert.equal(await visit.details.inputValue(), "Ainda bem aqui");
  assert.ok(await visit.details.evaluate((field) => field === window.field), "the very field");
});

story("a ticket that was sent on a later page is not sent again", kept, async (stage) => {
  const visit = await stage.visit({ before: keepsPages });
  const details = ownText();
  await visit.openTicketForm();
  await visit.write({ details });
  await laterPage(visit);
  await visit.openTicketForm();
  await eventuallyEqual(() => visit.details.inputValue(), details, "the draft came along");
  await visit.send.click();
  await visit.confirmation.waitFor();
  await back(visit);
  await eventuallyEqual(() => visit.details.inputValue(), "", "a form for the next one");
  await visit.send.click();
  await visit.says(visit.words.error_details_required).waitFor();
  assert.equal(stage.backend.ticketsAbout(details).length, 1);
});

chatStory(
  "a message that was sent on a later page is not sent again, and its words are not in the field",
  async ({ agent, visit }) => {
    const { composer, page } = visit;
    const chat = await agent.claimNext();
    await composer.fill("Só uma vez");
    await laterPage(visit);
    await visit.launcher.click();
    await eventuallyEqual(() => composer.inputValue(), "Só uma vez", "it came along");
    await composer.press("Enter");
    await eventuallyEqual(() => composer.inputValue(), "", "it is on its way");
    await agent.write(chat, "Recebi");
    await visit.help.getByText("Recebi", { exact: true }).waitFor();
    await back(visit);
    await visit.help.getByText("Recebi", { exact: true }).waitFor();
    assert.equal(await composer.inputValue(), "");
    await page.reload();
    await visit.launcher.click();
    await visit.heading(agent.name).waitFor();
    const texts = (await agent.messages(chat)).map(({ text }) => text);
    assert.deepEqual(
      texts.filter((text) => text === "Só uma vez"),
      ["Só uma vez"],
    );
  },
  { before: keepsPages },
  kept,
);

const unreadOf = ({ launcher }) => launcher.getAttribute("data-help-unread");
/** A message is counted on this page, and seen on a later one. */
async function readLater({ agent, visit }) {
  const chat = await agent.claimNext();
  await visit.heading(agent.name).waitFor();
  await close(visit);
  await agent.write(chat, "Está aí?");
  await eventuallyEqual(() => unreadOf(visit), "1", "it is counted");
  await laterPage(visit);
  await visit.launcher.click();
  await visit.help.getByText("Está aí?", { exact: true }).waitFor();
}

chatStory(
  "a chat that was left on a later page is over, and counts no more",
  async ({ agent, visit }) => {
    const { page, words } = visit;
    await readLater({ agent, visit });
    await visit.button(words.close).click();
    await visit.button(words.close_chat_yes).click();
    await visit.heading(words.ended_title).waitFor();
    await back(visit);
    await eventuallyEqual(() => unreadOf(visit), null, "it counts no more");
    await eventuallyEqual(() => page.evaluate(() => window.unread), 0, "of which the page hears");
  },
  {
    before: `(${keepsPages})(); addEventListener("help-unread", ({ detail }) => { window.unread = detail.count; });`,
  },
  kept,
);

chatStory(
  "what was read on a later page counts no more",
  async ({ agent, visit }) => {
    await readLater({ agent, visit });
    await eventuallyEqual(() => unreadOf(visit), null, "it is read");
    await back(visit);
    await eventuallyEqual(() => unreadOf(visit), null, "here as well");
  },
  { before: keepsPages },
  kept,
);

story(
  "left while a phone's keyboard was there, the help fills the screen again without it",
  { ...kept, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  async (stage) => {
    const visit = await stage.visit({
      path: demoPage,
      before: `(${keepsPages})();
        Object.defineProperty(visualViewport, "height", { get: () => innerHeight - (window.keyboard ?? 0) });
        addEventListener("pagehide", () => { window.keyboard = 0; });`,
    });
    await visit.openTicketForm();
    const height = async () => (await visit.help.boundingBox()).height;
    await visit.page.evaluate(() => {
      window.keyboard = 300;
      visualViewport.dispatchEvent(new Event("resize"));
    });
    await eventuallyEqual(height, 544, "above the keyboard");
    await laterPage(visit);
    await back(visit);
    await eventuallyEqual(height, 844, "the whole screen");
  },
);

/** `first` happens before the customer goes on to another page and begins a chat there; then they come back. */
const begunLater = (sentence, options, first) =>
  story(sentence, options, async (stage) => {
    const backend = await startBackend({
      statics: [[stage.pages.prefix, stage.pages.folder]],
      flags: ["--open", "always"],
    });
    try {
      const agent = await Agent.signIn(backend.origin, backend.agents[0]);
      const visit = await stage.visit({ backend, before: keepsPages });
      await first(visit);
      await laterPage(visit);
      await visit.openHelp();
      await visit.talkCard.click();
      await visit.button(visit.words.chat_start).click();
      await visit.heading(visit.words.queue_title).waitFor();
      const chat = await agent.claimNext();
      await visit.heading(agent.name).waitFor();
      await back(visit);
      await agent.write(chat, "Aqui estou");
      // An agent who has come counts as well, for whoever has not seen it here.
      await visit.page.waitForFunction(() => document.querySelector("[data-help-unread]"));
      await visit.launcher.click();
      await visit.help.getByText("Aqui estou", { exact: true }).waitFor();
      await visit.page.close();
    } finally {
      assert.equal(await backend.stop(), 0, backend.log);
    }
  });

begunLater("a chat that was begun on a later page goes on", kept, async (visit) => {
  await visit.openHelp();
  await visit.ticketCard.click();
  await visit.write({ details: "Rascunho" });
  await close(visit);
});

begunLater(
  "a chat that was begun on a later page goes on, though nobody had come near the help here",
  { ...kept, skins: noSkin },
  async () => {},
);

chatStory(
  "what was only read on a later page changes nothing here: words, caret and files are where they were",
  async ({ agent, visit }) => {
    const { page, words, details, help } = visit;
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    await visit.button(words.back).click();
    await visit.ticketCard.click();
    await visit.write({ details: "Minha campanha não sai" });
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      visit.button(words.attach_button).click(),
    ]);
    await chooser.setFiles({ name: "contatos.txt", mimeType: "text/plain", buffer: Buffer.from("Ana") });
    const file = help.getByRole("listitem").filter({ hasText: "contatos.txt" }).getByText(words.attach_done);
    await file.waitFor();
    await details.focus();
    await details.evaluate((field) => {
      window.field = field;
      field.setSelectionRange(14, 14);
    });
    await laterPage(visit);
    await visit.launcher.click();
    await visit.heading(agent.name).waitFor();
    await agent.write(chat, "Pode dizer");
    await help.getByText("Pode dizer", { exact: true }).waitFor();
    const seen = () =>
      page.evaluate(() => /"seen":(\d+)/.exec(JSON.parse(sessionStorage["help-widget:demo"]).chat)[1]);
    const before = await until("it is kept that it was read", seen);
    await back(visit);
    await page.keyboard.type(" nova");
    assert.equal(await details.inputValue(), "Minha campanha nova não sai");
    assert.ok(await details.evaluate((field) => field === window.field), "the very field");
    await file.waitFor();
    assert.equal(await seen(), before, "what was read there stays read");
    await visit.send.click();
    await visit.confirmation.waitFor();
  },
  { before: keepsPages },
  kept,
);

/** Keeps the desk's answers back, once the page wants it, in a page that waits for them as long as they take (curtain.ts). */
const holdsDesk = () => {
  const { fetch, setTimeout } = window;
  window.setTimeout = (work, wait, ...rest) => setTimeout(work, wait === 2000 ? 1e9 : wait, ...rest);
  window.holdDesk = () => {
    const released = new Promise((release) => Object.assign(window, { releaseDesk: release }));
    window.fetch = async (...request) => {
      window.deskAsked = true;
      await released;
      return fetch(...request);
    };
  };
};

chatStory(
  "what is written while the help takes up what a later page has done is added to that",
  async ({ agent, visit }) => {
    const { page, composer } = visit;
    await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    await composer.fill("Meu pedido");
    await page.evaluate(() => window.holdDesk());
    await laterPage(visit);
    await visit.launcher.click();
    await eventuallyEqual(() => composer.inputValue(), "Meu pedido", "it came along");
    await composer.fill("Meu pedido chegou");
    await eventuallyEqual(
      () => page.evaluate(() => sessionStorage["help-widget:demo"].includes("pedido chegou")),
      true,
      "it is kept",
    );
    await back(visit);
    await page.waitForFunction(() => window.deskAsked);
    await page.keyboard.type(" sem a nota");
    assert.equal(await composer.inputValue(), "Meu pedido sem a nota");
    await page.evaluate(() => window.releaseDesk());
    await eventuallyEqual(() => composer.inputValue(), "Meu pedido chegou sem a nota", "both");
    await page.keyboard.type(" fiscal");
    assert.equal(await composer.inputValue(), "Meu pedido chegou sem a nota fiscal", "the caret stayed");
  },
  { before: `(${keepsPages})();(${holdsDesk})();` },
  kept,
);
