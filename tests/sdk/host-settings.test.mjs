// What becomes of settings that are refused while a core is at work.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

globalThis.document = { createDocumentFragment: () => ({ querySelector: () => null }) };
globalThis.CSS = { supports: () => true };
const { HostSettings } = await load("core/host-settings.ts");

/** A page with a core at work: what is set is read and judged until nothing is put back any more. */
class Page {
  attributes = {};
  told = [];
  readings = 0;
  #own = {};
  #changed = false;
  #host = new HostSettings(this);
  /** The core hears nothing before its next frame. */
  busy = false;
  #heard = [];
  /** The core's own word on settings that are right for all the page's side knows. */
  refuses = () => false;

  getAttribute(name) {
    return this.attributes[name] ?? null;
  }
  get settings() {
    return this.#own;
  }
  set settings(settings) {
    this.#own = { ...settings };
    this.#changed = true;
  }
  /** Gives what counts now. */
  set(attributes, own) {
    Object.assign(this.attributes, attributes);
    if (own) this.settings = own;
    for (this.#changed = true; this.#changed; ) {
      this.#changed = false;
      this.readings += 1;
      assert.ok(this.readings < 50, "it comes to an end");
      const fault = this.#host.read();
      if (fault) {
        this.told.push(fault);
        continue;
      }
      const { given: now } = this.#host;
      this.#heard.push(() => {
        const refused = this.refuses(now.all);
        if (refused) this.told.push("by the core");
        this.#host.judge(now, !refused);
      });
      if (!this.busy) for (const hear of this.#heard.splice(0)) hear();
    }
    return { ...this.#host.given.all };
  }
}

test("members that are refused are put back, and told each time", () => {
  const page = new Page();
  const taken = { site: "demo", transport: { bootstrap() {}, createTicket() {} } };
  page.set({}, taken);
  for (const wrong of [{ accent: "teal" }, { colour: "#fff" }, { zIndex: "5" }]) {
    assert.deepEqual(page.set({}, { ...page.settings, ...wrong, site: "other" }), taken);
    assert.deepEqual(page.settings, taken);
  }
  assert.equal(page.told.length, 3);
  assert.deepEqual(page.set({}, { ...page.settings, site: "other" }), { ...taken, site: "other" });
});

test("an attribute that is refused counts as it did before, and others count as they are", () => {
  const page = new Page();
  page.set({ accent: "#111111", "z-index": "5" });
  assert.deepEqual(page.set({ accent: "teal" }), { accent: "#111111", zIndex: 5 });
  assert.deepEqual(page.set({ "z-index": "6" }), { accent: "#111111", zIndex: 6 });
  assert.deepEqual(page.set({}, { locale: "en" }), { accent: "#111111", zIndex: 6, locale: "en" });
  assert.equal(page.told.length, 1);
  assert.deepEqual(page.set({ position: "top" }), { accent: "#111111", zIndex: 6, locale: "en" });
  assert.equal(page.told.length, 2);
  assert.equal(page.set({ accent: "#222222" }).accent, "#222222");
  assert.equal(page.set({ accent: "teal" }).accent, "#222222");
  assert.equal(page.told.length, 3, "made again, it is told again");
});

test("what the core refuses is put back as well, whichever of both it was", () => {
  const page = new Page();
  page.refuses = ({ site, labels }) => site === "nowhere" || labels !== undefined;
  page.set({ site: "demo" });
  assert.deepEqual(page.set({}, { labels: { any: "x" } }), { site: "demo" });
  assert.deepEqual(page.settings, {});
  assert.deepEqual(page.set({ site: "nowhere" }), { site: "demo" });
  assert.deepEqual(page.set({ site: "nowhere" }, { locale: "en" }), { site: "demo", locale: "en" });
  assert.equal(page.told.length, 2);
});

test("a wrong attribute that a member stood for is told when it is laid bare, and says nothing", () => {
  const page = new Page();
  page.set({ accent: "teal" }, { accent: "#fff" });
  assert.equal(page.told.length, 0);
  assert.deepEqual(page.set({}, {}), {});
  assert.equal(page.told.length, 1);
});

