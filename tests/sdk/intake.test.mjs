// What a panel's core hears, and when, while the second part of its module is on its way.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

const { Intake } = await load("core/intake.ts");

/** A second part that arrives, or does not, when a test says so. */
function heldRest() {
  const rest = { there: false, tries: 0 };
  let settle;
  let arriving;
  rest.arrive = () => {
    arriving ??= new Promise((resolve, reject) => {
      rest.tries += 1;
      settle = { resolve, reject };
    });
    return arriving;
  };
  rest.come = async () => {
    rest.there = true;
    settle.resolve();
    await new Promise(setImmediate);
  };
  rest.fail = async () => {
    arriving = undefined;
    settle.reject(new Error("no network"));
    await new Promise(setImmediate);
  };
  return rest;
}

function intakeWith(rest) {
  const told = { changed: 0, full: 0, failed: [] };
  const intake = new Intake({
    changed: (full) => {
      told[full ? "full" : "changed"] += 1;
    },
    failed: (thrown) => told.failed.push(thrown.message),
  });
  if (rest) intake.begin(rest);
  return { intake, told };
}

test("so much at once is heard before there is more", async () => {
  const { intake, told } = intakeWith(heldRest());
  for (let piece = 0; piece < 15; ++piece) intake.enter(piece);
  await Promise.resolve();
  assert.equal(told.full, 0);
  for (let piece = 15; piece < 20; ++piece) intake.enter(piece);
  await Promise.resolve();
  assert.equal(told.full, 1);
  assert.equal(intake.take().length, 20);
});

test("what the first part can do is heard at once", () => {
  const { intake, told } = intakeWith(heldRest());
  intake.enter("a");
  intake.enter("b");
  assert.equal(told.changed, 2);
  assert.deepEqual(intake.take(), ["a", "b"]);
  assert.deepEqual(intake.take(), []);
});

test("what may need the second part waits for it, and all that comes later waits behind", async () => {
  const rest = heldRest();
  const { intake } = intakeWith(rest);
  assert.equal(intake.enter("before"), false);
  assert.equal(intake.enter("a card", true), true);
  assert.equal(intake.enter("after"), true);
  assert.deepEqual(intake.take(), ["before"]);
  assert.equal(rest.tries, 1);
  await rest.come();
  assert.deepEqual(intake.take(), ["a card", "after"]);
  intake.enter("another card", true);
  assert.deepEqual(intake.take(), ["another card"]);
});

test("a second part that does not come is nobody's loss until somebody needs it", async () => {
  const rest = heldRest();
  const { intake, told } = intakeWith(rest);
  const ahead = intake.whole();
  await rest.fail();
  assert.equal(await ahead, false);
  assert.deepEqual(told.failed, []);
  intake.enter("a card", true);
  assert.equal(rest.tries, 2);
  await rest.fail();
  assert.deepEqual(told.failed, ["no network"]);
});

test("what an instance that is gone was told is not told to the next one", async () => {
  const rest = heldRest();
  const { intake } = intakeWith(rest);
  intake.enter("now");
  intake.enter("later", true);
  intake.forget();
  await rest.come();
  assert.deepEqual(intake.take(), []);
  // Between two instances things happen as well: the next one hears of them, first of all its beginning.
  intake.enter("a card", true);
  assert.deepEqual(intake.take(), []);
  const next = heldRest();
  intake.begin(next);
  const whole = intake.whole();
  await next.come();
  assert.equal(await whole, true);
  assert.deepEqual(intake.take(), ["a card"]);
});
