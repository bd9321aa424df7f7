// Images of articles: the browser's own, in both skins, and their words where a page's policy refuses them.
import assert from "node:assert/strict";
import { demoPage } from "./harness/pages.mjs";
import { failedRequests, story } from "./harness/story.mjs";

const words = /^O painel de um provedor de DNS/;

async function readArticle(visit) {
  await visit.openHelp();
  await visit.page.locator("help-widget").evaluate((help) => help.open("knowledge"));
  await visit.help.getByRole("button", { name: /^Como verificar o seu domínio/ }).click();
  const image = visit.help.getByRole("img", { name: words });
  await image.waitFor({ state: "attached" });
  return image;
}

// A picture alone in a tab has no icon: Chromium asks for one, and writes that there is none.
story(
  "an article's image is shown in its own shape, and leads to itself",
  { mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit({ path: demoPage });
    const asked = visit.page.waitForRequest("**/pictures/**");
    const image = await readArticle(visit);
    await image.scrollIntoViewIfNeeded();
    assert.equal((await (await asked).allHeaders()).referer, undefined, "nobody is told who reads");
    await visit.page.waitForFunction(
      (img) => img.complete && img.naturalWidth === 640,
      await image.elementHandle(),
    );
    const box = await image.boundingBox();
    const panel = await visit.help.boundingBox();
    assert.ok(box.x >= panel.x && box.x + box.width <= panel.x + panel.width, "within the panel");
    assert.ok(box.width > 300, `${box.width} px wide`);
    assert.ok(Math.abs(box.height - (box.width * 300) / 640) <= 1, "in its own shape");
    const [sheet] = await Promise.all([visit.page.waitForEvent("popup"), image.click()]);
    await sheet.waitForURL("**/pictures/dns-records.svg");
  },
);

story("the steps of an article are one list, and what illustrates one stands in it", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  const image = await readArticle(visit);
  const steps = visit.help.getByRole("list").first().getByRole("listitem");
  assert.equal(await steps.count(), 3);
  const second = steps.nth(1);
  assert.equal(await second.getByRole("img").count(), 1);
  assert.equal(await second.getByText("mare._domainkey").count(), 1);
  const places = await Promise.all([image, ...(await steps.all())].map((each) => each.boundingBox()));
  const [picture, one, two, three] = places;
  assert.ok(picture.x >= two.x + 20 && picture.x < two.x + 26, "where the words begin");
  assert.ok(Math.abs(picture.x + picture.width - two.x - two.width) <= 1, "up to the edge");
  // What is drawn says itself where words begin (tests/draw); here the stylesheet does.
  const words = (step) => step.locator(".name").first().boundingBox();
  const begin = (await Promise.all((await steps.all()).map(words))).map(({ x }) => x);
  if (stage.skin === "dom") assert.deepEqual(begin, [picture.x, picture.x, picture.x]);
  assert.ok(one.y + one.height < two.y && picture.y + picture.height < three.y, "one below the other");
});

story("the next words stand below the image before it has come", async (stage) => {
  const visit = await stage.visit({ path: demoPage });
  await visit.page.route("**/pictures/**", () => {});
  const image = await readArticle(visit);
  const code = visit.help.getByText("mare._domainkey.suaempresa.example");
  const below = async () => (await code.boundingBox()).y - (await image.boundingBox()).y;
  const { width } = await image.boundingBox();
  assert.ok((await below()) >= (width * 300) / 640, "its room is kept");
});

story(
  "under a policy without img-src the words of an image are left, and the way to it",
  { mayLog: /Content Security Policy/ },
  async (stage) => {
    const visit = await stage.visit();
    const image = await readArticle(visit);
    await image.scrollIntoViewIfNeeded();
    const link = visit.help.getByRole("link", { name: words });
    assert.equal(await link.getAttribute("href"), `${stage.backend.origin}/pictures/dns-records.svg`);
    const box = await link.boundingBox();
    assert.ok(box.width > 100 && box.height > 20, "the words can be read");
  },
);
