import assert from "node:assert/strict";
import { demoPage } from "./harness/pages.mjs";
import { ownText } from "./harness/stage.mjs";
import { noSkin, story } from "./harness/story.mjs";
import { steady, until } from "./harness/until.mjs";

story(
  "before anybody wants help, one small script is all that is fetched",
  { skins: noSkin },
  async (stage) => {
    const page = await stage.context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(stage.backend.origin, { waitUntil: "networkidle" });
    await page.evaluate(
      (soon) => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve, soon), soon)),
      // A page in which nothing moves may be given no idle moment at all.
      { timeout: 2000 },
    );
    assert.deepEqual(
      asked.filter((path) => path.startsWith("/sdk/") || path.startsWith("/v1/")),
      ["/sdk/help-widget.js"],
    );
  },
);

/** Runs in the page: where our code has asked for `navigator`, which costs 17 KB of heap. */
const watchNavigator = () => {
  const real = navigator;
  window.asked = [];
  Object.defineProperty(window, "navigator", {
    configurable: true,
    get: () => {
      const { stack } = new Error();
      if (stack.includes("help-widget")) window.asked.push(stack);
      return real;
    },
  });
};

story("opened in the second skin, the help does not ask for navigator", { skins: ["dom"] }, async (stage) => {
  const visit = await stage.visit({ before: watchNavigator });
  await visit.openHelp();
  await visit.ticketCard.waitFor();
  await visit.readied();
  assert.deepEqual(await visit.page.evaluate(() => window.asked), []);
});

story(
  "a page that wants the help ready has it so, though the browser gives no idle moment",
  async (stage) => {
    const visit = await stage.visit({
      attributes: { load: "idle" },
      before: () => {
        window.requestIdleCallback = (callback, { timeout } = {}) => timeout && setTimeout(callback, timeout);
      },
    });
    await visit.readied();
    await visit.openHelp();
  },
);

for (const [how, ask] of [
  ["by an attribute", (help) => help.setAttribute("load", "idle")],
  ["by update()", (help) => help.update({ load: "idle" })],
]) {
  story(`a page may say later that it wants the help ready: ${how}`, { skins: noSkin }, async (stage) => {
    const visit = await stage.visit({ attributes: { skin: "dom" } });
    await visit.page.locator("help-widget").evaluate(ask);
    await visit.readied();
  });
}

story("coming near the button is enough to fetch the rest, and it is fetched once", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  const asked = [];
  visit.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const module = visit.page.waitForRequest(/\.wasm$/);
  await visit.launcher.hover();
  await module;
  await visit.openHelp();
  await visit.page.keyboard.press("Escape");
  await visit.openHelp();
  const files = asked.filter((path) => path.startsWith("/sdk/"));
  assert.deepEqual(files, [...new Set(files)]);
  assert.equal(asked.filter((path) => path === "/v1/bootstrap").length, 1);
});

story(
  "coming near lays the first screen out, where nobody and nothing finds it before it is opened",
  async (stage) => {
    const visit = await stage.visit({ path: "floating.html" });
    const { page } = visit;
    const panel = page.locator("help-widget [role=dialog]");
    const width = () => panel.evaluate((element) => element.querySelector("h2")?.offsetWidth ?? 0);
    await visit.launcher.hover();
    await until("the screen has its place", async () => (await width()) > 0);
    assert.equal(await panel.isVisible(), false);
    assert.equal(await page.getByRole("dialog").count(), 0);
    assert.equal(await page.getByRole("button", { name: visit.words.close }).count(), 0);
    const { x, y } = await visit.launcher.boundingBox();
    const under = await page.evaluate(
      ([left, top]) => document.elementFromPoint(left, top)?.localName,
      [x, y - 200],
    );
    assert.notEqual(under, "help-widget");
    await visit.launcher.focus();
    for (let step = 0; step < 3; ++step) {
      await page.keyboard.press("Tab");
      const where = await page.evaluate(
        () => document.activeElement?.shadowRoot?.activeElement?.className ?? "",
      );
      assert.equal(where, "");
    }

    await visit.openHelp();
    await visit.ticketCard.click();
    await visit.details.waitFor();
    await page.keyboard.press("Escape");
    await visit.help.waitFor({ state: "hidden" });
    assert.equal(await width(), 0, "closed, it takes no part in the page's layout");
  },
);

