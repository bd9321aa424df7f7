import assert from "node:assert/strict";
import { failedRequests, noSkin, story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

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
