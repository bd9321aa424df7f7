import assert from "node:assert/strict";
import { hold } from "./harness/hold.mjs";
import { demoPage } from "./harness/pages.mjs";
import { pixelsOf } from "./harness/pixels.mjs";
import { ownText } from "./harness/stage.mjs";
import { noSkin, story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

const canvas = ["canvas"];

story(
  "a lost graphics context while writing: the second skin takes over, and the text is still there",
  { skins: canvas },
  async (stage) => {
    const visit = await stage.visit();
    const details = ownText();
    await visit.openTicketForm();
    await visit.reason.selectOption({ label: "Leads" });
    await visit.details.focus();
    await visit.page.keyboard.type(details);
    await visit.help.evaluate((panel) =>
      panel.querySelector("canvas").getContext("webgl").getExtension("WEBGL_lose_context").loseContext(),
    );
    await eventuallyEqual(
      () => visit.help.locator("canvas").filter({ visible: true }).count(),
      0,
      "the canvas is gone",
    );
    assert.equal(await visit.details.inputValue(), details);
    assert.equal(
      await visit.details.evaluate((field) => field.getRootNode().activeElement === field),
      true,
      "the focus stays",
    );
    await visit.page.keyboard.type(" e mais");
    await visit.send.click();
    await visit.confirmation.waitFor();
    assert.equal(stage.backend.ticketsAbout(details)[0].details, `${details} e mais`);
  },
);

story("an attribute that changes makes no letters again", { skins: canvas }, async (stage) => {
  const visit = await stage.visit({
    before: () => {
      window.letters = 0;
      const { texSubImage2D } = WebGLRenderingContext.prototype;
      WebGLRenderingContext.prototype.texSubImage2D = function (...given) {
        window.letters += 1;
        return texSubImage2D.apply(this, given);
      };
    },
  });
  await visit.openTicketForm();
  const { page } = visit;
  const calm = () =>
    page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  await calm();
  const made = () => page.evaluate(() => window.letters);
  const before = await made();
  assert.ok(before > 0);
  await page.evaluate(() => document.querySelector("help-widget").classList.add("raised"));
  await calm();
  await calm();
  assert.equal(await made(), before);
  await page.evaluate(() => document.querySelector("help-widget").setAttribute("font", "monospace"));
  await eventuallyEqual(async () => (await made()) > before, true, "in another font they are");
});

story(
  "a graphics context that comes back is drawn on again, not while the customer writes, but after that",
  { skins: canvas },
  async (stage) => {
    const visit = await stage.visit();
    await visit.openTicketForm();
    await visit.details.focus();
    const lose = await visit.help
      .locator("canvas")
      .evaluateHandle((element) => element.getContext("webgl").getExtension("WEBGL_lose_context"));
    await lose.evaluate((extension) => extension.loseContext());
    await visit.help.locator("canvas").waitFor({ state: "hidden" });
    await lose.evaluate((extension) => extension.restoreContext());
    await visit.page.keyboard.type("Escrevo entretanto");
    assert.equal(await visit.help.locator("canvas").isVisible(), false, "not under the customer's fingers");
    await visit.page.keyboard.press("Shift+Tab");
    await visit.page.keyboard.press("Shift+Tab");
    await visit.page.keyboard.press("Shift+Tab");
    await visit.page.keyboard.press("Shift+Tab");
    await visit.takeover();
    assert.equal(await visit.details.inputValue(), "Escrevo entretanto");
  },
);

story(
  "the canvas takes over without a trace: focus, text and scroll position stay",
  { skins: canvas, viewport: { width: 1280, height: 420 } },
  async (stage) => {
    const visit = await stage.visit({
      before: () => {
        // Idle moments come when the test says so.
        const waiting = [];
        const real = window.requestIdleCallback;
        window.requestIdleCallback = (...rest) => waiting.push(rest);
        window.rest = () => {
          window.requestIdleCallback = real;
          for (const each of waiting) real.apply(window, each);
        };
      },
    });
    await visit.launcher.click();
    await visit.ticketCard.click();
    await visit.details.fill("Antes do desenho");
    await visit.send.scrollIntoViewIfNeeded();
    await visit.send.focus();
    const state = () =>
      visit.help.evaluate((panel) => ({
        focus: panel.getRootNode().activeElement?.textContent,
        scrolled: panel.querySelector(".body").scrollTop > 0,
        sent: Math.round(panel.querySelector(".primary").getBoundingClientRect().top / 4),
      }));
    const before = await state();
    assert.equal(before.scrolled, true, "the form is longer than the window");
    assert.equal(await visit.help.locator("canvas").count(), 0, "nothing is drawn before an idle moment");
    await visit.page.evaluate(() => window.rest());
    await visit.takeover();
    assert.deepEqual(await state(), before);
    assert.equal(await visit.details.inputValue(), "Antes do desenho");
  },
);

/** Contexts of the page's own, as many as it likes; gives how many of them it has lost. */
const ownContexts = (count) => {
  window.scenes ??= [];
  for (let index = 0; index < count; index += 1)
    window.scenes.push(document.createElement("canvas").getContext(index % 2 ? "webgl" : "webgl2"));
  return window.scenes.length;
};
const lostContexts = (page) =>
  page.evaluate(() => window.scenes.filter((scene) => !scene || scene.isContextLost()).length);

story(
  "closed, the help gives its graphics context back: the page may have all sixteen",
  { skins: canvas },
  async (stage) => {
    await stage.context.clock.install();
    const visit = await stage.visit();
    await visit.openTicketForm();
    await visit.page.evaluate(ownContexts, 15);
    assert.equal(await lostContexts(visit.page), 0, "while the help is open");
    await visit.page.keyboard.press("Escape");
    await visit.help.waitFor({ state: "hidden" });
    await stage.context.clock.fastForward("05:00");
    await visit.page.evaluate(ownContexts, 1);
    assert.equal(await lostContexts(visit.page), 0, "after it was closed");
    await visit.page.evaluate(() => {
      for (const scene of window.scenes.splice(0)) scene.getExtension("WEBGL_lose_context").loseContext();
    });
    await visit.launcher.click();
    await visit.details.waitFor();
  },
);

story("what is drawn lies where the elements are", { skins: canvas }, async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.openTicketForm();
  await visit.details.fill("x");
  await visit.send.scrollIntoViewIfNeeded();
  const panel = await visit.help.boundingBox();
  const send = await visit.send.boundingBox();
  const middle = send.y - panel.y + send.height / 2;
  const left = send.x - panel.x;
  const accent = [0x0a, 0x74, 0x80];
  let at;
  await eventuallyEqual(
    async () => {
      ({ at } = await pixelsOf(visit.page, panel));
      return at(left + 14, middle);
    },
    accent,
    "the button is painted in the accent of the demo's page",
  );
  for (const [where, x, y, isButton] of [
    ["inside its left edge", left + 2, middle, true],
    ["outside its left edge", left - 3, middle, false],
    ["inside its right edge", left + send.width - 3, middle, true],
    ["outside its right edge", left + send.width + 2, middle, false],
    ["inside its top edge", left + send.width / 2 + 80, send.y - panel.y + 2, true],
    ["outside its top edge", left + send.width / 2 + 80, send.y - panel.y - 3, false],
  ]) {
    assert.equal(at(x, y).join() === accent.join(), isButton, `${where}: ${at(x, y)}`);
  }
});

