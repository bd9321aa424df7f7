// What has to be seen: where the focus is, words under the pointer, words in larger letters, and more contrast where it is asked for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chatStory } from "./harness/chat-story.mjs";
import { isFocused } from "./harness/focus.mjs";
import { demoPage } from "./harness/pages.mjs";
import { root } from "./harness/paths.mjs";
import { failedRequests, noSkin, story } from "./harness/story.mjs";
import { until } from "./harness/until.mjs";

const outline = (locator) =>
  locator.evaluate((element) => {
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
    return `${outlineWidth} ${outlineStyle}, ${outlineOffset}`;
  });
const comesByTab = (page, locator) =>
  until("the Tab key comes there", async () => {
    await page.keyboard.press("Tab");
    return (await locator.count()) && (await isFocused(locator));
  });
const open = (visit, screen) =>
  visit.page.locator("help-widget").evaluate((help, name) => help.open(name), screen);

story(
  "a list that is longer than the window shows that it has the focus",
  { viewport: { width: 320, height: 256 } },
  async (stage) => {
    const visit = await stage.visit();
    await visit.openHelp();
    await open(visit, "notices");
    await visit.heading(visit.words.notices_title).first().waitFor();
    const list = visit.help.locator(".body");
    await comesByTab(visit.page, list);
    assert.equal(await outline(list), "2px solid, -2px");
  },
);

story("program text shows that it has the focus", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.openHelp();
  await open(visit, "knowledge");
  await visit.help
    .getByRole("button", { name: /domínio/ })
    .first()
    .click();
  const code = visit.help.locator(".code").first();
  await code.waitFor();
  await comesByTab(visit.page, code);
  assert.equal(await outline(code), "2px solid, -2px");
});

chatStory(
  "with larger letters the field of a message is as high as its empty line, and no line of it is cut",
  async ({ visit }) => {
    const { page, composer } = visit;
    const debug = await page.context().newCDPSession(page);
    await debug.send("Page.setFontSizes", { fontSizes: { standard: 24, fixed: 20 } });
    await page.reload();
    await visit.launcher.click();
    await composer.waitFor();
    await visit.takeover();
    const sizes = await composer.evaluate(({ scrollHeight, clientHeight }) => ({
      scrollHeight,
      clientHeight,
    }));
    assert.equal(sizes.scrollHeight, sizes.clientHeight);
    assert.ok(sizes.clientHeight >= 56, "one of larger letters");
  },
  {},
  { viewport: { width: 360, height: 700 } },
);

const example = JSON.parse(readFileSync(join(root, "docs/protocol/examples/bootstrap.json"), "utf8"));
const day = 24 * 3600_000;
const [pattern] = example.notices;
const notices = ["info", "warning", "outage"].map((severity) => ({
  ...pattern,
  id: severity,
  severity,
  from: new Date(Date.now() - day).toISOString(),
  to: new Date(Date.now() + day).toISOString(),
  url: "https://status.mare.example/",
}));

/** WCAG 2.2 of an element's words with what they lie on. */
const contrast = (locator) =>
  locator.evaluate((element) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const luminance = () => {
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => linear(part / 255));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paint = (colour) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    };
    const below = [];
    for (let at = element; at; at = at.parentElement) below.unshift(getComputedStyle(at).backgroundColor);
    for (const ground of below) paint(ground);
    const ground = luminance();
    paint(getComputedStyle(element).color);
    const ink = luminance();
    return (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
  });

for (const colorScheme of ["light", "dark"]) {
  story(
    `the link of a notice can be read under the pointer: ${colorScheme}`,
    { skins: ["dom"], colorScheme },
    async (stage) => {
      const visit = await stage.visit();
      await visit.page.route("**/v1/bootstrap*", (route) => route.fulfill({ json: { ...example, notices } }));
      await visit.openHelp();
      await open(visit, "notices");
      const links = visit.help.locator(".notice > .quiet");
      await links.first().waitFor();
      assert.equal(await links.count(), 3);
      for (const link of await links.all()) {
        await link.hover();
        const ratio = await contrast(link);
        assert.ok(ratio >= 4.5, `${ratio}`);
      }
    },
  );
}