test("a page that changes what is inside its own object, once that has been taken, breaks nothing with it", () => {
  const page = new Page();
  const labels = { launcher: "Socorro" };
  page.set({}, { site: "demo", user: { name: "Ana" }, labels });
  labels.ticket_title = null;
  const taken = { site: "demo", user: { name: "Ana" }, labels: { launcher: "Socorro" } };
  assert.deepEqual(page.set({}, { ...page.settings, locale: "en" }), taken);
  assert.deepEqual(page.settings, taken);
  assert.equal(page.told.length, 1);
  page.settings.labels.ticket_title = null;
  assert.deepEqual(page.set({}, page.settings).labels, taken.labels, "what was put back as well");
  assert.equal(page.set({ locale: "en" }).locale, "en");
  page.settings.labels.ticket_title = null;
  assert.equal(page.set({}, { ...page.settings, user: null }).user, null, "who logs out is gone");
  page.set({}, { user: { name: "Ana" } });
  page.settings.user.name = 7;
  assert.equal(page.set({}, page.settings).user, null, "a user that is none is nobody");
  assert.equal(page.told.length, 4);
});

test("members changed in place that the core refuses are put back, and who is there by them counts", () => {
  const page = new Page();
  page.refuses = ({ labels }) => labels?.no_such !== undefined;
  const transport = { bootstrap() {}, createTicket() {} };
  transport.itself = transport;
  page.set({}, { identity: null, user: { name: "Ana" }, site: "demo", transport });
  page.settings.labels = { no_such: "x" };
  page.settings.user = { name: "Bia" };
  const now = { site: "demo", transport, user: { name: "Bia" }, identity: null };
  assert.deepEqual(page.set({}), now);
  assert.deepEqual(page.settings, now);
  assert.equal(page.told.length, 1);
  page.refuses = ({ site, accent }) => site === "nowhere" || accent === "#111111";
  page.settings.site = "nowhere";
  delete page.settings.user;
  delete page.settings.identity;
  assert.deepEqual(page.set({ accent: "#111111" }), { site: "demo", transport });
});

test("what was set just before, and the core has not heard of yet, is not lost with what is refused after it", () => {
  const page = new Page();
  page.set({ "user-email": "ana@loja.example" });
  page.busy = true;
  page.set({ "user-email": "bia@loja.example" }, { locale: "en" });
  page.set({ accent: "teal" });
  page.set({}, { ...page.settings, accent: "roxo" });
  page.busy = false;
  assert.deepEqual(page.set({}), { user: { email: "bia@loja.example" }, locale: "en" });
  assert.equal(page.told.length, 2);
});

// Who is there

const ana = { user: { name: "Ana", email: "ana@loja.example" } };

test("whoever comes is never taken for the one before, whatever else is wrong in the same settings", () => {
  const page = new Page();
  page.refuses = ({ site }) => site === "nowhere";
  const bia = { name: "Bia", email: "bia@loja.example" };
  for (const fault of [{ theme: "sepia" }, { site: "nowhere" }]) {
    page.set({}, { site: "demo", ...ana });
    assert.deepEqual(page.set({}, { ...page.settings, ...fault, user: bia }), { site: "demo", user: bia });
    page.set({}, { site: "demo", ...ana });
    assert.deepEqual(page.set({}, { ...fault }), { site: "demo" });
  }
  const identity = async () => "token";
  page.set({}, { identity });
  assert.deepEqual(page.set({}, { theme: "sepia" }), {});
  assert.equal(page.told.length, 5);
});

test("a user that is none is nobody", () => {
  const page = new Page();
  page.set({ "user-email": "ana@loja.example" }, { site: "demo" });
  assert.equal(page.set({}, { site: "demo", user: null }).user, null);
  assert.equal(page.told.length, 0);
  for (const user of [7, { id: 5 }]) {
    page.set({}, { site: "demo", ...ana });
    assert.deepEqual(page.set({}, { ...page.settings, user }), { site: "demo", user: null });
  }
  assert.equal(page.told.length, 2);
  assert.deepEqual(page.set({}, { user: { name: null, email: undefined } }).user.name, null);
  assert.equal(page.told.length, 2);
});

test("attributes that name the customer count at once, whatever else the core refuses", () => {
  const page = new Page();
  page.refuses = ({ site }) => site.startsWith("nowhere");
  page.set({ site: "demo", "user-email": "ana@loja.example" });
  assert.deepEqual(page.set({ site: "nowhere", "user-email": "bia@loja.example" }), {
    site: "demo",
    user: { email: "bia@loja.example" },
  });
  assert.deepEqual(page.set({ site: "nowhere at all", "user-email": null }), { site: "demo" });
});
