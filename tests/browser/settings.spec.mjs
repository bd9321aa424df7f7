import assert from "node:assert/strict";
import { ownText } from "./harness/stage.mjs";
import { failedRequests, noSkin, story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";
import { words } from "./harness/words.mjs";

const recordErrors = () => {
  window.faults = [];
  document.addEventListener("help-error", ({ detail }) => window.faults.push(detail));
};
const faults = (visit) => visit.page.evaluate(() => window.faults);
const contactLink = (visit) => visit.page.getByRole("link", { name: "suporte@mare.example" });

for (const [what, attributes, word] of [
  ["a colour that is none", { accent: "roxo" }, "accent"],
  ["a skin that does not exist", { skin: "svg" }, "skin"],
  ["a theme that does not exist", { theme: "sepia" }, "theme"],
  ["a position that does not exist", { position: "top" }, "position"],
]) {
  story(
    `${what}: one error says what to do, and the contact links can be used`,
    { skins: noSkin },
    async (stage) => {
      const visit = await stage.visit({ attributes, before: recordErrors });
      await visit.launcher.hover();
      await eventuallyEqual(async () => (await faults(visit)).length, 1, "one error");
      const [fault] = await faults(visit);
      assert.equal(fault.code, "settings-invalid");
      assert.match(fault.message, new RegExp(`settings\\.${word} `));
      await visit.launcher.click();
      await contactLink(visit).click({ trial: true });
      assert.equal((await faults(visit)).length, 1, "it is told once");
    },
  );
}

story("settings by property are checked as well, and wrong ones leave the old ones alone", async (stage) => {
  const visit = await stage.visit({ before: recordErrors });
  await visit.openHelp();
  await visit.page.evaluate(() => document.querySelector("help-widget").update({ colour: "#123456" }));
  await eventuallyEqual(
    async () => (await faults(visit)).map(({ code }) => code),
    ["settings-invalid"],
    "one error",
  );
  assert.match((await faults(visit))[0].message, /settings\.colour is unknown/);
});

const bia = { name: "Bia Reis", email: "bia@loja.example" };
const update = (visit, settings) =>
  visit.page.evaluate((wanted) => document.querySelector("help-widget").update(wanted), settings);
const told = (visit, count) => eventuallyEqual(async () => (await faults(visit)).length, count, "told");

for (const [who, settings] of [
  ["by the page's side", { accent: "teal" }],
  ["by the core", { labels: { no_such_sentence: "x" } }],
]) {
  story(
    `what is refused ${who} is put back, told each time, and does not stand in the way of what comes after`,
    { skins: noSkin },
    async (stage) => {
      const visit = await stage.visit({ before: recordErrors });
      await visit.openTicketForm();
      await visit.details.fill("Só de Ana");
      await update(visit, settings);
      await told(visit, 1);
      assert.deepEqual(
        await visit.page.evaluate(() => ({ ...document.querySelector("help-widget").settings })),
        {},
      );
      await update(visit, { ...settings, offsetX: 40 });
      await told(visit, 2);
      await update(visit, { user: bia });
      await visit.says(visit.words.home_greeting_name, { name: "Bia" }).waitFor();
      await visit.ticketCard.click();
      assert.equal(await visit.details.inputValue(), "", "nothing of the one before");
      assert.deepEqual(
        await visit.page.evaluate(() => ({ ...document.querySelector("help-widget").settings })),
        {
          user: bia,
        },
      );
      assert.equal((await faults(visit)).length, 2);
    },
  );
}

story(
  "an attribute that is refused counts for nothing until it is another, and does not stand in the way either",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({ before: recordErrors });
    const set = (name, value) =>
      visit.page.evaluate(
        ([key, text]) => document.querySelector("help-widget").setAttribute(key, text),
        [name, value],
      );
    const greets = (name) => visit.says(visit.words.home_greeting_name, { name }).waitFor();
    await visit.openHelp();
    await set("accent", "teal");
    await told(visit, 1);
    await update(visit, { user: bia });
    await greets("Bia");
    await set("class", "any");
    await update(visit, { user: { name: "Caio", email: "caio@loja.example" } });
    await greets("Caio");
    assert.equal((await faults(visit)).length, 1, "it is told once");
    await update(visit, { user: undefined });
    await greets("Ana");
    await set("user-name", "Bia Reis");
    await greets("Bia");
    await set("user-email", "nobody".repeat(100));
    await told(visit, 2);
    await set("user-name", "Caio Lima");
    await greets("Caio");
    assert.equal((await faults(visit)).length, 2, "the core refuses it once");
    await set("accent", "#123456");
    await set("accent", "teal");
    await told(visit, 3);
  },
);

