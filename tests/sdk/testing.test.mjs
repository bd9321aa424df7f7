// help-widget/testing, used as its customers use it: imported from the package as it ships, in node:test.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { sdk } from "../browser/harness/paths.mjs";

const { mount } = await import(pathToFileURL(join(sdk, "help-widget-testing.mjs")));

const desk = {
  version: 1,
  site: "demo",
  locale: "pt-BR",
  title: "Central de ajuda",
  capabilities: ["tickets"],
  limits: { name: 128, email: 254, details: 20000 },
  cards: [{ id: "ticket", kind: "ticket", icon: "ticket", title: "Abrir um ticket", detail: "Por e-mail" }],
  reasons: [
    { id: "domains", label: "Domínios", team: "Domínios" },
    { id: "finance", label: "Financeiro", team: "Financeiro" },
  ],
  channels: [],
  answerBusinessDays: 3,
};
const receipt = {
  id: "0",
  reference: "2026-000042",
  team: "Financeiro",
  status: "open",
  answerBy: "2026-11-25T18:00:00-03:00",
};
const backend = { "GET /v1/bootstrap": { body: desk }, "PUT /v1/tickets/": { status: 201, body: receipt } };
const user = { name: "Ana Souza", email: "ana@loja.example" };

async function ticketForm(options = {}) {
  const widget = await mount({ backend, settings: { user }, ...options });
  await widget.open("ticket");
  await widget.getByLabel("Motivo de contato").selectOption("Financeiro");
  await widget.getByLabel("Detalhes").fill("Fui cobrada duas vezes.");
  return widget;
}

test("a customer opens a ticket", async () => {
  const widget = await mount({ backend, settings: { user } });
  assert.equal(widget.requests.length, 0, "nothing is fetched before somebody wants help");
  await widget.open();
  assert.match(widget.text(), /Olá, Ana!/);
  await widget.getByRole("button", { name: "Abrir um ticket" }).click();
  const details = widget.getByLabel("Detalhes");
  await details.fill("Fui cobrada duas vezes.");
  assert.equal(details.inputValue(), "Fui cobrada duas vezes.");
  await widget.getByRole("button", { name: "Enviar" }).click();
  const reason = widget.getByLabel("Motivo de contato");
  assert.equal(reason.errorMessage(), "Escolha o motivo de contato.");
  assert.ok(reason.isInvalid() && reason.isFocused());
  assert.deepEqual(widget.said, ["Há 1 campo para corrigir."]);
  await reason.selectOption("Financeiro");
  await widget.getByRole("button", { name: "Enviar" }).click();
  assert.ok(widget.getByText("Ticket aberto").isVisible());
  assert.match(widget.snapshot(), /heading "Ticket aberto"/);
  assert.deepEqual(
    widget.events.map(({ name }) => name),
    ["open", "ready", "navigate", "ticketCreated"],
  );
  const { body } = widget.requests.findLast(({ method }) => method === "PUT");
  assert.equal(body.reason, "finance");
  widget.unmount();
});

test("what is not there, or is there twice, is said with the screen", async () => {
  const widget = await mount({ backend, settings: { user } });
  await assert.rejects(
    widget.getByRole("button", { name: "Voar" }).click(),
    /no button named "Voar" on:\n\(nothing is shown\)/,
  );
  await widget.open();
  await assert.rejects(
    widget.getByRole("button", { name: "Voar" }).click(),
    /no button named "Voar" on:\ndialog "Central/,
  );
  await assert.rejects(widget.getByRole("button").click(), /times button on:/);
  await widget.open("ticket");
  await assert.rejects(widget.getByLabel("E-mail").fill("x"), /field named "E-mail" cannot be filled/);
  await assert.rejects(widget.getByLabel("Motivo de contato").selectOption("Lua"), /has no option "Lua"/);
});

test("the snapshot is that of the native harness", async () => {
  const widget = await mount({ backend, settings: { user } });
  await widget.open();
  assert.equal(
    widget.snapshot(),
    `dialog "Central de ajuda"
  group
    button "Fechar"
    heading "Olá, Ana!"
    text "Como podemos ajudar?"
  group "Opções de ajuda"
    button "Abrir um ticket" — Por e-mail
`,
  );
});

test("time goes on when it is told to, and repeats happen in it", async () => {
  const replies = ["network", "network", { status: 201, body: receipt }];
  const widget = await ticketForm({
    backend: { ...backend, "PUT /v1/tickets/": () => replies.shift() },
  });
  await widget.getByRole("button", { name: "Enviar" }).click();
  assert.ok(widget.getByRole("button", { name: "Enviando…" }).isVisible());
  await widget.advance(30_000);
  assert.ok(widget.getByText("2026-000042").isVisible());
  assert.equal(widget.now.toISOString(), "2026-11-23T12:00:30.000Z");
});

test("the same seed and clock give the same run", async () => {
  const paths = [];
  for (const seed of ["1a".repeat(32), "1a".repeat(32), "2b".repeat(32)]) {
    const widget = await ticketForm({ seed });
    await widget.getByRole("button", { name: "Enviar" }).click();
    paths.push(widget.requests.at(-1).path);
  }
  assert.equal(paths[0], paths[1]);
  assert.notEqual(paths[0], paths[2]);
});

