import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { hold } from "./harness/hold.mjs";
import { demoPage } from "./harness/pages.mjs";
import { ownText } from "./harness/stage.mjs";
import { noSkin, story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

/** How many listeners each of these objects of the page has, as the browser's own debugger counts them. */
async function countListeners(page) {
  const debug = await page.context().newCDPSession(page);
  const counts = {};
  for (const name of [
    "window",
    "document",
    "document.body",
    "document.getElementById('help-button')",
    "navigator.connection",
    "matchMedia('(prefers-color-scheme: dark)')",
    "visualViewport",
  ]) {
    const { result } = await debug.send("Runtime.evaluate", { expression: name });
    if (!result.objectId) continue;
    const { listeners } = await debug.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
    counts[name] = listeners.map(({ type }) => type).sort();
  }
  await debug.detach();
  return counts;
}
const globals = (page) => page.evaluate(() => Object.getOwnPropertyNames(window).sort());
const elements = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("*:not(help-widget):not(help-widget *)")].map((e) =>
      e.outerHTML.slice(0, 200),
    ),
  );

const withoutHelp = (html) =>
  html.replace(/<script async.*?<\/script>/, "").replace(/<help-widget[\s\S]*?<\/help-widget>/, "");

for (const [whose, path] of [
  ["the page's own button", demoPage],
  ["our button", "floating.html"],
]) {
  story(
    `a double click on ${whose} opens the help and leaves it open, another closes it`,
    { skins: noSkin },
    async (stage) => {
      const visit = await stage.visit({ path });
      await visit.launcher.dblclick();
      await visit.ticketCard.waitFor();
      await visit.launcher.dblclick();
      await visit.help.waitFor({ state: "hidden" });
      await visit.launcher.click({ clickCount: 3 });
      await visit.help.waitFor();
      assert.equal(await visit.launcher.getAttribute("aria-expanded"), "true");
    },
  );
}

story("destroyed, the help leaves no element, no listener and no global but HelpWidget", async (stage) => {
  const bare = await stage.visit({ path: demoPage, change: withoutHelp });
  const clean = await stage.visit({ path: demoPage });
  await clean.openTicketForm();
  await clean.write({ details: ownText() });
  await clean.page.evaluate(() => window.HelpWidget("destroy"));
  await eventuallyEqual(() => clean.page.locator("help-widget").count(), 0, "the element is gone");
  await eventuallyEqual(() => countListeners(clean.page), await countListeners(bare.page), "listeners");
  const before = await globals(bare.page);
  const added = (await globals(clean.page)).filter((name) => !before.includes(name));
  assert.deepEqual(added, ["HelpWidget"]);
  const left = await elements(clean.page);
  const expected = await elements(bare.page);
  assert.deepEqual(
    left.filter(
      (element) =>
        !expected.includes(element) &&
        !element.includes("/sdk/help-widget.js") &&
        !/^<(html|head|body)/.test(element),
    ),
    [],
  );
});

story("taken away while it is open, the help says that it is closed", { skins: noSkin }, async (stage) => {
  const { page, launcher, ticketCard } = await stage.visit({ path: demoPage });
  await launcher.click();
  await ticketCard.waitFor();
  const heard = await page.evaluate(async () => {
    const help = document.querySelector("help-widget");
    const heard = [];
    document.addEventListener("help-close", () => heard.push("document"));
    help.on("close", () => heard.push("element"));
    help.on("open", () => heard.push("opened"));
    help.destroy();
    heard.push(document.activeElement.id);
    document.body.append(help);
    help.open();
    help.remove();
    await Promise.resolve();
    document.body.append(help);
    help.open();
    await Promise.resolve();
    return heard;
  });
  assert.deepEqual(heard, ["element", "document", "help-button", "opened", "element", "opened"]);
});

story(
  "a page's own button that comes late, and is none, is in the tab order from the first key on",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({ path: demoPage, attributes: { launcher: "#late" } });
    const { page } = visit;
    await page.evaluate(() => {
      const late = document.createElement("div");
      late.id = "late";
      late.textContent = "Ajuda";
      document.body.prepend(late);
    });
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "late");
    await page.keyboard.press("Enter");
    await visit.ticketCard.waitFor();
    assert.equal(await page.locator("#late").getAttribute("aria-expanded"), "true");
  },
);

story(
  "gone before its script has come, the help leaves nothing, and what the page asks for then waits for the next one",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({ path: demoPage });
    const { page } = visit;
    const core = await hold(page, /help-widget-core\.\w+\.js/);
    await visit.launcher.hover();
    await core.asked;
    await page.evaluate(() => {
      const observe = MutationObserver.prototype.observe;
      window.observed = [];
      MutationObserver.prototype.observe = function (target, how) {
        window.observed.push(target.nodeName);
        observe.call(this, target, how);
      };
      document.querySelector("help-widget").destroy();
    });
    core.release();
    await page.waitForFunction(() =>
      performance.getEntriesByType("resource").some(({ name }) => /core/.test(name)),
    );
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    await page.evaluate(() => window.HelpWidget("open", "ticket"));
    assert.equal((await page.evaluate(() => window.observed)).includes("HTML"), false);

    await page.evaluate(() => window.HelpWidget("boot", { site: "demo", launcher: "#help-button" }));
    await visit.details.waitFor();
  },
);