story(
  "textures that are too small for the letters: the second skin stays",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({
      attributes: { skin: "canvas" },
      before: () => {
        const { getParameter, MAX_TEXTURE_SIZE } = WebGLRenderingContext.prototype;
        WebGLRenderingContext.prototype.getParameter = function (name) {
          if (name !== MAX_TEXTURE_SIZE) return getParameter.call(this, name);
          window.asked = true;
          return 1024;
        };
      },
    });
    const details = ownText();
    await visit.launcher.click();
    await visit.page.waitForFunction(() => window.asked);
    await visit.ticketCard.click();
    await visit.write({ details });
    await visit.send.click();
    await visit.confirmation.waitFor();
    assert.equal(stage.backend.ticketsAbout(details).length, 1);
    assert.equal(await visit.help.locator("canvas").count(), 0);
  },
);

story(
  "the canvas is no obstacle: it is hidden from assistive technology and takes no pointer",
  { skins: canvas },
  async (stage) => {
    const visit = await stage.visit();
    await visit.openHelp();
    const canvases = visit.help.locator("canvas");
    assert.equal(await canvases.count(), 1);
    assert.equal(await canvases.evaluate((element) => element.closest("[aria-hidden=true]") !== null), true);
  },
);

story(
  "glyphs are drawn without reading pixels back, which some browsers falsify",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({
      attributes: { skin: "canvas" },
      before: () => {
        window.read = 0;
        const real = CanvasRenderingContext2D.prototype.getImageData;
        CanvasRenderingContext2D.prototype.getImageData = function (...box) {
          window.read += 1;
          return real.apply(this, box);
        };
      },
    });
    await visit.openTicketForm();
    await visit.details.fill("日本 🌊");
    assert.equal(await visit.page.evaluate(() => window.read), 0, "getImageData is never called");
  },
);

