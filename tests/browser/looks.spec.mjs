// What the stylesheets promise of rings, edges and fingers (docs/looks.md), in both skins.
import assert from "node:assert/strict";
import { startBackend } from "./harness/backend.mjs";
import { hold } from "./harness/hold.mjs";
import { demoPage } from "./harness/pages.mjs";
import { pixelsOf } from "./harness/pixels.mjs";
import { story } from "./harness/story.mjs";
import { until } from "./harness/until.mjs";

const touch = { viewport: { width: 800, height: 900 }, hasTouch: true, isMobile: true };
const styleOf = (element, name, pseudo) =>
  element.evaluate((it, [property, part]) => getComputedStyle(it, part)[property], [name, pseudo]);
const openTalk = async (visit) => {
  await visit.openHelp();
  await visit.talkCard.click();
  await visit.help.getByRole("listbox").waitFor();
  await visit.takeover();
};
const far = (one, other) => Math.max(...one.map((part, index) => Math.abs(part - other[index])));

story("rings are as round as what they are around", async (stage) => {
  const visit = await stage.visit();
  await visit.openHelp();
  const radius = (element) => styleOf(element, "borderRadius");
  assert.equal(await radius(visit.ticketCard), "16px");
  assert.equal(await radius(visit.button(visit.words.close)), "50%");
  await visit.talkCard.click();
  assert.equal(await radius(visit.help.getByRole("tab").first()), "12px");
  assert.equal(await radius(visit.button(visit.words.chat_start)), "12px");
});

story(
  "what the Tab key leads to is seen whole, with its ring, both ways",
  { viewport: { width: 1280, height: 560 } },
  async (stage) => {
    const visit = await stage.visit({ path: demoPage });
    await visit.openHelp();
    /** Pixels from what has the focus to the upper and the lower end of what is seen of the body; null elsewhere. */
    const room = () =>
      visit.help.evaluate((panel) => {
        const focused = panel.getRootNode().activeElement;
        const body = focused?.closest(".body");
        if (!body) return null;
        const [inner, outer] = [focused, body].map((it) => it.getBoundingClientRect());
        const hero = panel.querySelector(".hero").getBoundingClientRect();
        return [inner.top - Math.max(outer.top, body.scrollTop && hero.bottom), outer.bottom - inner.bottom];
      });
    const ring = 4;
    for (const [key, from] of [
      ["Tab", visit.help.getByRole("button").nth(1)],
      ["Shift+Tab", visit.help.locator(".body button, .body a").last()],
    ]) {
      await from.focus();
      let seen = 0;
      for (;;) {
        await visit.page.keyboard.press(key);
        const left = await room();
        if (!left) break;
        seen += 1;
        assert.ok(left[0] >= ring, `${key} ${seen}: ${left} px`);
        assert.ok(left[1] >= ring, `${key} ${seen}: ${left} px`);
      }
      assert.ok(seen > 2, `${seen} with ${key}`);
    }
  },
);

story("a finger leaves nothing behind that looks hovered", touch, async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await openTalk(visit);
  const bar = visit.help.getByRole("option").nth(2);
  await bar.tap();
  await until("it is chosen", async () => (await bar.getAttribute("aria-selected")) === "true");
  assert.equal(await styleOf(bar, "content", "::after"), "none", "its tip has gone with the finger");
  const hovering = await visit.help.evaluate((panel) => {
    const applied = (rules) =>
      [...rules].flatMap((rule) => {
        if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) return [];
        const own = rule.selectorText?.includes(":hover") ? [rule.selectorText] : [];
        return own.concat(rule.cssRules ? applied(rule.cssRules) : []);
      });
    return panel.getRootNode().adoptedStyleSheets.flatMap((sheet) => applied(sheet.cssRules));
  });
  assert.deepEqual(hovering, []);
});

story("a line of code that goes on has a shade at that edge", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.openHelp();
  await visit.page.locator("help-widget").evaluate((help) => help.open("knowledge"));
  await visit.button(/^Como verificar o seu domínio/).click();
  const code = visit.help.locator(".code").first();
  await code.scrollIntoViewIfNeeded();
  await visit.takeover();
  /** Whether the ground at its left and its right edge is another than between them, above the words. */
  const shades = async () => {
    const box = await code.boundingBox();
    const { at } = await pixelsOf(visit.page, box);
    const ground = at(box.width / 2, 9);
    return [2, box.width - 3].map((x) => far(at(x, 9), ground) > 20);
  };
  assert.deepEqual(await shades(), [false, true], "it goes on to the right");
  await code.evaluate((it) => {
    it.scrollLeft = it.scrollWidth;
  });
  assert.deepEqual(await shades(), [true, false], "and to the left, from its end");
});

