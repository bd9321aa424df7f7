import assert from "node:assert/strict";
import { hold } from "./harness/hold.mjs";
import { noSkin, story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

const recordErrors = () => {
  window.faults = [];
  document.addEventListener("help-error", ({ detail }) => window.faults.push(detail.code));
};
const contactLink = (visit) =>
  visit.help.getByRole("link", { name: "suporte@mare.example" }).or(visit.page.locator("help-widget > a"));
/** Each new attempt may fail anew; the word is the same. */
const faults = (visit) => visit.page.evaluate(() => [...new Set(window.faults)]);

async function seesContactLinks(visit) {
  await visit.launcher.click();
  await contactLink(visit).first().click({ trial: true });
  await closes(visit);
}
async function closes(visit) {
  await visit.button(visit.words.close).click();
  await visit.help.waitFor({ state: "hidden" });
}

story("a module that cannot be fetched leaves the contact links", { mayLog: /./ }, async (stage) => {
  const visit = await stage.visit({ before: recordErrors });
  await visit.page.route(/\.wasm$/, (route) => route.abort("connectionreset"));
  await visit.launcher.click();
  await contactLink(visit).first().click({ trial: true });
  const { height } = await contactLink(visit).first().boundingBox();
  assert.ok(height >= 44, `${height} px: a finger finds the link`);
  const attempts = () => visit.page.evaluate(() => window.faults.length);
  const before = await attempts();
  await closes(visit);
  // The button has the focus again, so somebody is near: one more attempt, which is not to be the next click's.
  await eventuallyEqual(attempts, before + 1, "the module is tried again");
  assert.deepEqual(await faults(visit), ["wasm-unavailable"]);

  await visit.page.unroute(/\.wasm$/);
  await visit.openTicketForm();
});

story(
  "behind an open panel with the contact links a core that comes later works, when the customer is near again",
  { mayLog: /./ },
  async (stage) => {
    const visit = await stage.visit({ before: recordErrors });
    await visit.page.route(/\.wasm$/, (route) => route.abort("connectionreset"));
    await visit.launcher.click();
    await contactLink(visit).first().click({ trial: true });
    await eventuallyEqual(() => faults(visit), ["wasm-unavailable"], "it has been given up");
    await visit.page.unroute(/\.wasm$/);
    await visit.page.mouse.move(10, 400);
    await visit.launcher.hover();
    // What it shows in an open panel only it asks for.
    await visit.button(/^Base de conhecimento/).click();
    await visit.button(/^Como verificar o seu domínio/).waitFor();
    await visit.takeover();
  },
);

for (const [what, address] of [
  ["a module", /\.wasm$/],
  ["a core", /help-widget-core\.\w+\.js$/],
]) {
  story(
    `${what} that never comes leaves the contact links after a while, and one that comes in the end replaces them`,
    async (stage) => {
      const visit = await stage.visit({
        before: () => {
          const later = window.setTimeout;
          window.setTimeout = (call, delay, ...values) => {
            if (delay !== 20_000) return later(call, delay, ...values);
            window.tooLong = call;
            return 0;
          };
        },
      });
      const held = await hold(visit.page, address);
      await visit.launcher.click();
      await held.asked;
      assert.equal(await visit.help.getAttribute("aria-busy"), "true");
      await visit.page.evaluate(() => window.tooLong());
      await contactLink(visit).first().click({ trial: true });
      assert.equal(await visit.help.getAttribute("aria-busy"), "false");
      held.release();
      await visit.ticketCard.click();
      await visit.details.waitFor();
      await visit.page.evaluate(() => window.tooLong());
      await visit.details.waitFor();
    },
  );
}

story("a module that is not ours is not run", { mayLog: /./ }, async (stage) => {
  const visit = await stage.visit({ before: recordErrors });
  await visit.page.route(/\.wasm$/, (route) =>
    route.fulfill({ contentType: "application/wasm", body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) }),
  );
  await seesContactLinks(visit);
  await eventuallyEqual(async () => (await faults(visit)).length, 1, "one error");
  assert.match((await faults(visit))[0], /integrity-failed|wasm-unavailable/);
});

story("a page whose policy forbids WebAssembly gets the contact links", { mayLog: /./ }, async (stage) => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'" />`;
  const visit = await stage.visit({
    before: recordErrors,
    change: (html) => html.replace("<head>", `<head>${policy}`),
  });
  await seesContactLinks(visit);
  await eventuallyEqual(() => faults(visit), ["wasm-blocked"], "one error");
});

story("a browser without WebAssembly gets the contact links", { mayLog: /./ }, async (stage) => {
  const visit = await stage.visit({
    before: () => {
      recordFaults();
      Reflect.deleteProperty(window, "WebAssembly");
      function recordFaults() {
        window.faults = [];
        document.addEventListener("help-error", ({ detail }) => window.faults.push(detail.code));
      }
    },
  });
  await seesContactLinks(visit);
  await eventuallyEqual(async () => (await faults(visit)).length, 1, "one error");
});

story(
  "without scripts the contact link is part of the page",
  { skins: noSkin, javaScriptEnabled: false },
  async (stage) => {
    const page = await stage.context.newPage();
    await page.goto(stage.backend.origin);
    await page.getByRole("link", { name: "suporte@mare.example" }).click({ trial: true });
  },
);
