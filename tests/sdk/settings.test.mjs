import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

// What a browser would say of a selector; these tests use plain ids and one that is none.
globalThis.document = {
  createDocumentFragment: () => ({
    querySelector(selector) {
      if (/[#.]$|^$|>>/.test(selector)) throw new SyntaxError(selector);
      return null;
    },
  }),
};
globalThis.CSS = { supports: (_, value) => !/[;{}]/.test(value) && value !== "" };
const { settingsFault } = await load("core/check-settings.ts");
const { HostSettings } = await load("core/host-settings.ts");
const tag = (attributes) => {
  const known = new Map(Object.entries(attributes));
  return { getAttribute: (name) => known.get(name.toLowerCase()) ?? null };
};

test("settings as they should be are taken", () => {
  const transport = { bootstrap() {}, createTicket() {} };
  const fault = settingsFault({
    endpoint: "",
    site: "demo",
    locale: "pt-BR",
    user: { name: "Ana", email: undefined },
    accent: "#4353ff",
    theme: "auto",
    skin: "dom",
    load: "idle",
    launcher: "#help-button",
    position: "left",
    offsetX: 0,
    offsetY: 84,
    zIndex: 50,
    font: "Inter",
    labels: { ticket_send: "Mandar" },
    unread: { title: true, sound: false },
    identity: () => "token",
    transport,
  });
  assert.equal(fault, undefined);
});

for (const [settings, sentence] of [
  [null, /must be an object/],
  [{ colour: "#fff" }, /settings\.colour is unknown\. Known: endpoint, /],
  [{ accent: "blue" }, /settings\.accent must be a colour such as "#4353ff"/],
  [{ accent: "#12345" }, /settings\.accent/],
  [{ theme: "sepia" }, /settings\.theme must be auto \| light \| dark/],
  [{ load: "now" }, /settings\.load must be intent \| idle/],
  [{ user: "Ana" }, /settings\.user must be an object with name, email/],
  [{ user: { nome: "Ana" } }, /settings\.user/],
  [{ font: "Inter; color: red" }, /settings\.font must be a CSS font-family/],
  [{ font: 12 }, /settings\.font/],
  [{ launcher: "#" }, /settings\.launcher must be "floating", "none" or a CSS selector/],
  [{ zIndex: 1.5 }, /settings\.zIndex must be a whole number/],
  [{ offsetY: Number.NaN }, /settings\.offsetY must be a number/],
  [{ labels: { ticket_send: 1 } }, /settings\.labels/],
  [{ identity: "token" }, /settings\.identity must be a function that gives a token/],
  [{ unread: true }, /settings\.unread must be an object with title, sound, each true or false/],
  [{ unread: { title: "yes" } }, /settings\.unread/],
  [{ unread: { badge: true } }, /settings\.unread/],
  [{ transport: { bootstrap() {} } }, /settings\.transport must be an object with the functions bootstrap/],
]) {
  test(`refused with a sentence that says what to do: ${JSON.stringify(settings)}`, () => {
    assert.match(settingsFault(settings), sentence);
  });
}

const given = (attributes, own = {}) => {
  const settings = new HostSettings({ ...tag(attributes), settings: own });
  const fault = settings.read();
  return { fault, settings: settings.given.all };
};

test("attributes say the same as settings, and settings win", () => {
  const attributes = {
    site: "demo",
    "user-name": "Ana",
    "user-email": "ana@loja.example",
    "offset-y": "84",
    "z-index": "50",
    accent: "#123456",
    theme: "",
  };
  const { settings, fault } = given(attributes, { accent: "#fff" });
  assert.equal(fault, undefined);
  assert.deepEqual(
    { ...settings },
    {
      site: "demo",
      user: { name: "Ana", email: "ana@loja.example" },
      offsetY: 84,
      zIndex: 50,
      accent: "#fff",
    },
  );
});

test("a member that is undefined leaves the attribute as it is", () => {
  const { settings } = given({ accent: "#aa0000" }, { accent: undefined, site: undefined });
  assert.equal(settings.accent, "#aa0000");
  assert.equal("site" in settings, false);
});

test("an attribute that should be a number and is none is refused", () => {
  assert.match(given({ "z-index": "top" }).fault, /settings\.zIndex/);
});

test("what a page has put on Object.prototype is no setting", () => {
  Object.prototype.endpoint = "https://elsewhere.example";
  try {
    assert.equal(given({}).settings.endpoint, undefined);
  } finally {
    delete Object.prototype.endpoint;
  }
});
