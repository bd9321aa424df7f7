// Sheets travel with the parts of the module (sdk/src/core/skin.ts): what is shown before a part is there has no need of those that it brings.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hold } from "./harness/hold.mjs";
import { root, sdk } from "./harness/paths.mjs";
import { failedRequests, story } from "./harness/story.mjs";
import { until } from "./harness/until.mjs";

const example = JSON.parse(readFileSync(join(root, "docs/protocol/examples/bootstrap.json"), "utf8"));
const day = 24 * 3600_000;
const [pattern] = example.notices;
const notices = ["info", "warning", "outage"].map((severity, index) => ({
  ...pattern,
  id: severity,
  severity,
  from: new Date(Date.now() - day).toISOString(),
  to: new Date(Date.now() + day).toISOString(),
  dismissible: index > 0,
}));
const screens = {
  "the desk as it is": { forcedColors: "none" },
  "a desk with notices, in forced colours": {
    forcedColors: "active",
    answer: { json: { ...example, notices } },
  },
  "a desk that fails": {
    forcedColors: "none",
    answer: { status: 400, contentType: "application/problem+json", body: "{}" },
  },
};

/** How every element of the help looks, with what stands before and behind it. */
const looks = (visit) =>
  visit.page.evaluate(() => {
    const { shadowRoot } = document.querySelector("help-widget");
    const look = (element, pseudo) => {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && style.content === "none") return "";
      let all = "";
      for (const name of style) all += `${name}: ${style.getPropertyValue(name)}\n`;
      return all;
    };
    return [...shadowRoot.querySelectorAll("*")].map(
      (element) =>
        `${element.className}\n${look(element)}${look(element, "::before")}${look(element, "::after")}`,
    );
  });
/** Everything that the modules' parts bring. */
const brought = readdirSync(sdk)
  .filter((file) => file.endsWith(".wasm"))
  .map((file) => new WebAssembly.Module(readFileSync(join(sdk, file))))
  .flatMap((module) =>
    ["both", "dom", "forced"].map((name) => WebAssembly.Module.customSections(module, name)),
  )
  .flatMap((sections) => sections.map((bytes) => new TextDecoder().decode(bytes)));
const wearAll = (texts) => {
  const { shadowRoot } = document.querySelector("help-widget");
  const sheets = texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, ...sheets];
};
const rules = () =>
  document
    .querySelector("help-widget")
    .shadowRoot.adoptedStyleSheets.reduce((sum, { cssRules }) => sum + cssRules.length, 0);

for (const [name, { forcedColors, answer }] of Object.entries(screens)) {
  story(
    `what comes later changes nothing on the first screen: ${name}`,
    { skins: ["dom"], forcedColors, mayLog: failedRequests },
    async (stage) => {
      const visit = await stage.visit();
      const { release } = await hold(visit.page, /-rest\.[0-9a-f]+\.wasm$/);
      if (answer) await visit.page.route("**/v1/bootstrap*", (route) => route.fulfill(answer));
      await visit.launcher.click();
      await (answer?.status ? visit.button(visit.words.try_again) : visit.ticketCard).waitFor();
      const [before, few] = [await looks(visit), await visit.page.evaluate(rules)];
      release();
      await until("the sheets are there", async () => (await visit.page.evaluate(rules)) > few);
      assert.deepEqual(await looks(visit), before);
    },
  );
}

for (const forcedColors of ["none", "active"]) {
  story(
    `a panel that loads, and the contact links, wear nothing that a module brings: forced colours ${forcedColors}`,
    { skins: ["dom"], forcedColors, mayLog: failedRequests },
    async (stage) => {
      assert.ok(brought.length > 3);
      const visit = await stage.visit();
      let failed = false;
      const { asked, release } = await hold(visit.page, /\.wasm$/);
      await visit.page.route(/\.wasm$/, (route) => (failed ? route.abort() : route.fallback()));
      await visit.launcher.click();
      await asked;
      const skin = () =>
        document.querySelector("help-widget").shadowRoot.querySelector("[data-skin]")?.dataset.skin;
      await until("the skeleton is dressed", () => visit.page.evaluate(skin));
      const loading = await looks(visit);
      await visit.page.evaluate(wearAll, brought);
      assert.deepEqual(await looks(visit), loading);

      failed = true;
      await visit.page.reload();
      await visit.launcher.click();
      await visit.page.locator("help-widget > a").click({ trial: true });
      const links = await looks(visit);
      await visit.page.evaluate(wearAll, brought);
      assert.deepEqual(await looks(visit), links);
      release();
    },
  );
}

story("whatever the sheets paint by is in the theme", async (stage) => {
  const visit = await stage.visit();
  await visit.openHelp();
  const lacking = await visit.page.evaluate(() => {
    const { shadowRoot } = document.querySelector("help-widget");
    const text = shadowRoot.adoptedStyleSheets
      .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
      .join("\n");
    const style = getComputedStyle(shadowRoot.querySelector(".widget"));
    const names = new Set(text.match(/var\(--hw-[\w-]+/g).map((use) => use.slice(4)));
    return { names: names.size, lacking: [...names].filter((name) => !style.getPropertyValue(name)) };
  });
  assert.ok(lacking.names > 20, `${lacking.names} names`);
  assert.deepEqual(lacking.lacking, []);
});