story(
  "whoever asks for more contrast gets the second skin, soft words as strong as the others, and lines that are seen",
  { skins: noSkin, contrast: "more" },
  async (stage) => {
    const visit = await stage.visit({ attributes: { skin: "auto" } });
    await visit.openHelp();
    const colours = await visit.ticketCard.evaluate((card) => {
      const colour = (selector) => getComputedStyle(card.querySelector(selector)).color;
      const { borderColor } = getComputedStyle(card);
      const field = getComputedStyle(card).getPropertyValue("--hw-field-line");
      return { soft: colour(".description"), strong: colour(".name"), line: borderColor, field };
    });
    assert.equal(colours.soft, colours.strong);
    const [r, g, b] = colours.field.match(/[\da-f]{2}/g).map((part) => Number.parseInt(part, 16));
    assert.equal(colours.line, `rgb(${r}, ${g}, ${b})`);
    const skin = () => visit.ticketCard.evaluate((card) => card.closest("[data-skin]").dataset.skin);
    assert.equal(await skin(), "dom");
    // Followed at once, like the others.
    await visit.page.emulateMedia({ contrast: "no-preference" });
    await until("the drawn skin is worn", async () => (await skin()) === "canvas");
    await visit.page.emulateMedia({ contrast: "more" });
    await until("the second skin is worn", async () => (await skin()) === "dom");
  },
);

story("the name of an hour is seen above its bar while the pointer is on it", async (stage) => {
  const visit = await stage.visit();
  await visit.openHelp();
  await open(visit, "talk");
  await visit.heading(visit.words.peak_title).waitFor();
  const bar = visit.help.locator(".bar[role=option]").first(); // the choice of a reason has options, too
  await bar.hover();
  const { ink, ground, content } = await bar.evaluate((element) => {
    const { webkitTextFillColor, backgroundColor, content } = getComputedStyle(element, "::after");
    return { ink: webkitTextFillColor, ground: backgroundColor, content };
  });
  assert.ok(content.length > 4, content);
  assert.match(ink, /^rgb\(/, "it is not transparent");
  assert.notEqual(ink, ground);
});

story(
  "in a window as low as at 400 % zoom the greeting leaves the room to what can be pressed",
  { skins: ["dom"], viewport: { width: 320, height: 256 } },
  async (stage) => {
    const visit = await stage.visit();
    await visit.openHelp();
    const hero = await visit.help.locator(".hero").boundingBox();
    const body = await visit.help.locator(".body").boundingBox();
    assert.ok(body.y - hero.y < 90, `the body begins at ${body.y - hero.y}`);
    const [greeting, close] = [
      await visit.help.getByRole("heading").first().boundingBox(),
      await visit.button(visit.words.close).boundingBox(),
    ];
    assert.ok(greeting.x + greeting.width <= close.x);
    assert.deepEqual([close.x - hero.x, close.y - hero.y], [320 - 8 - 44, 8]);
  },
);

story(
  "what could not be loaded is said in the middle of what the greeting leaves",
  { skins: ["dom"], viewport: { width: 390, height: 844 }, mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit();
    await visit.page.route("**/v1/bootstrap*", (route) => route.fulfill({ status: 403, body: "" }));
    await visit.launcher.click();
    await visit.heading(visit.words.desk_failed).waitFor();
    const bottom = ({ y, height }) => y + height;
    const hero = await visit.help.locator(".hero").boundingBox();
    const parts = visit.help.locator(".centered > *");
    const above = (await parts.first().boundingBox()).y - bottom(hero);
    const below = bottom(await visit.help.boundingBox()) - bottom(await parts.last().boundingBox());
    assert.ok(above > 20 && Math.abs(above - below) <= 4, `${above} above, ${below} below`);
  },
);
