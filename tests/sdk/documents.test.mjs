// What the documents show is run here, against the light module as it is shipped.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { lightModule } from "./light-module.mjs";

const document = (name) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");

/** The fenced code that follows the line with `mark`. */
function example(text, mark) {
  const from = text.indexOf(mark);
  assert.ok(from >= 0, `there is no ${mark}`);
  return /```\w+\n([\s\S]*?)```/.exec(text.slice(from))[1];
}

test("the own transport of docs/transport.md opens a ticket", async () => {
  const saved = new Map();
  const desk = {
    async save(id, draft) {
      if (!saved.has(id)) saved.set(id, { number: `T-${saved.size + 1}`, team: "Finance", draft });
      return saved.get(id);
    },
  };
  const element = {};
  const page = { querySelector: () => element };
  new Function("document", "desk", example(document("transport.md"), "example: own-transport"))(page, desk);
  const help = await lightModule({
    locale: "en",
    transport: "host",
    user: { name: "Ana", email: "ana@loja.example" },
  });
  help.connect(element.settings.transport);
  await help.post({ type: "open", route: "ticket" });
  help.type("Contact reason", "billing");
  help.type("Details", "I was charged twice.");
  await help.press("Send");
  assert.ok(help.reads("T-1"));
  assert.ok(help.reads("Wednesday, November 25"));
  assert.equal([...saved.values()][0].draft.details, "I was charged twice.");
});

test("the settings of docs/boundary.md are taken, and each mistake in them is named", async () => {
  const settings = JSON.parse(example(document("boundary.md"), "## Settings"));
  settings.seed = "5e".repeat(32);
  settings.contacts[0] = { label: "suporte@mare.example", href: "mailto:suporte@mare.example" };
  const help = await lightModule(settings);
  await help.post({ type: "open" });
  assert.ok(help.reads("Olá, Ana!"));
  await assert.rejects(lightModule({ ...settings, accent: "red" }), /settings\.accent/);
  await assert.rejects(lightModule({ ...settings, colour: "red" }), /settings\.colour/);
});

test("every message of docs/boundary.md is taken", async () => {
  const help = await lightModule({});
  for (const message of [
    { type: "prepare" },
    { type: "open", route: "home" },
    { type: "close" },
    { type: "settings", settings: { site: "demo", locale: "es" } },
    { type: "preferences", dark: true, reducedMotion: true, fontScale: 1.25 },
    { type: "network", online: true },
    { type: "response", id: 3, status: 201, retryAfter: "30", contentType: "application/json", body: "{}" },
    { type: "failed", id: 3, reason: "network" },
    { type: "result", id: 4, json: "{}" },
    { type: "problem", id: 4, json: "{}" },
  ]) {
    await help.post(message);
  }
  await assert.rejects(help.post({ type: "dance" }), /message/);
});

test("the example answers of docs/protocol are read as they stand", async () => {
  const protocol = document("protocol/README.md");
  const bootstrap = example(protocol, "## GET /v1/bootstrap");
  const receipt = example(protocol, "`201` (first)");
  const help = await lightModule({ user: { name: "Ana", email: "ana@loja.example" } });
  help.answer("/v1/bootstrap", 200, bootstrap);
  help.answer("/v1/sessions", 201, example(protocol, "`201`:"));
  help.answer("/v1/tickets/", 201, receipt);
  await help.post({ type: "open" });
  for (const card of JSON.parse(bootstrap).cards) assert.ok(help.reads(card.title), card.title);
  await help.press("Abrir um ticket");
  help.type("Motivo de contato", "domains");
  help.type("Detalhes", "O domínio não verifica.");
  await help.press("Enviar");
  assert.ok(help.reads(JSON.parse(receipt).reference));
});

test("the ten lines of README and docs/embedding.md are those of the demo page", () => {
  const page = document("../demo/app/index.html");
  const lines = page.slice(page.indexOf('<script async src="/sdk/'), page.indexOf("<!-- /help -->")).trim();
  assert.equal(example(document("../README.md"), "ten lines:").trim(), lines);
  assert.equal(example(document("embedding.md"), "ten lines:").trim(), lines);
});

test("what ships tells the licences of what is inside", () => {
  const notice = document("../sdk/dist/NOTICE");
  for (const owner of ["Lucide Icons", "Omar Cornut", "Niels Lohmann", "Evgeny Poberezkin"])
    assert.ok(notice.includes(owner), owner);
});