/** A machine with a card, as far as the page can tell; and a list of the contexts that the help makes. */
const aCard = () => {
  window.contexts = [];
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, how) {
    const options = how && { ...how, failIfMajorPerformanceCaveat: false };
    const context = getContext.call(this, kind, options);
    if (kind === "webgl" && !window.contexts.includes(context)) window.contexts.push(context);
    return context;
  };
};
const alive = (page) =>
  page.evaluate(() => window.contexts.filter((context) => !context.isContextLost()).length);

/** Comes near three times, and waits each time until the help has given up once more. */
async function comeNear({ page, launcher }) {
  const links = page.locator("help-widget nav");
  for (let time = 1; time <= 3; ++time) {
    const before = (await links.count()) ? await links.elementHandle() : null;
    await page.mouse.move(10, 10);
    await launcher.hover();
    await page.waitForFunction((old) => {
      const now = document.querySelector("help-widget").shadowRoot.querySelector("nav");
      return now && now !== old;
    }, before);
  }
}

story(
  "a help that cannot start, for a wrong setting, leaves the page all of its contexts however often somebody comes near",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({ path: "floating.html", attributes: { accent: "teal" }, before: aCard });
    const { page } = visit;
    await comeNear(visit);
    assert.equal(await alive(page), 0);
    assert.ok(await page.evaluate(() => window.contexts.length > 0), "one was made to find out");
    await page.evaluate(() => document.querySelector("help-widget").setAttribute("accent", "#123456"));
    await visit.launcher.click();
    await visit.ticketCard.waitFor();
    await visit.help.locator("canvas").waitFor();
  },
);

story(
  "a help whose script does not come makes one context, however often somebody comes near, and draws with it in the end",
  { skins: noSkin, mayLog: /./ },
  async (stage) => {
    const visit = await stage.visit({ path: "floating.html", before: aCard });
    await visit.page.route(/help-widget-core/, (route) => route.abort("connectionreset"));
    await comeNear(visit);
    const made = () => visit.page.evaluate(() => window.contexts.length);
    assert.equal(await made(), 1);
    await visit.page.unroute(/help-widget-core/);
    await visit.launcher.click();
    await visit.ticketCard.waitFor();
    await visit.help.locator("canvas").waitFor();
    assert.equal(await made(), 1);
  },
);

story(
  "gone while its script is on the way, the help leaves no context behind",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({ before: aCard });
    const { page } = visit;
    const core = await hold(page, /help-widget-core\.\w+\.js/);
    await visit.launcher.hover();
    await core.asked;
    await page.waitForFunction(() => window.contexts.length === 1);
    await page.evaluate(() => document.querySelector("help-widget").destroy());
    core.release();
    await eventuallyEqual(() => alive(page), 0, "it is given back");
  },
);