story(
  "the next person never reads what the last one wrote, whatever is wrong beside them",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({ before: recordErrors });
    await visit.openTicketForm();
    for (const [at, wrong] of [
      { theme: "sepia" },
      { theme: 5 },
      { labels: { no_such_sentence: "x" } },
    ].entries()) {
      await update(visit, { user: { name: "Ana Souza", email: "ana@loja.example" } });
      await visit.help.waitFor();
      await visit.page.evaluate(() => document.querySelector("help-widget").open("ticket"));
      await visit.details.fill("Só de Ana");
      await update(visit, { user: bia, ...wrong });
      await told(visit, at + 1);
      await visit.says(visit.words.home_greeting_name, { name: "Bia" }).waitFor();
      await visit.ticketCard.click();
      assert.equal(await visit.details.inputValue(), "");
    }
  },
);

story(
  "a wrong setting at the start is told again when it was another in between, and not when nothing has changed",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({ attributes: { accent: "roxo" }, before: recordErrors });
    await visit.launcher.hover();
    await told(visit, 1);
    const set = (value) =>
      visit.page.evaluate(
        (text) => document.querySelector("help-widget").setAttribute("accent", text),
        value,
      );
    await set("#123456");
    await set("azul");
    await visit.page.mouse.move(0, 0);
    await visit.launcher.hover();
    await told(visit, 2);
    await visit.launcher.click();
    await contactLink(visit).click({ trial: true });
    assert.equal((await faults(visit)).length, 2);
    await set("#123456");
    await visit.page.keyboard.press("Escape");
    await visit.openHelp();
  },
);

story("a font may be a property of the page's; one that is none is refused", async (stage) => {
  const visit = await stage.visit({
    attributes: { font: "var(--brand)" },
    before: () => {
      addEventListener("DOMContentLoaded", () =>
        document.documentElement.style.setProperty("--brand", "Georgia, serif"),
      );
      window.faults = [];
      document.addEventListener("help-error", ({ detail }) => window.faults.push(detail));
      const { fillText } = CanvasRenderingContext2D.prototype;
      window.drawn = new Set();
      CanvasRenderingContext2D.prototype.fillText = function (...text) {
        window.drawn.add(this.font);
        return fillText.apply(this, text);
      };
    },
  });
  await visit.openTicketForm();
  const family = () => visit.details.evaluate((field) => getComputedStyle(field).fontFamily);
  assert.equal(await family(), "Georgia, serif");
  const drawn = await visit.page.evaluate(() => [...window.drawn]);
  assert.equal(drawn.length > 0, stage.skin === "canvas");
  assert.deepEqual(
    drawn.filter((font) => !font.endsWith("Georgia, serif")),
    [],
  );
  await update(visit, { font: "Georgia; color: red" });
  await told(visit, 1);
  assert.match((await faults(visit))[0].message, /settings\.font must be a CSS font-family/);
  assert.equal(await family(), "Georgia, serif");
});

