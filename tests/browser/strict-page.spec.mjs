import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { demoPages } from "./harness/paths.mjs";
import { ownText } from "./harness/stage.mjs";
import { noSkin, story } from "./harness/story.mjs";

const strictest =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

story(
  "under the strictest content security policy a ticket is opened without one violation",
  { whole: true },
  async (stage) => {
    const visit = await stage.visit({
      path: "strict.html",
      before: () => {
        window.violations = [];
        document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
          window.violations.push(`${violatedDirective} ${blockedURI}`),
        );
      },
    });
    const details = ownText();
    await visit.openTicket({ details });
    assert.equal(stage.backend.ticketsAbout(details).length, 1);
    assert.deepEqual(await visit.page.evaluate(() => window.violations), []);
  },
);

story("the strict page is served with exactly the policy that it shows", { skins: noSkin }, async (stage) => {
  const page = await stage.context.newPage();
  const answer = await page.goto(`${stage.backend.origin}/strict.html`);
  assert.equal((await answer.allHeaders())["content-security-policy"], strictest);
  assert.equal((await page.locator("pre").innerText()).replace(/\s+/g, " ").trim(), strictest);
});

story(
  "the ten lines that the demo shows are the ten lines that it runs",
  { skins: noSkin },
  async (stage) => {
    const page = await stage.context.newPage();
    await page.goto(stage.backend.origin);
    const shown = await page.getByRole("region", { name: "Código de integração" }).innerText();
    const source = readFileSync(join(demoPages, "index.html"), "utf8");
    const [, run] = /<!-- help:[^>]*-->\n([\s\S]*?)\n\s*<!-- \/help -->/.exec(source);
    assert.equal(shown.trim(), run);
    assert.equal(shown.trim().split("\n").length, 10);
  },
);
