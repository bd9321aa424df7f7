// Recordings of help-widget/testing: the shipped module in Node, replayed by the native core.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { qaBinary, sdk } from "../browser/harness/paths.mjs";
import { replay } from "../browser/harness/replay.mjs";
import { article, articles, load, receipt, scenarios } from "../browser/harness/scenario-file.mjs";

const { mount } = await import(pathToFileURL(join(sdk, "help-widget-testing.mjs")));
const skip = !existsSync(qaBinary) && `${qaBinary} is not built`;
const { desk } = scenarios.find(({ file }) => file === "ticket-with-files.json");
const examples = new URL("../../docs/protocol/examples/", import.meta.url);
const user = { name: "Ana Souza", email: "ana@loja.example" };
const backend = {
  "GET /v1/bootstrap": { body: desk },
  "GET /v1/load": { body: load },
  "GET /v1/articles?": { body: articles },
  "GET /v1/articles/": { body: article },
  "PUT /v1/attachments/": ({ path }) => ({ status: 201, body: { id: path.slice(16, 52) } }),
  "PUT /v1/tickets/": { status: 201, body: receipt },
};

async function ticket(options) {
  const widget = await mount({ now: "2026-11-23T09:00:00-03:00", settings: { user }, ...options });
  await widget.open("ticket");
  await widget.getByLabel("Motivo de contato").selectOption("Financeiro");
  await widget.getByLabel("Detalhes").fill("Fui cobrada duas vezes.");
  await widget.advance(2000);
  return widget;
}

test("a ticket with a file, lost once and sent again, replays to identical outputs", { skip }, async () => {
  let lost = false;
  const answers = {
    ...backend,
    "PUT /v1/tickets/": () => {
      if (lost) return { status: 201, body: receipt };
      lost = true;
      return "network";
    },
  };
  const widget = await ticket({ backend: answers, record: {} });
  const file = { name: "recibo da Ana.pdf", type: "application/pdf", size: 5000 };
  await widget.getByRole("button", { name: "Anexar arquivo" }).setInputFiles(file);
  await widget.getByRole("button", { name: "Enviar" }).click();
  await widget.advance(10_000);
  assert.ok(widget.getByText("Ticket aberto").isVisible());
  await widget.set({ locale: "en" });
  await widget.open("talk");
  await widget.advance(3_600_000);
  const text = widget.recording.text();
  for (const secret of ["Ana", "cobrada", "recibo", "ana@loja"]) assert.ok(!text.includes(secret), secret);
  assert.match(replay(text), /^page\.jsonl: \d\d+ frames, all identical/);
});

test("what the customer wrote is kept where a test wants it, and a session's token never", {
  skip,
}, async () => {
  const widget = await ticket({
    backend: { ...backend, "POST /v1/sessions": { status: 201, body: { token: "secret-token" } } },
    record: { text: true },
  });
  await widget.getByRole("button", { name: "Enviar" }).click();
  assert.ok(widget.getByText("Ticket aberto").isVisible());
  const text = widget.recording.text();
  assert.ok(text.includes("Fui cobrada duas vezes.") && text.includes("Ana Souza"));
  assert.ok(!text.includes("secret-token"));
  assert.match(replay(text), /all identical/);
});

test("a transport of the page's own is recorded as well", { skip }, async () => {
  const transport = { bootstrap: async () => desk, createTicket: async () => JSON.parse(receipt) };
  const widget = await ticket({ transport, record: {} });
  await widget.getByRole("button", { name: "Enviar" }).click();
  assert.ok(widget.getByText("Ticket aberto").isVisible());
  assert.match(replay(widget.recording.text()), /all identical/);
});

test("a recording says of which build it is, and so does a replay that differs", { skip }, async () => {
  const widget = await ticket({ backend, record: { text: true } });
  const [first, ...rest] = widget.recording.text().split("\n");
  const { build } = JSON.parse(first);
  const { version } = JSON.parse(readFileSync(new URL("../../sdk/package.json", import.meta.url), "utf8"));
  const [, hash] = readdirSync(sdk)
    .map((file) => /^help-widget-lite\.(\w+)\.wasm$/.exec(file))
    .find(Boolean);
  assert.equal(build, `${version} ${hash}`);
  const changed = rest.join("\n").replace("duas vezes", "três vezes");
  assert.match(replay(`${first}\n${changed}`), new RegExp(`\nmade by build ${build}\n$`));
  const later = JSON.stringify({ ...JSON.parse(first), build: `9.9.9 ${hash}` });
  const said = new RegExp(`\nmade by another build, 9\\.9\\.9 ${hash}; this one is ${version}\n$`);
  assert.match(replay(`${later}\n${changed}`), said);
  assert.match(replay(`${later}\n${rest.join("\n")}`), /all identical\n$/);
});

test("an input that was changed afterwards is found by its line", { skip }, async () => {
  const widget = await ticket({ backend, record: { text: true } });
  const text = widget.recording.text();
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.includes("duas vezes"));
  lines[at] = lines[at].replace("duas vezes", "três vezes");
  assert.match(replay(lines.join("\n")), new RegExp(`the last one differs\nline ${at + 1}: `));
});

test("what somebody was writing when the page went is masked in the next recording", {
  skip,
}, async () => {
  const chat = { status: 201, body: readFileSync(new URL("chat.active.json", examples), "utf8") };
  const talking = {
    "GET /v1/bootstrap": { body: { ...desk, capabilities: ["chat", "tickets"] } },
    "PUT /v1/chats/": ({ path }) => ({ ...chat, body: { ...JSON.parse(chat.body), id: path.slice(10, 46) } }),
    "GET /v1/chats/": ({ path }) => ({
      status: 200,
      body: { ...JSON.parse(chat.body), id: path.slice(10, 46) },
    }),
  };
  const before = await mount({ backend: talking, settings: { user } });
  await before.open("talk");
  await before.getByRole("button", { name: "Iniciar chat" }).click();
  await before.getByLabel("Escreva uma mensagem").fill("Minha senha velha");
  const { stored } = await ticket({ backend: talking, stored: before.stored });
  assert.match(stored.chat, /Minha senha velha/);
  assert.match(stored.ticket, /Fui cobrada duas vezes/);
  const after = await mount({ backend: talking, settings: { user }, stored, record: {} });
  await after.open();
  assert.equal(after.getByLabel("Escreva uma mensagem").inputValue(), "Minha senha velha");
  const text = after.recording.text();
  assert.doesNotMatch(text, /senha|velha|cobrada|Ana|ana@/);
  assert.match(replay(text), /all identical/);
});

test("without being asked nothing is recorded", async () => {
  const widget = await mount({ backend });
  assert.equal(widget.recording, undefined);
});
