import assert from "node:assert/strict";
import { hold } from "./harness/hold.mjs";
import { demoPage } from "./harness/pages.mjs";
import { ownText } from "./harness/stage.mjs";
import { noSkin, story } from "./harness/story.mjs";

/** Another script of the page has put values on the prototypes that everything inherits from. */
function pollute() {
  const values = {
    skin: "svg",
    endpoint: "https://elsewhere.example",
    accent: "red",
    user: 7,
    transport: 1,
    q: 1,
    code: "x",
    message: 3,
  };
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(Object.prototype, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }
  Array.prototype.first = () => "first"; // enumerable, as libraries of old did it
  String.prototype.format = () => "formatted";
}

story(
  "on a page with polluted prototypes a ticket is opened all the same, at the right backend",
  async (stage) => {
    const visit = await stage.visit({ path: demoPage, before: pollute });
    const elsewhere = [];
    visit.page.on("request", (request) => {
      if (!request.url().startsWith(stage.backend.origin)) elsewhere.push(request.url());
    });
    const details = ownText();
    await visit.launcher.click();
    await visit.ticketCard.click();
    await visit.write({ details });
    await visit.send.click();
    await visit.confirmation.waitFor();
    assert.equal(stage.backend.ticketsAbout(details).length, 1);
    assert.deepEqual(elsewhere, []);
  },
);

story("a page that has frozen what all lists share gets its help all the same", async (stage) => {
  const visit = await stage.visit({ path: demoPage, before: () => Object.freeze(Array.prototype) });
  await visit.openTicketForm();
});

story(
  "hidden, the help is not seen, though the page's sheet says that such elements are shown",
  async (stage) => {
    const visit = await stage.visit({
      path: "floating.html",
      before: () =>
        document.addEventListener("DOMContentLoaded", () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("help-widget { display: block !important }");
          document.adoptedStyleSheets.push(sheet);
        }),
    });
    await visit.page.evaluate(() => document.querySelector("help-widget").hide());
    await visit.launcher.waitFor({ state: "hidden" });
    await visit.page.evaluate(() => document.querySelector("help-widget").show());
    await visit.launcher.waitFor();
  },
);

story("a page with merciless style sheets does not reach into the help", async (stage) => {
  const plain = await stage.visit({ path: demoPage });
  await plain.openTicketForm();
  const styled = await stage.visit({
    path: demoPage,
    before: () =>
      document.addEventListener("DOMContentLoaded", () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          "* { letter-spacing: 9px !important; color: red !important; text-transform: uppercase; line-height: 3 } button, input, div { display: none; padding: 40px !important }",
        );
        document.adoptedStyleSheets.push(sheet);
      }),
  });
  await styled.page.evaluate(() => document.querySelector("help-widget").open("ticket"));
  await styled.details.waitFor();
  await styled.takeover();
  const look = (visit) =>
    visit.send.evaluate((button) => {
      const { color, letterSpacing, textTransform, height } = getComputedStyle(button);
      return { color, letterSpacing, textTransform, height };
    });
  assert.deepEqual(await look(styled), await look(plain));
});

story("variables of the page's own, whatever their names, do not reach into the help", async (stage) => {
  const phone = { width: 390, height: 844 };
  const names = [
    "vh",
    "vt",
    "scrolled",
    "content",
    "amount",
    "at",
    "x",
    "y",
    "w",
    "h",
    "ink",
    "soft",
    "tall",
  ];
  const boxes = async (visit) => {
    await visit.page.setViewportSize(phone);
    await visit.openTicketForm();
    return Promise.all(
      [visit.help, visit.name, visit.details, visit.send].map(async (each) => {
        const { x, y, width, height } = await each.boundingBox();
        return [x, y, width, height].map(Math.round);
      }),
    );
  };
  const plain = await stage.visit({ path: demoPage });
  const expected = await boxes(plain);
  const odd = await stage.visit({ path: demoPage });
  await odd.page.evaluate((all) => {
    for (const name of all) document.documentElement.style.setProperty(`--${name}`, "8.4px");
    CSS.registerProperty({ name: "--x", syntax: "<percentage>", inherits: true, initialValue: "50%" });
  }, names);
  assert.deepEqual(await boxes(odd), expected);
});

story("a page that removes and redraws its own button keeps a working one", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.openHelp();
  await visit.page.keyboard.press("Escape");
  await visit.page.evaluate(() => {
    const old = document.getElementById("help-button");
    old.replaceWith(old.cloneNode(true));
  });
  await visit.openHelp();
});

story(
  "on a page that is read from right to left the help stands at one side from the first picture on",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({
      path: "floating.html",
      change: (html) => html.replace("<html ", '<html dir="rtl" '),
    });
    const core = await hold(visit.page, /help-widget-core\.\w+\.js/);
    await visit.launcher.click();
    await core.asked;
    const places = async () => [
      await visit.launcher.boundingBox(),
      await visit.button(visit.words.close).boundingBox(),
    ];
    const [launcher, cross] = await places();
    core.release();
    await visit.ticketCard.waitFor();
    const [launcherLater, crossLater] = await places();
    assert.deepEqual(launcherLater, launcher);
    assert.ok(Math.abs(crossLater.x - cross.x) < 20, `the cross goes from ${cross.x} to ${crossLater.x}`);
  },
);

for (const display of ["flex", "grid"]) {
  story(
    `the tag takes no place among the children of a page's ${display} container, and stands at the side it should`,
    { skins: noSkin },
    async (stage) => {
      const visit = await stage.visit({ path: "floating.html" });
      const moved = await visit.page.evaluate((how) => {
        const help = document.querySelector("help-widget");
        help.remove();
        const parts = ["header", "main", "footer"].map((name) => document.createElement(name));
        document.body.replaceChildren(...parts);
        for (const [name, value] of [
          ["display", how],
          ["flex-direction", "column"],
          ["justify-content", "space-between"],
          ["place-items", "center"],
          ["gap", "40px"],
          ["height", "100vh"],
        ])
          document.body.style.setProperty(name, value);
        const places = () => parts.map((part) => part.getBoundingClientRect().top);
        const before = places();
        document.body.append(help);
        return [before, places()];
      }, display);
      assert.deepEqual(moved[1], moved[0]);
      const { width, height } = visit.page.viewportSize();
      const box = await visit.launcher.boundingBox();
      assert.deepEqual([box.x + box.width, box.y + box.height], [width - 20, height - 20]);
      await visit.openHelp();
      const panel = await visit.help.boundingBox();
      assert.equal(panel.x + panel.width, width - 20);
    },
  );
}

story("a page's sheet that takes the tag away takes all of it away", { skins: noSkin }, async (stage) => {
  const visit = await stage.visit({ path: "floating.html" });
  await visit.page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("help-widget { display: none }");
    document.adoptedStyleSheets.push(sheet);
  });
  await visit.launcher.waitFor({ state: "hidden" });
});
