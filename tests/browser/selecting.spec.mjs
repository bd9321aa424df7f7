// Words on the screen are the customer's to keep: an address, a code, a ticket's number are selected where they are seen, in both skins.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { demoPage } from "./harness/pages.mjs";
import { ownText } from "./harness/stage.mjs";
import { story } from "./harness/story.mjs";

/** The frames of what is written in an element, a line each: { words, x, y, width, height }. */
const linesOf = (element) => {
  const lines = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const words = range.toString();
    for (const { x, y, width, height } of range.getClientRects()) lines.push({ words, x, y, width, height });
  }
  return lines;
};

/** What is selected, and where: { words, left, top, right, bottom }. */
const selected = (page) =>
  page.evaluate(() => {
    const selection = document.querySelector("help-widget").shadowRoot.getSelection();
    const { left, top, right, bottom } = selection.getRangeAt(0).getBoundingClientRect();
    return { words: selection.toString().trim(), left, top, right, bottom };
  });

/** Clicks twice on the first word of each line of an element's words; what is selected is below the pointer. */
async function wordsClicked(page, locator) {
  const lines = await locator.evaluate(linesOf);
  const found = [];
  for (const { x, y, height } of lines) {
    const [across, down] = [x + 4, y + height / 2];
    await page.mouse.dblclick(across, down);
    const { words, left, top, right, bottom } = await selected(page);
    assert.match(words, /^[\p{L}\p{N}-]+$/u);
    assert.ok(left <= across && across <= right && top <= down && down <= bottom, words);
    found.push(words);
  }
  return found;
}

const inside = (line, box) =>
  line.x >= box.x - 1 &&
  line.y >= box.y - 1 &&
  line.x + line.width <= box.x + box.width + 1 &&
  line.y + line.height <= box.y + box.height + 1;

chatStory(
  "a word of a message is selected where it is seen, in every line of it",
  async ({ agent, visit }) => {
    const { page, help } = visit;
    const id = await agent.claimNext();
    await visit.composer.waitFor();
    const said =
      "Para verificar seus dominios copie este registro no painel do provedor contratado espere quarenta horas depois " +
      "confirme enviando codigo CODIGO998877 para nosso financeiro obrigada pela paciencia";
    await agent.write(id, said);
    const words = help.getByText(said);
    await words.waitFor();
    const lines = await words.evaluate(linesOf);
    const balloon = await words.locator("..").boundingBox();
    const bubble = await help.locator(".bubble").last().boundingBox();
    assert.ok(lines.length >= 5, `${lines.length} lines`);
    // As many as its box has room for: padding 9 above and below, and what is said below it (docs/looks.md).
    const caption = 4 + 18;
    assert.equal(lines.length, Math.round((bubble.height - caption - 18) / 22));
    for (const line of lines) assert.ok(inside(line, balloon) && inside(line, bubble), JSON.stringify(line));
    const clicked = await wordsClicked(page, words);
    assert.deepEqual(
      clicked.filter((word) => !said.split(" ").includes(word)),
      [],
    );
    assert.equal(new Set(clicked).size, lines.length, "a word of each line");

    const second = lines[1];
    await page.mouse.move(second.x + 1, second.y + second.height / 2);
    await page.mouse.down();
    await page.mouse.move(second.x + second.width - 1, second.y + second.height / 2, { steps: 4 });
    await page.mouse.up();
    const dragged = await selected(page);
    assert.ok(dragged.words.startsWith(clicked[1]) && said.includes(dragged.words), dragged.words);
    assert.ok(dragged.words.includes(" "), "more than a word");
  },
);

story("a paragraph and a step of an article are selected where they are seen", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  const { page, help } = visit;
  await visit.openHelp();
  await page.locator("help-widget").evaluate((element) => element.open("knowledge"));
  await help
    .getByRole("button", { name: /domínio/ })
    .first()
    .click();
  await help.locator(".bullet").first().waitFor();
  for (const words of [help.locator(".paragraph").first(), help.locator(".bullet > .name").first()]) {
    const lines = await words.evaluate(linesOf);
    const box = await words.boundingBox();
    for (const line of lines) assert.ok(inside(line, box), JSON.stringify(line));
    const clicked = await wordsClicked(page, words);
    const all = await words.textContent();
    assert.ok(clicked.length > 1);
    for (const word of clicked) assert.ok(all.includes(word), word);
  }
});

story("the number of a ticket is selected where it is seen", async (stage) => {
  const visit = await stage.visit();
  await visit.openTicket({ name: "Ana Souza", details: ownText() });
  const reference = await visit.reference();
  const value = visit.help.getByText(reference);
  const [line] = await value.evaluate(linesOf);
  const fact = await value.locator("..").boundingBox();
  assert.ok(Math.abs(line.x + line.width - (fact.x + fact.width)) <= 2, "it ends at the right edge");
  await visit.page.mouse.click(line.x + line.width / 2, line.y + line.height / 2, { clickCount: 3 });
  assert.match((await selected(visit.page)).words, new RegExp(`${reference}$`));
});