test("a draft goes from one widget to the next by what is stored", async () => {
  const first = await ticketForm();
  const second = await mount({ backend, settings: { user }, stored: first.stored });
  await second.open("ticket");
  assert.equal(second.getByLabel("Detalhes").inputValue(), "Fui cobrada duas vezes.");
});

test("a transport of the page's own takes the place of HTTP", async () => {
  const drafts = [];
  const transport = {
    bootstrap: async () => desk,
    createTicket: async (_id, draft) => {
      drafts.push(draft);
      return receipt;
    },
  };
  const widget = await ticketForm({ backend: undefined, transport });
  await widget.getByRole("button", { name: "Enviar" }).click();
  assert.ok(widget.getByText("Ticket aberto").isVisible());
  assert.equal(drafts[0].details, "Fui cobrada duas vezes.");
  assert.deepEqual(widget.requests, []);
});

test("a backend that takes its time is waited for when the test asks", async () => {
  let answer;
  const slow = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const widget = await mount({ backend: { "GET /v1/bootstrap": slow }, settings: { user } });
  await widget.open();
  assert.ok(widget.getByRole("status", { name: "Carregando…" }).isVisible());
  answer({ body: desk });
  await widget.settled();
  assert.ok(widget.getByRole("button", { name: "Abrir um ticket" }).isVisible());
});

test("without internet, another language, and closing", async () => {
  const replies = ["network", "network", "network", "network"];
  const bootstrap = () => replies.shift() ?? { body: desk };
  const widget = await mount({ backend: { ...backend, "GET /v1/bootstrap": bootstrap }, settings: { user } });
  await widget.setOnline(false);
  await widget.open();
  await widget.advance(60_000);
  assert.ok(widget.getByText("Você está sem internet").isVisible());
  await widget.setOnline(true);
  assert.ok(widget.getByText("Abrir um ticket").isVisible());
  await widget.set({ locale: "en" });
  assert.ok(widget.getByText("Hello, Ana!").isVisible());
  await widget.dismiss();
  assert.equal(widget.snapshot(), "");
  assert.equal(widget.events.at(-1).name, "close");
});

test("a conversation is scrolled, and says what has come meanwhile", async () => {
  const chat = (request) => {
    const queue = { position: 1, agentsOnline: 1 };
    const read = { agent: 0, customer: 0 };
    const id = request.path.split("/")[3];
    return { status: 201, body: { id, state: "queued", queue, messages: [], read, cursor: "e0" } };
  };
  const talking = { ...desk, capabilities: ["chat"] };
  const widget = await mount({
    backend: { "GET /v1/bootstrap": { body: talking }, "PUT /v1/chats/": chat },
    settings: { user },
  });
  await assert.rejects(widget.scroll("end"), /no open panel to scroll/);
  await widget.open("talk");
  await widget.getByRole("button", { name: "Iniciar chat" }).click();
  const id = widget.requests
    .find(({ method, path }) => method === "PUT" && path.startsWith("/v1/chats/"))
    .path.split("/")[3];
  const at = "2026-11-23T12:00:00Z";
  const say = (type, data) => widget.say({ type, chat: id, at, data });
  await say("chat.assigned", { agent: { id: "a1", name: "Bruna" } });
  await widget.scroll("top");
  assert.ok(widget.getByRole("button", { name: "Ir para o fim" }).isVisible());
  await say("chat.message", { id: "m1", seq: 1, by: "agent", name: "Bruna", text: "Oi!", at });
  assert.ok(widget.getByRole("button", { name: "1 mensagem nova" }).isVisible());
  await widget.scroll("end");
  assert.equal(widget.getByRole("button", { name: "1 mensagem nova" }).count(), 0);
});

test("a wrong setting is refused with the sentence that names it", async () => {
  await assert.rejects(mount({ settings: { accent: "red" } }), /settings-invalid: settings\.accent/);
  const widget = await mount({ backend, settings: { user } });
  await widget.open();
  await assert.rejects(widget.set({ accent: "red" }), /settings-invalid: settings\.accent/);
  await widget.set({ locale: "en" });
  assert.match(widget.text(), /Hello, Ana!/);
  await assert.rejects(widget.advance("PT1M"), /advance\(\) takes milliseconds, not "PT1M"/);
  await assert.rejects(widget.advance(-5), /advance\(\) takes milliseconds, not "-5"/);
  await assert.rejects(widget.scroll("x"), /scroll\(\) takes "top" or "end", not "x"/);
});

test("a wrong option is refused with the sentence that names it", async () => {
  const transport = { bootstrap: async () => desk, createTicket: async () => receipt };
  for (const [options, sentence] of [
    [{ backned: backend }, /mount\(\) knows no option "backned"\. Known: transport, /],
    [{ now: "yesterday" }, /mount\(\{ now \}\): "yesterday" is no time/],
    [{ now: new Date(Number.NaN) }, /is no time/],
    [{ transport, backend }, /a transport or a backend/],
    [{ transport: 1 }, /mount\(\{ transport \}\): "1" is no object/],
    [{ record: true }, /mount\(\{ record \}\): "true" is no object/],
    [{ stored: { chat: 1 } }, /mount\(\{ stored \}\) takes texts/],
    [{ backend: { "/v1/load": {} } }, /"\/v1\/load" is no method and path such as "GET \/v1\/bootstrap"/],
  ])
    await assert.rejects(mount(options), sentence);
});