for (const locale of ["pt-BR", "en", "es"]) {
  // The script asks ahead in the words of the core: a second request would mean that they differ.
  story(`the desk is asked once, while the module is still on its way: ${locale}`, async (stage) => {
    const visit = await stage.visit({ path: demoPage, locale });
    const asked = [];
    let ahead;
    visit.page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname === "/v1/bootstrap") asked.push(request.url());
    });
    const first = visit.page.waitForRequest("**/v1/bootstrap*");
    await visit.page.route(/\.wasm$/, async (route) => {
      await first;
      ahead = asked.length;
      await route.continue();
    });
    await visit.openHelp();
    assert.equal(ahead, 1);
    assert.equal(asked.length, 1, asked.join(" "));
  });
}

story(
  "the frame after the click shows the panel, while the rest is on its way",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({
      path: demoPage,
      attributes: { skin: "auto" },
      before: () => {
        const panelIsShown = () => {
          const panel = document.querySelector("help-widget")?.shadowRoot?.querySelector("[role=dialog]");
          return !!panel && panel.getBoundingClientRect().height > 300;
        };
        addEventListener(
          "click",
          () => {
            let frames = 0;
            const look = () => {
              frames += 1;
              if (panelIsShown()) window.framesUntilShown = frames;
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { capture: true },
        );
      },
    });
    let release;
    const gate = new Promise((resolve) => {
      release = resolve;
    });
    await visit.page.route("**/sdk/**", async (route) => {
      await gate;
      await route.continue();
    });
    await visit.launcher.click();
    await visit.page.waitForFunction(() => window.framesUntilShown);
    assert.equal(await visit.page.evaluate(() => window.framesUntilShown), 1);
    assert.equal(await visit.help.getAttribute("aria-busy"), "true");
    await visit.button(visit.words.close).waitFor();
    release();
    await visit.ticketCard.waitFor();
    assert.equal(await visit.help.getAttribute("aria-busy"), null);
  },
);

story(
  "nothing in the page moves when the help loads, opens, works and closes",
  { whole: true, reducedMotion: "no-preference" },
  async (stage) => {
    // A page that is painted while it arrives moves by itself, on a busy machine. Nothing of ours is let in before it stands.
    await stage.context.route("**/sdk/**", async (route) => {
      const page = route.request().frame().page();
      await page.waitForFunction(() => document.readyState !== "loading");
      await page.evaluate(
        () =>
          new Promise((painted) => {
            requestAnimationFrame(() => requestAnimationFrame(painted));
          }),
      );
      await page.evaluate(() => {
        window.stands ??= performance.now();
      });
      await route.continue();
    });
    const visit = await stage.visit({
      path: demoPage,
      before: () => {
        window.shifts = [];
        new PerformanceObserver((list) => {
          for (const { value, startTime, sources } of list.getEntries()) {
            const moved = [value, ...sources.map(({ node }) => node?.localName ?? "?")].join(" ");
            if (startTime >= window.stands) window.shifts.push(moved);
          }
        }).observe({ type: "layout-shift", buffered: true });
      },
    });
    await visit.openTicket({ details: ownText() });
    await visit.page.keyboard.press("Escape");
    await visit.help.waitFor({ state: "hidden" });
    assert.deepEqual(await visit.page.evaluate(() => window.shifts), []);
  },
);

story(
  "open and idle, the help asks for no frame and sets no timer in ten seconds",
  { reducedMotion: "no-preference" },
  async (stage) => {
    const visit = await stage.visit({
      path: demoPage,
      before: () => {
        window.woken = [];
        for (const name of ["requestAnimationFrame", "setTimeout", "setInterval", "requestIdleCallback"]) {
          const real = window[name];
          window[name] = (...rest) => {
            window.woken.push(`${name} ${new Error().stack?.split("\n")[2]?.trim()}`);
            return real.apply(window, rest);
          };
        }
      },
    });
    await visit.openTicketForm();
    await visit.details.fill("Pausa");
    // What the last key press set in motion may end first.
    await steady("the help comes to rest", () => visit.page.evaluate(() => window.woken.length));
    await visit.page.evaluate(() => {
      window.woken = [];
    });
    // The ten seconds are what is measured.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    assert.deepEqual(await visit.page.evaluate(() => window.woken), []);
  },
);
