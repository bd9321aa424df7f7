// What an instance of the core leaves to the next one, and what it does not.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

globalThis.HTMLSelectElement = class {};
const { Handover } = await load("core/handover.ts");

/** A screen with one field, which tells its value once more when it goes. */
function screen(localName = "textarea") {
  const field = { localName, value: "" };
  const told = [];
  const mirror = {
    focused: 0,
    atEnd: true,
    get written() {
      return new Map([[5, field.value]]);
    },
    focusElement: (id) => (id === 5 ? field : undefined),
    find: () => undefined,
    facts: (id) => (id === 5 ? {} : undefined),
    clear: () => act(5, "SetValue", field.value),
  };
  const handover = new Handover(mirror);
  const act = (node, action, data) => {
    if (!handover.keeps(node, action)) told.push([action, data]);
  };
  /** The next instance shows its first screen. */
  const next = (value = "") => {
    handover.clear();
    told.length = 0;
    field.value = value;
    handover.resume(act);
    return [field.value, told];
  };
  return { handover, field, act, told, next };
}

test("what was written and pressed goes on", () => {
  const { handover, field, act, next } = screen();
  handover.begin();
  field.value = "Escrito";
  act(5, "Click");
  assert.deepEqual(next(), [
    "Escrito",
    [
      ["SetValue", "Escrito"],
      ["Click", undefined],
    ],
  ]);
});

test("nothing of somebody who is gone goes on, whatever becomes of the instance that would have shown it", () => {
  const { handover, field, act, next } = screen();
  const given = [];
  handover.begin();
  field.value = "segredo";
  handover.forget();
  handover.give(() => given.push("a file"));
  act(5, "Click");
  handover.begin();
  assert.deepEqual(next(), ["", []]);
  handover.begin();
  next();
  assert.deepEqual(given, []);
});

for (const [what, localName, before, written, later, now] of [
  ["what was not touched is as a later page has left it", "textarea", "Meu", "Meu", "Outro", "Outro"],
  ["what was added is added to that", "textarea", "Meu", "Meu pedido", "Meu caro", "Meu caro pedido"],
  ["what was changed counts as it is", "textarea", "Meu", "Seu", "Meu caro", "Seu"],
  ["so does what was chosen", "select", "", "leads", "domains", "leads"],
]) {
  test(`when a later page has gone on, ${what}`, () => {
    const { handover, field, act, told, next } = screen(localName);
    field.value = before;
    handover.begin();
    handover.outdated();
    field.value = written;
    act(5, "Click");
    handover.clear();
    assert.deepEqual(told, [], "a field that goes tells nothing");
    assert.deepEqual(next(later), [now, now === later ? [] : [["SetValue", now]]]);
    field.value = "Mais";
    handover.begin();
    assert.equal(next()[0], "Mais", "the next instance goes on as ever");
  });
}
