// Letters on the canvas: what is drawn is what was written, in the font that the page has by now.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { pixelsOf } from "./harness/pixels.mjs";
import { story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

const canvas = ["canvas"];

/** Whether something stands out from the ground between two parts of the width of a text. */
async function isSeen(visit, text, from, to) {
  const box = await visit.help.getByText(text).boundingBox();
  const { at } = await pixelsOf(visit.page, box);
  const ground = at(0, 0);
  for (let y = 0; y < box.height; y += 1)
    for (let x = Math.ceil(box.width * from); x < box.width * to - 1; x += 1)
      if (at(x, y).some((part, index) => Math.abs(part - ground[index]) > 90)) return true;
  return false;
}

for (const colorScheme of ["light", "dark"])
  chatStory(
    `words that share a line with emoji are seen, and emoji that the font has without colours (${colorScheme})`,
    async ({ agent, visit }) => {
      const chat = await agent.claimNext();
      await visit.heading(agent.name).waitFor();
      await visit.takeover();
      for (const [text, from, to] of [
        ["Olá שלום pronto ✅", 0, 0.2],
        ["◾Domínio", 0.5, 1],
        ["😀😀😀", 0, 1],
      ]) {
        await agent.write(chat, text);
        await visit.help.getByText(text).waitFor();
        await eventuallyEqual(() => isSeen(visit, text, from, to), true, text);
      }
    },
    { attributes: { font: "DejaVu Sans", theme: colorScheme } },
    { skins: canvas, colorScheme },
  );

/** Counts what is painted of letters, and the textures for them that there are. */
const countLetters = () => {
  window.letters = window.textures = 0;
  const gl = WebGLRenderingContext.prototype;
  for (const [name, count] of [
    ["texSubImage2D", () => (window.letters += 1)],
    ["createTexture", () => (window.textures += 1)],
    ["deleteTexture", (texture) => (window.textures -= texture ? 1 : 0)],
  ]) {
    const real = gl[name];
    gl[name] = function (...given) {
      count(...given);
      return real.apply(this, given);
    };
  }
};

story(
  "letters are made again for a font that the page adds when it has loaded it already",
  { skins: canvas },
  async (stage) => {
    const visit = await stage.visit({ attributes: { font: "Late, sans-serif" }, before: countLetters });
    const { page } = visit;
    const calm = () =>
      page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    const made = async () => {
      await calm();
      await calm();
      return page.evaluate(() => window.letters);
    };
    const addFont = () =>
      page.evaluate(async () => {
        const face = new FontFace("Late", 'local("DejaVu Sans Mono"), local("DejaVu Sans")');
        document.fonts.add(await face.load());
      });
    await visit.openHelp();
    await page.mouse.move(1, 1);
    let before = await made();

    await visit.ticketCard.hover();
    assert.equal(await made(), before, "what is drawn anew has its letters");
    await page.mouse.move(1, 1);
    await addFont();
    await visit.ticketCard.hover();
    await eventuallyEqual(async () => (await made()) > before, true, "with the next picture");

    await page.keyboard.press("Escape");
    await visit.help.waitFor({ state: "hidden" });
    await page.mouse.move(1, 1);
    before = await made();
    await addFont();
    await visit.launcher.click();
    await eventuallyEqual(async () => (await made()) > before, true, "opened again");
    assert.equal(await page.evaluate(() => window.textures), 1, "nothing is left of the old ones");
  },
);
