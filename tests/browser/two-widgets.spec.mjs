import assert from "node:assert/strict";
import { ownText } from "./harness/stage.mjs";
import { story } from "./harness/story.mjs";
import { deskContent, words } from "./harness/words.mjs";

story("two helps on one page keep their own language, person and draft", async (stage) => {
  const page = await stage.context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(stage.backend.origin + stage.pages.variant("two.html", { skin: stage.skin }));
  const details = { pt: ownText("Da Ana"), en: ownText("From Grace") };
  const desks = [
    {
      tongue: words("pt-BR"),
      title: deskContent.title["pt-BR"],
      button: "Ajuda",
      person: "Ana Souza",
      text: details.pt,
    },
    {
      tongue: words("en"),
      title: deskContent.title.en,
      button: "Help",
      person: "Grace Lee",
      text: details.en,
    },
  ];
  // Both begin to load at the same time.
  for (const { button } of desks)
    await page.getByRole("main").getByRole("button", { name: button, exact: true }).hover();
  for (const { tongue, title, button, person, text } of desks) {
    await page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
    const help = page.getByRole("dialog", { name: title, exact: true });
    await help.getByRole("button", { name: tongue.ticket_title }).click();
    const name = help.getByRole("textbox", { name: tongue.ticket_name, exact: true });
    await name.waitFor();
    assert.equal(await name.inputValue(), person);
    await help.getByRole("textbox", { name: tongue.ticket_details, exact: true }).fill(text);
  }
  for (const { tongue, title, text } of desks) {
    const help = page.getByRole("dialog", { name: title, exact: true });
    const field = help.getByRole("textbox", { name: tongue.ticket_details, exact: true });
    assert.equal(await field.inputValue(), text);
    await help.getByRole("combobox").selectOption({ index: 1 });
    await help.getByRole("button", { name: tongue.ticket_send }).click();
    await help.getByRole("heading", { name: tongue.sent_title }).waitFor();
    await help.getByRole("button", { name: tongue.close, exact: true }).click();
  }
  // The first part comes from the browser's cache the second time; the rest is not even asked for.
  const rests = asked.filter((path) => path.includes("-rest."));
  assert.equal(rests.length, 1, rests.join(" "));
  const [first] = stage.backend.ticketsAbout(details.pt);
  const [second] = stage.backend.ticketsAbout(details.en);
  assert.deepEqual([first.email, first.locale], ["ana@loja.example", "pt-BR"]);
  assert.deepEqual([second.email, second.locale], ["grace@shop.example", "en"]);
  assert.notEqual(first.subject, second.subject);
});

story(
  "opened by a button in the middle of the window, the panel is seen whole all the same",
  { viewport: { width: 1280, height: 820 } },
  async (stage) => {
    const page = await stage.context.newPage();
    await page.goto(stage.backend.origin + stage.pages.variant("two.html", { skin: stage.skin }));
    const button = page.getByRole("main").getByRole("button", { name: "Help", exact: true });
    const { y } = await button.boundingBox();
    assert.ok(y > 820 / 3 && y < 820 / 2, `the button begins at ${y}`);
    await button.click();
    const help = page.getByRole("dialog", { name: deskContent.title.en, exact: true });
    const { height } = await help.boundingBox();
    assert.ok(height >= 600, `the panel is ${height} high`);
  },
);