story(
  "a command that does not exist is told once, early or late, and the others are carried out",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({
      before: () => {
        window.faults = [];
        document.addEventListener("help-error", ({ detail }) => window.faults.push(detail));
        window.HelpWidget = Object.assign(() => undefined, { q: [["opne"], ["open", "ticket"]] });
      },
    });
    await visit.details.waitFor();
    await visit.page.evaluate(() => window.HelpWidget("shut"));
    await eventuallyEqual(
      async () => (await faults(visit)).map(({ code, message }) => `${code} ${message.split(".")[0]}`),
      ["opne", "shut"].map((verb) => `settings-invalid HelpWidget("${verb}") is unknown`),
      "two errors",
    );
    await visit.page.evaluate(() => window.HelpWidget("close"));
    await visit.help.waitFor({ state: "hidden" });
    assert.equal((await faults(visit)).length, 2);
  },
);

story(
  "what is no command at all throws nothing into the page, and the commands beside it are carried out",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({
      before: () => {
        window.HelpWidget = Object.assign(() => undefined, { q: [null, 7, {}, ["open", "ticket"]] });
      },
    });
    await visit.details.waitFor();
    await visit.page.evaluate(() => {
      for (const nothing of [null, 7, {}]) window.HelpWidget.q.push(nothing);
    });
  },
);

story(
  "a backend that cannot be reached: an error for the page, words and links for the customer",
  { mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit({ before: recordErrors });
    await visit.page.route("**/v1/**", (route) => route.abort("connectionrefused"));
    await visit.launcher.click();
    await visit.heading(visit.words.desk_failed).waitFor();
    await visit.help.getByRole("link", { name: "suporte@mare.example" }).click({ trial: true });
    await eventuallyEqual(
      async () => (await faults(visit)).map(({ code }) => code),
      ["backend-unreachable"],
      "one error",
    );
  },
);

story(
  "a backend that the page's own policy forbids: the error says which directive is missing",
  { skins: noSkin, mayLog: /Content Security Policy/ },
  async (stage) => {
    const visit = await stage.visit({
      attributes: { endpoint: "https://help.example" },
      before: recordErrors,
    });
    await visit.launcher.click();
    await visit.heading(visit.words.desk_failed).waitFor();
    const [{ code, message }] = await faults(visit);
    assert.equal(code, "backend-blocked");
    assert.match(message, /connect-src/);
  },
);

story(
  "a policy that only reports is no fault: a request that the network lost is sent again",
  { skins: noSkin, mayLog: /./ },
  async (stage) => {
    await stage.context.route(/strict\.html$/, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "content-security-policy-report-only": "connect-src 'none'" };
      await route.fulfill({ response, headers });
    });
    const visit = await stage.visit({ before: recordErrors });
    let asked = 0;
    await visit.page.route("**/v1/tickets/*", (route) => {
      asked += 1;
      return asked > 1 ? route.continue() : route.abort("connectionreset");
    });
    const details = ownText();
    await visit.openTicket({ details });
    assert.equal(stage.backend.ticketsAbout(details).length, 1);
    assert.deepEqual(await faults(visit), []);
  },
);

story(
  "a site that the backend does not know is refused with words",
  { mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit({ attributes: { site: "outro" }, before: recordErrors });
    await visit.launcher.click();
    await visit.heading(visit.words.desk_failed).waitFor();
    await visit.help.getByRole("link", { name: "suporte@mare.example" }).waitFor();
    assert.equal((await faults(visit)).length, 1);
  },
);

story(
  "settings that a framework has made an attribute of are told: the property was not there yet",
  { skins: noSkin },
  async (stage) => {
    const visit = await stage.visit({ attributes: { settings: "[object Object]" }, before: recordErrors });
    await visit.launcher.hover();
    await told(visit, 1);
    const [{ code, message }] = await faults(visit);
    assert.equal(code, "settings-invalid");
    assert.match(message, /import "help-widget" before the first render/);
    await visit.openHelp();
    assert.equal((await faults(visit)).length, 1, "what the other attributes say counts");
  },
);

story("the help follows the page into another language", async (stage) => {
  const visit = await stage.visit({ attributes: { locale: undefined }, before: recordErrors });
  await visit.openHelp();
  await visit.page.evaluate(() => {
    document.documentElement.lang = "en";
  });
  await visit.says(words("en").home_greeting_name, { name: "Ana" }).waitFor();
  assert.deepEqual(await faults(visit), []);
});
