import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { load } from "./bundle.mjs";

const { DraftStore } = await load("core/storage.ts");
let items;
beforeEach(() => {
  items = new Map();
  globalThis.sessionStorage = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
});

test("nothing is written before there is something to keep", () => {
  assert.deepEqual({ ...new DraftStore("demo").all }, {});
  assert.equal(items.size, 0);
});

test("a draft outlives a reload, for its own desk only", () => {
  new DraftStore("demo").put("ticket", "rascunho");
  assert.deepEqual({ ...new DraftStore("demo").all }, { ticket: "rascunho" });
  assert.deepEqual({ ...new DraftStore("outro").all }, {});
});

test("a draft that is forgotten leaves nothing behind", () => {
  const drafts = new DraftStore("demo");
  drafts.put("ticket", "rascunho");
  drafts.put("ticket", null);
  assert.equal(items.size, 0);
});

test("where storage is forbidden a draft is kept for this visit", () => {
  const forbidden = () => {
    throw new DOMException("denied", "SecurityError");
  };
  globalThis.sessionStorage = { getItem: forbidden, setItem: forbidden, removeItem: forbidden };
  const drafts = new DraftStore("demo");
  drafts.put("ticket", "rascunho");
  assert.deepEqual({ ...drafts.all }, { ticket: "rascunho" });
});

test("what a later page has written is found when this one is read again, and what it wrote itself is nothing new", () => {
  const [here, later] = [new DraftStore("demo"), new DraftStore("demo")];
  assert.equal(here.readAgain(), false);
  here.put("ticket", "rascunho");
  assert.equal(here.readAgain(), false);
  assert.equal(later.readAgain(), true);
  const before = later.all;
  later.put("chat", "conversa");
  assert.equal(later.all, before);
  assert.equal(here.readAgain(), true);
  assert.deepEqual({ ...here.all }, { ticket: "rascunho", chat: "conversa" });
  later.put("ticket", null);
  later.put("chat", null);
  assert.equal(here.readAgain(), true);
  assert.deepEqual({ ...here.all }, {});
  assert.equal(here.readAgain(), false);
});

test("where a later page has only looked at things, what this one knows goes on", () => {
  const [here, later] = [new DraftStore("demo"), new DraftStore("demo")];
  const chat = (seen, words) => JSON.stringify({ id: "c1", words, seen, unsent: [{ id: "m1" }] });
  const notices = (...ids) => JSON.stringify({ ids });
  here.put("ticket", "rascunho");
  here.put("chat", chat(2, 'o "seen":2'));
  here.put("notices", notices("n1"));
  later.readAgain();
  later.put("chat", chat(3, 'o "seen":2'));
  later.put("notices", notices("n1", "n2"));
  assert.equal(here.readAgain(), false);
  // What the core keeps next knows nothing of that, and undoes nothing.
  here.put("chat", chat(2, 'o "seen":2!'));
  here.put("notices", notices("n1", "n3"));
  const { all } = new DraftStore("demo");
  assert.equal(all.chat, chat(3, 'o "seen":2!'));
  assert.deepEqual(JSON.parse(all.notices).ids, ["n1", "n2", "n3"]);
  assert.equal(all.ticket, "rascunho");
  here.put("chat", chat(5, ""));
  assert.equal(here.all.chat, chat(5, ""));
  const next = JSON.stringify({ id: "c2", words: "", seen: 1, unsent: [] });
  here.put("chat", next);
  assert.equal(here.all.chat, next, "of another conversation nothing has been seen");
  later.readAgain();
  later.put("chat", chat(5, "outra"));
  assert.equal(here.readAgain(), true, "written, not only seen");
});

test("how far a chat was seen is what the core says last, though it be less: a desk may have been put back", () => {
  const chat = (seen) => JSON.stringify({ id: "c1", words: "", seen, unsent: [] });
  const [here, later] = [new DraftStore("demo"), new DraftStore("demo")];
  here.put("chat", chat(10));
  here.put("chat", chat(5));
  assert.equal(new DraftStore("demo").all.chat, chat(5));
  later.readAgain();
  later.put("notices", '{"ids":["n1"]}');
  assert.equal(here.readAgain(), false);
  here.put("chat", chat(1));
  assert.equal(new DraftStore("demo").all.chat, chat(1), "the later page has seen nothing of it");
});

test("no more dismissed notices are kept than the core takes, the latest of them", () => {
  const [here, later] = [new DraftStore("demo"), new DraftStore("demo")];
  const ids = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => `n${first + at}`);
  later.put("notices", JSON.stringify({ ids: ids(1, 50) }));
  assert.equal(here.readAgain(), false);
  here.put("notices", JSON.stringify({ ids: ["n51"] }));
  assert.deepEqual(JSON.parse(here.all.notices).ids, ids(2, 51));
  later.put("notices", "rubbish");
  assert.equal(here.readAgain(), false);
  here.put("notices", '{"ids":["n52"]}');
  assert.equal(here.all.notices, '{"ids":["n52"]}');
});

test("what did not fit is no other page's: it stays in memory", () => {
  const [here, later] = [new DraftStore("demo"), new DraftStore("demo")];
  here.put("ticket", "rascunho");
  const { setItem } = globalThis.sessionStorage;
  globalThis.sessionStorage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  here.put("ticket", "rascunho longo");
  assert.equal(here.readAgain(), false);
  assert.equal(here.all.ticket, "rascunho longo");
  globalThis.sessionStorage.setItem = setItem;
  later.readAgain();
  later.put("notices", '{"ids":["n1"]}');
  assert.equal(here.readAgain(), false);
  assert.deepEqual({ ...here.all }, { ticket: "rascunho longo", notices: '{"ids":["n1"]}' });
});

test("several widgets of one page keep their drafts apart", () => {
  const [first, second] = [{ localName: "help-widget" }, { localName: "help-widget" }];
  globalThis.document = { querySelectorAll: () => [first, second] };
  new DraftStore("demo", first).put("ticket", "de Ana");
  new DraftStore("demo", second).put("ticket", "de Bia");
  assert.equal(new DraftStore("demo", first).all.ticket, "de Ana");
  assert.equal(new DraftStore("demo", second).all.ticket, "de Bia");
  assert.equal(new DraftStore("demo").all.ticket, "de Ana");
});

test("what is larger than anything that was ever kept is no draft", () => {
  const kept = { ticket: "rascunho", chat: "é".repeat(320 * 1024) };
  items.set("help-widget:demo", JSON.stringify(kept));
  assert.deepEqual(
    { ...new DraftStore("demo").all },
    kept,
    "the longest conversation there can be (widget/wire/value.h)",
  );
  items.set("help-widget:demo", JSON.stringify({ ...kept, more: "é".repeat(320 * 1024) }));
  assert.deepEqual({ ...new DraftStore("demo").all }, {});
});

for (const rubbish of ["{", "null", "7", '{"ticket":7}', '["x"]']) {
  test(`rubbish in storage is no draft: ${rubbish}`, () => {
    items.set("help-widget:demo", rubbish);
    assert.equal(new DraftStore("demo").all.ticket, undefined);
  });
}