story("taken out of the page and put back, the help works as before", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  const details = ownText();
  await visit.openTicketForm();
  await visit.write({ details });
  await visit.page.evaluate(() => {
    window.kept = document.querySelector("help-widget");
    window.kept.remove();
  });
  await visit.help.waitFor({ state: "detached" });
  assert.equal(await visit.launcher.getAttribute("aria-expanded"), null, "the page's button is as it was");
  await visit.launcher.click();
  assert.equal(await visit.help.count(), 0);

  await visit.page.evaluate(() => document.body.append(window.kept));
  await visit.openTicketForm();
  await eventuallyEqual(() => visit.details.inputValue(), details, "the draft is still there");
  await visit.send.click();
  await visit.confirmation.waitFor();
  assert.equal(stage.backend.ticketsAbout(details).length, 1);
});

story("moved by a framework while open, the help stays open", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.openHelp();
  await visit.page.evaluate(() => {
    const place = document.createElement("div");
    document.body.append(place);
    place.append(document.querySelector("help-widget"));
  });
  await visit.ticketCard.click();
  await visit.details.waitFor();
});

story(
  "a page with an open help still goes into the browser's back-forward cache",
  { whole: true, chromium: { without: ["--disable-back-forward-cache"] } },
  async (stage) => {
    const visit = await stage.visit({
      path: demoPage,
      before: () =>
        addEventListener("pageshow", (event) => Object.assign(window, { cameFromCache: event.persisted })),
    });
    const { page } = visit;
    await visit.openTicketForm();
    await visit.details.fill("Ainda aqui");
    await page.goto(`${stage.backend.origin}/floating.html`);
    await page.goBack({ waitUntil: "commit" });
    await eventuallyEqual(
      () => page.evaluate(() => window.cameFromCache),
      true,
      "the page came from the cache",
    );
    assert.equal(await visit.details.inputValue(), "Ainda aqui");
  },
);

story("a framework may set the property before the script is there", { skins: noSkin }, async (stage) => {
  const visit = await stage.visit({
    path: demoPage,
    attributes: { "user-name": undefined },
    before: () =>
      document.addEventListener("readystatechange", () => {
        const tag = document.querySelector("help-widget");
        if (tag && document.readyState === "interactive")
          tag.settings = { user: { name: "Bia Reis", email: "bia@loja.example" } };
      }),
  });
  await visit.openTicketForm();
  assert.equal(await visit.name.inputValue(), "Bia Reis");
});

/** To another page of the site, where nobody comes near the help. */
async function goElsewhere({ page, help }) {
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  await page.mouse.move(0, 0);
  await page.goto(`${page.url()}?page=2`);
}

chatStory(
  "on another page of the site a chat goes on, though nobody comes near the help: what is said is counted",
  async ({ agent, visit }) => {
    const chat = await agent.claimNext();
    await visit.heading(agent.name).waitFor();
    await goElsewhere(visit);
    await agent.write(chat, "Aqui está a resposta");
    await eventuallyEqual(() => visit.launcher.getAttribute("data-help-unread"), "1", "it has come");
    await visit.launcher.click();
    await visit.help.getByText("Aqui está a resposta").waitFor();
  },
  { path: demoPage },
  { skins: noSkin },
);

chatStory(
  "on another page of the site the customer is in the queue still, and told when an agent comes",
  async ({ agent, visit }) => {
    await goElsewhere(visit);
    await visit.page.waitForRequest("**/v1/events*");
    await agent.claimNext();
    await eventuallyEqual(() => visit.launcher.getAttribute("data-help-unread"), "1", "an agent has come");
  },
  { path: demoPage },
  { skins: noSkin },
);

story(
  "what was only written brings nothing to the next page ahead of time",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({ path: demoPage });
    const { page } = visit;
    await visit.openTicketForm();
    await visit.details.fill('{"key":"0a"}');
    await page.waitForFunction(() => Object.values(sessionStorage).some((kept) => kept.includes("0a")));
    await goElsewhere(visit);
    await page.evaluate(
      () => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
    );
    const fetched = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => name),
    );
    assert.deepEqual(
      fetched.filter((address) => /help-widget-core/.test(address)),
      [],
    );
  },
);

story("a page that may keep nothing has its help all the same", async (stage) => {
  const visit = await stage.visit({
    before: () =>
      Object.defineProperty(window, "sessionStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      }),
  });
  await visit.openTicketForm();
});

story(
  "pressed with Control, a link that is the page's own button opens what it leads to, in a tab",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({
      path: demoPage,
      attributes: { launcher: "#help-link" },
      change: (html) =>
        html.replace("<main", '<a id="help-link" href="/floating.html">Preciso de ajuda</a><main'),
    });
    const link = visit.page
      .getByRole("button", { name: "Preciso de ajuda" })
      .or(visit.page.locator("#help-link"));
    const [tab] = await Promise.all([
      stage.context.waitForEvent("page"),
      link.first().click({ modifiers: ["Control"] }),
    ]);
    await tab.waitForURL("**/floating.html");
    assert.equal(await visit.help.count(), 0);
    await link.first().click();
    await visit.ticketCard.waitFor();
  },
);

story("inside a modal dialog of the page the help works, and Escape closes the help alone", async (stage) => {
  const visit = await stage.visit({ path: demoPage, attributes: { launcher: "#ask" } });
  const { page } = visit;
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    const ask = document.createElement("button");
    ask.id = "ask";
    ask.textContent = "Preciso de ajuda";
    dialog.append(ask, document.querySelector("help-widget"));
    document.body.append(dialog);
    dialog.showModal();
  });
  const stands = () => page.evaluate(() => document.querySelector("dialog").open);
  const panel = page.locator("help-widget [role=dialog]");
  await page.getByText("Preciso de ajuda").click();
  await visit.ticketCard.click();
  await visit.details.press("Escape");
  await panel.waitFor({ state: "hidden" });
  assert.equal(await stands(), true);
  await page.keyboard.press("Escape");
  assert.equal(await stands(), false);
});