story("a bar's ring is around its column, not through its label", async (stage) => {
  const visit = await stage.visit();
  await openTalk(visit);
  const bar = visit.help.getByRole("option").nth(2);
  await bar.click();
  await visit.page.keyboard.press("ArrowRight");
  const next = visit.help.getByRole("option").nth(3);
  assert.equal(await styleOf(next, "outlineStyle"), "none");
  assert.equal(await styleOf(next, "outlineStyle", "::before"), "solid");
  assert.equal(await styleOf(next, "height", "::before"), "120px");
});

story("the first label of a whole day stays in its chart", async (stage) => {
  const backend = await startBackend({
    statics: [[stage.pages.prefix, stage.pages.folder]],
    flags: ["--open", "always"],
  });
  try {
    const visit = await stage.visit({ backend, locale: "en" });
    await openTalk(visit);
    const chart = visit.help.getByRole("listbox");
    await chart.scrollIntoViewIfNeeded();
    const { x, y, height } = await chart.boundingBox();
    const label = await chart.getByRole("option").first().locator(".value").boundingBox();
    assert.ok(label.x >= x - 0.5, `${label.x - x} px`);
    const beside = { x: x - 8, y: y + height - 18, width: 7, height: 18 };
    const { at } = await pixelsOf(visit.page, beside);
    let inked = 0;
    for (let across = 0; across < 7; across += 1)
      for (let down = 0; down < 18; down += 1) if (far(at(across, down), at(0, 0)) > 20) inked += 1;
    assert.equal(inked, 0, "nothing is drawn beside it");
    await visit.page.close();
  } finally {
    assert.equal(await backend.stop(), 0, backend.log);
  }
});

for (const colorScheme of ["light", "dark"]) {
  story(
    `the panel keeps its colour when the theme comes, ${colorScheme}`,
    { skins: ["dom"], colorScheme },
    async (stage) => {
      const visit = await stage.visit({ path: demoPage });
      const { page, help } = visit;
      const module = await hold(page, /\.wasm$/);
      await visit.launcher.click();
      await page.locator("help-widget [data-skin]").waitFor();
      const { x, y, width, height } = await help.boundingBox();
      const corner = { x: x + width / 2, y: y + height - 40, width: 4, height: 4 };
      const before = (await pixelsOf(page, corner)).at(1, 1);
      module.release();
      await visit.ticketCard.waitFor();
      const ground = await help.locator(".screen").evaluate((screen) => {
        const [, ...parts] = /#(..)(..)(..)/.exec(getComputedStyle(screen).getPropertyValue("--hw-surface"));
        return parts.map((part) => Number.parseInt(part, 16));
      });
      assert.ok(far(before, ground) <= 5, `${before} becomes ${ground}`);
    },
  );
}

for (const accent of ["#0b7480", "#ffd500"]) {
  story(
    `without a core, what the links are for stands in the header, on ${accent}`,
    { skins: ["dom"], mayLog: /./ },
    async (stage) => {
      const visit = await stage.visit({ path: demoPage, attributes: { accent } });
      const { page, help } = visit;
      await page.route(/\.wasm$/, (route) => route.abort("connectionreset"));
      await visit.launcher.click();
      const words = help.getByText("Não foi possível abrir a ajuda.");
      await words.waitFor();
      const text = await words.evaluate((nav) => {
        const range = document.createRange();
        range.selectNodeContents(nav.firstChild);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      });
      const header = await help.locator("header").boundingBox();
      assert.ok(text.y + text.height < header.y + header.height, "above its end");
      const { at } = await pixelsOf(page, text);
      let most = 0;
      for (let across = 0; across < text.width - 1; across += 1)
        most = Math.max(most, far(at(across, text.height / 4), at(0, 0)));
      assert.ok(most > 100, "in words that one can read");
    },
  );
}
