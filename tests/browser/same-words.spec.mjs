// Words stand at the same place in both skins: nothing jumps when the drawn one takes over.
import assert from "node:assert/strict";
import { demoPage } from "./harness/pages.mjs";
import { pixelsOf } from "./harness/pixels.mjs";
import { failedRequests, noSkin, story } from "./harness/story.mjs";

/** The frames of the help's lines of text that are in sight, from its top left corner: { words, x, y, width, height }. */
const linesOf = (visit) =>
  visit.help.evaluate((panel) => {
    const corner = panel.getBoundingClientRect();
    const lines = [];
    const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const { x, y, width, height } of range.getClientRects()) {
        const line = { words: range.toString(), x: x - corner.x, y: y - corner.y, width, height };
        const hidden = walker.currentNode.parentElement.getBoundingClientRect().width <= 1;
        if (!hidden && width > 20 && line.y > 0 && line.y + height < corner.height) lines.push(line);
      }
    }
    return lines;
  });

/** How many device pixels of each row differ from what is left of the line. `density`: device pixels in a CSS pixel. */
const ink = ({ at }, { x, y, width, height }, density) => {
  const rows = [];
  for (let row = -3; row < height * density + 3; row += 1) {
    const sum = (across) => at(x + across, y + row / density).reduce((all, part) => all + part);
    const ground = sum(-3);
    let count = 0;
    for (let column = 0; column < width * density; column += 1)
      if (Math.abs(sum(column / density) - ground) > 120) count += 1;
    rows.push(count);
  }
  return rows;
};

/** How far below the written words the drawn ones stand, device pixels: where their rows are most alike. */
const shift = (drawn, written) => {
  const far = (down) =>
    written.reduce((all, count, row) => all + Math.abs(count - (drawn[row + down] ?? 0)), 0);
  return [0, -1, 1, -2, 2].reduce((best, down) => (far(down) < far(best) ? down : best));
};

/** How much of the ink of these lines is on the screen in one skin only, 0 to 1. */
const apart = (one, other, lines, density) => {
  let inked = 0;
  let different = 0;
  for (const { x, y, width, height } of lines) {
    for (let row = 0; row < height * density; row += 1) {
      const sum = ({ at }, across) => at(x + across, y + row / density).reduce((all, part) => all + part);
      const ground = sum(other, -3);
      for (let column = 0; column < width * density; column += 1) {
        const there = sum(other, column / density);
        inked += Math.abs(there - ground) > 120 ? 1 : 0;
        different += Math.abs(there - sum(one, column / density)) > 120 ? 1 : 0;
      }
    }
  }
  return different / inked;
};

/** A screen of its density, as the browser itself knows it: one that is only imitated is laid out in CSS pixels. */
const dense = (density) => ({
  viewport: null,
  chromium: { args: [`--force-device-scale-factor=${density}`, "--window-size=1280,860"] },
});
const openTalk = async (visit) => {
  await visit.openHelp();
  await visit.talkCard.click();
  await visit.heading(visit.words.peak_title).waitFor();
};
/** What a phone shows when the desk refuses: words in the middle, more than a line of them. */
const openRefused = async (visit) => {
  await visit.page.setViewportSize({ width: 390, height: 844 });
  await visit.page.route("**/v1/bootstrap*", (route) => route.fulfill({ status: 403, body: "" }));
  await visit.launcher.click();
  await visit.heading(visit.words.desk_failed).waitFor();
  await visit.takeover();
};
const openArticle = async (visit) => {
  await visit.openHelp();
  await visit.page.locator("help-widget").evaluate((element) => element.open("knowledge"));
  await visit.help
    .getByRole("button", { name: /domínio/ })
    .first()
    .click();
  await visit.help.locator(".bullet").first().waitFor();
};
const screens = [
  ["the first screen", 1, (visit) => visit.openHelp()],
  ["the ticket form", 1, (visit) => visit.openTicketForm()],
  ["peak hours and channels", 1, openTalk],
  ["an article", 1, openArticle],
  ["a desk that refuses", 1, openRefused, failedRequests],
  ["a page made larger", 1.25, (visit) => visit.openTicketForm()],
  ["a dense screen", 3, (visit) => visit.openHelp()],
];
for (const [where, density, open, mayLog] of screens) {
  story(
    `words stand at the same place in both skins: ${where}`,
    { skins: noSkin, mayLog, ...(density === 1 ? {} : dense(density)) },
    async (stage) => {
      const seen = {};
      const written = {};
      for (const skin of ["canvas", "dom"]) {
        const visit = await stage.visit({ path: demoPage, attributes: { skin } });
        await open(visit);
        written[skin] = await linesOf(visit);
        seen[skin] = await pixelsOf(visit.page, await visit.help.boundingBox());
      }
      // Those that lie unseen over the drawn ones are where a pointer finds them.
      const lines = written.dom;
      const places = lines.map(({ words, x, y }) => ({ words, x, y }));
      const astray = places.filter(
        ({ words, x, y }, index) =>
          words !== written.canvas[index]?.words ||
          Math.hypot(x - written.canvas[index].x, y - written.canvas[index].y) > 2,
      );
      assert.deepEqual(astray, []);
      const inkOf = (skin, line) => ink(seen[skin], line, density);
      const read = lines.filter((line) => inkOf("dom", line).some((count) => count > 4));
      assert.ok(read.length > 5, `${read.length} of ${lines.length} lines can be read`);
      assert.deepEqual(
        read
          .filter((line) => shift(inkOf("canvas", line), inkOf("dom", line)) !== 0)
          .map(({ words }) => words),
        [],
      );
      // What is left are the quarters of pixels that each engine rounds to, and a comma that one of them moves nearer to its space.
      const share = apart(seen.canvas, seen.dom, read, density);
      assert.ok(share < 0.15, `${share} of the ink is elsewhere`);
    },
  );
}
