import assert from "node:assert/strict";
import { screens } from "./harness/screens.mjs";
import { ownText } from "./harness/stage.mjs";
import { failedRequests, story } from "./harness/story.mjs";

/** Every text that is seen or read out on a screen: leaves of the tree, names and hints; without what is only announced, if so wanted. */
const textsOf = (visit, announced) =>
  visit.help.evaluate((panel, withAnnounced) => {
    const texts = new Set();
    for (const element of [panel, ...panel.querySelectorAll("*")]) {
      if (!withAnnounced && element.closest("[aria-live]")) continue;
      for (const name of ["aria-label", "aria-description", "placeholder", "title", "alt"]) {
        if (element.hasAttribute(name)) texts.add(element.getAttribute(name).trim());
      }
      if (element.children.length === 0) texts.add((element.textContent ?? "").trim());
    }
    return [...texts].filter((text) => /\p{L}{2}/u.test(text));
  }, announced);

async function allTexts(stage, locale, announced = true) {
  const all = {};
  await screens(
    stage,
    async (name, visit) => {
      assert.equal(
        await visit.help.evaluate((panel) => panel.closest("[lang]")?.lang),
        locale,
        `lang of ${name}`,
      );
      all[name] = await textsOf(visit, announced);
    },
    { locale },
  );
  return all;
}

/** The same in more than one language: names of people, teams and products, what is read from the draft, and words that Portuguese and Spanish share. */
const names = /^(Ana Souza|Domínios|Leads|Messenger|E-mail|.*@.*|Configurei o domínio .*|[\d\s().:-]+)$/u;
const shared =
  /^(Enviar|Enviando…|Número|Domingo|Sábado|domingo|dom|sábado|sáb|tranquilo|moderado|Páginas|Produtos|Abrir um ticket|Iniciar chat|Blog de marketing digital|Canal de marketing)$/u;

for (const [page, browser, spoken] of [
  ["fr", "en-GB", "en"],
  ["fr", "de-DE", "pt-BR"],
  ["", "es-MX", "es"],
]) {
  story(
    `a page in "${page}", seen in a browser in ${browser}, has a help that speaks ${spoken}`,
    { skins: ["dom"] },
    async (stage) => {
      const visit = await stage.visit({
        attributes: { locale: undefined },
        locale: spoken,
        before: `Object.defineProperty(navigator, "languages", { value: ["${browser}"] })`,
        change: (html) => html.replace(/<html lang="[^"]*"/, `<html lang="${page}"`),
      });
      await visit.openHelp();
      assert.equal(await visit.help.evaluate((panel) => panel.closest("[lang]")?.lang), spoken);
    },
  );
}

story("told to speak another language, our button's name follows", { skins: ["dom"] }, async (stage) => {
  const visit = await stage.visit({ path: "floating.html" });
  await visit.openHelp();
  await visit.page.evaluate(() => document.querySelector("help-widget").update({ locale: "en" }));
  await visit.page.getByRole("button", { name: "Help", exact: true }).waitFor();
});

story(
  "every screen speaks its language, with no word left over from another",
  { skins: ["dom"], mayLog: failedRequests },
  async (stage) => {
    const spoken = {};
    for (const locale of ["pt-BR", "en", "es"]) spoken[locale] = await allTexts(stage, locale);
    const left = [];
    for (const [one, other] of [
      ["pt-BR", "en"],
      ["es", "en"],
      ["es", "pt-BR"],
    ]) {
      for (const [screen, texts] of Object.entries(spoken[one])) {
        const same = texts.filter((text) => spoken[other][screen].includes(text) && !names.test(text));
        const foreign = other === "en" ? same : same.filter((text) => !shared.test(text));
        left.push(...foreign.map((text) => `${screen}, ${one} and ${other}: ${text}`));
      }
    }
    assert.deepEqual(left, []);
  },
);

story("both skins say the same words", { skins: ["canvas"], mayLog: failedRequests }, async (stage) => {
  const drawn = await allTexts(stage, "pt-BR", false);
  stage.skin = "dom";
  const told = await allTexts(stage, "pt-BR", false);
  // The text of the draft is a new one each time.
  const fixed = (texts) =>
    texts.filter((text) => !text.startsWith("Configurei") && !/\d{4}-\d{6}/.test(text)).sort();
  for (const screen of Object.keys(told)) assert.deepEqual(fixed(drawn[screen]), fixed(told[screen]), screen);
});

for (const [locale, reason, team] of [
  ["en", "Billing", "Financeiro"],
  ["es", "Finanzas", "Financeiro"],
]) {
  story(`a ticket in ${locale} reaches the same team`, async (stage) => {
    const visit = await stage.visit({ locale });
    const details = ownText("ticket");
    await visit.openTicket({ reason, details });
    const [row] = stage.backend.ticketsAbout(details);
    assert.deepEqual([row.team, row.locale], [team, locale]);
  });
}

story("what a desk says in another language than the help's has its own lang", async (stage) => {
  // A desk with texts in Portuguese only.
  await stage.context.route("**/v1/bootstrap*", (route) =>
    route.continue({ url: route.request().url().replace("locale=en", "locale=pt-BR") }),
  );
  const visit = await stage.visit({ locale: "en" });
  const ticket = visit.help.getByRole("button", { name: /^Abrir um ticket/ });
  await visit.launcher.click();
  await ticket.waitFor();
  await visit.takeover();
  const langOf = (role, name) =>
    visit.help.getByRole(role, { name }).evaluate((element) => element.closest("[lang]").lang);
  assert.equal(await langOf("button", /^Abrir um ticket/), "pt-BR");
  assert.equal(await langOf("button", "Close"), "en");
  assert.equal(await langOf("heading", /Ana/), "en");
  await ticket.click();
  const reason = visit.help.getByRole("combobox");
  const options = await reason.evaluate((field) =>
    [...field.options].map((option) => option.closest("[lang]").lang),
  );
  assert.deepEqual([...new Set(options)], ["en", "pt-BR"]);
  assert.equal(await reason.evaluate((field) => field.closest("[lang]").lang), "en");
  // The help comes to speak as the desk does.
  await visit.page.evaluate(() => document.querySelector("help-widget").setAttribute("locale", "pt-BR"));
  await visit.help.getByRole("textbox", { name: "Detalhes", exact: true }).waitFor();
  assert.equal(await visit.help.locator("[lang]").count(), 0);
});

story("the language of the help can change while it is open", async (stage) => {
  const visit = await stage.visit();
  await visit.openTicketForm();
  await visit.details.fill("Continua aqui");
  await visit.page.evaluate(() => document.querySelector("help-widget").setAttribute("locale", "es"));
  await visit.help.getByRole("heading", { name: "Abrir un ticket" }).waitFor();
  assert.equal(
    await visit.help.getByRole("textbox", { name: "Detalles", exact: true }).inputValue(),
    "Continua aqui",
  );
});