test("a widget that is unmounted says so, and can still be read", async () => {
  const widget = await mount({ backend, settings: { user } });
  await widget.open();
  const button = widget.getByRole("button", { name: "Abrir um ticket" });
  widget.unmount();
  widget.unmount();
  assert.match(widget.text(), /Olá, Ana!/);
  for (const use of [() => widget.open(), () => button.click(), () => widget.advance(1000)])
    await assert.rejects(use, /This widget is unmounted/);
});

test("what is read is what people read: of an option its label, of a button its name", async () => {
  const widget = await ticketForm({ backend: { ...backend, "GET /v1/bootstrap": { body: deskWithFiles } } });
  assert.match(widget.text(), /^Financeiro$/m);
  for (const hidden of ["finance", "domains", "image/png"]) {
    assert.ok(!widget.text().split("\n").includes(hidden), hidden);
    assert.equal(widget.getByText(hidden).count(), 0);
  }
  assert.match(widget.text(), /^Fui cobrada duas vezes\.$/m);
});

test("the package offers the kit under help-widget/testing, with its types", () => {
  const { exports } = JSON.parse(readFileSync(new URL("../../sdk/package.json", import.meta.url), "utf8"));
  for (const file of Object.values(exports["./testing"]))
    readFileSync(join(sdk, file.replace("./dist/", "")));
  const types = readFileSync(join(sdk, "types/testing/mount.d.ts"), "utf8");
  assert.match(types, /export declare const mount: \(options\?: MountOptions\) => Promise<TestWidget>/);
});

test("the example of docs/qa.md runs as it stands", async () => {
  const manual = readFileSync(new URL("../../docs/qa.md", import.meta.url), "utf8");
  const [, code] = /<!-- example: node -->\s*```js\n(.*?)```/s.exec(manual);
  let told;
  const withoutImports = code.replace(/^import .*$/gm, "");
  new Function("assert", "test", "mount", withoutImports)(
    assert,
    (_name, tell) => {
      told = tell();
    },
    mount,
  );
  await told;
});

const deskWithFiles = {
  ...desk,
  capabilities: ["tickets", "attachments"],
  limits: { ...desk.limits, attachments: 2, attachmentBytes: 1_000_000, attachmentTypes: ["image/png"] },
};
const picture = { name: "tela.png", type: "image/png", size: 300_000 };

test("files are attached, told how far they are, refused in words and removed", async () => {
  let arrive;
  const widget = await ticketForm({
    backend: {
      ...backend,
      "GET /v1/bootstrap": { body: deskWithFiles },
      "PUT /v1/attachments/": ({ path }) =>
        new Promise((resolve) => {
          arrive = () => resolve({ status: 201, body: { id: path.slice(16, 52) } });
        }),
    },
  });
  const button = widget.getByRole("button", { name: "Anexar arquivo" });
  await assert.rejects(
    widget.getByRole("button", { name: "Enviar" }).setInputFiles(picture),
    /button named "Enviar" takes no files/,
  );
  await assert.rejects(widget.progress(5), /no file is on its way/);
  await button.setInputFiles([picture, { ...picture, name: "video.png", size: 2_000_000 }]);
  assert.match(widget.text(), /video\.png tem 2\u00a0MB; o máximo é 977\u00a0KB\./);
  await widget.progress(40);
  assert.match(widget.text(), /293\u00a0KB · enviando, 40%/);
  const { method, path, file } = widget.requests.at(-1);
  assert.deepEqual([method, file], ["PUT", picture]);
  assert.match(path, /^\/v1\/attachments\/[-0-9a-f]{36}\?name=tela\.png$/);
  arrive();
  await widget.settled();
  assert.match(widget.text(), /293\u00a0KB · anexado/);
  await widget.getByRole("button", { name: "Remover tela.png" }).click();
  assert.equal(widget.getByText("tela.png").count(), 0);
  assert.ok(button.isFocused());
});

test("a transport is given the file itself, and says how far it is", async () => {
  let given;
  let tell;
  let arrive;
  const widget = await ticketForm({
    backend: undefined,
    transport: {
      bootstrap: async () => deskWithFiles,
      createTicket: async () => receipt,
      upload: (id, file, name, progress) => {
        given = { id, file, name };
        tell = progress;
        return new Promise((resolve) => {
          arrive = resolve;
        });
      },
    },
  });
  await widget.getByRole("button", { name: "Anexar arquivo" }).setInputFiles(picture);
  assert.equal(given.file, picture);
  assert.equal(given.name, "tela.png");
  tell(0.5);
  await widget.advance(0);
  assert.match(widget.text(), /enviando, 50%/);
  arrive({ id: given.id });
  await widget.settled();
  assert.match(widget.text(), /anexado/);
});
