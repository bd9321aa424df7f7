// Sheets that come with the second part of the module (sdk/src/core/skin.ts): the first screen has no need of them, whatever it shows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hold } from "./harness/hold.mjs";
import { root } from "./harness/paths.mjs";
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
