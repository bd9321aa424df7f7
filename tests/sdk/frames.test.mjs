// Frames only when something asks for one.
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { load } from "./bundle.mjs";

const { Scheduler } = await load("core/scheduler.ts");

/** What the page would call later: animation frames, and timers by the time they are due. */
let frames;
let timers;
let now;
beforeEach(() => {
  frames = new Map();
  timers = new Map();
  now = 1000;
  let id = 0;
  globalThis.window = globalThis;
  globalThis.document = { hidden: false };
  globalThis.requestAnimationFrame = (callback) => frames.set(++id, callback) && id;
  globalThis.cancelAnimationFrame = (request) => frames.delete(request);
  globalThis.setTimeout = (callback, wait = 0) => timers.set(++id, { callback, at: now + wait }) && id;
  globalThis.clearTimeout = (timer) => timers.delete(timer);
  Date.now = () => now;
});
function paint() {
  const due = [...frames.values()];
  frames.clear();
  for (const callback of due) callback();
}
function pass(time) {
  now += time;
  for (const [id, { callback, at }] of [...timers]) {
    if (at <= now && timers.delete(id)) callback();
  }
}
/** A scheduler that counts its frames; `during` runs in each. */
function counting(during = () => undefined) {
  const counted = { count: 0 };
  counted.scheduler = new Scheduler(() => {
    counted.count += 1;
    during(counted);
  });
  return counted;
}

test("any number of wishes is one frame, and without a new wish it is the last", () => {
  const counted = counting();
  for (let i = 0; i < 5; ++i) counted.scheduler.invalidate();
  assert.equal(frames.size, 1);
  paint();
  assert.equal(counted.count, 1);
  assert.equal(frames.size + timers.size, 0);
});

test("a wish during a frame is another frame", () => {
  const counted = counting(({ count, scheduler }) => count < 3 && scheduler.invalidate());
  counted.scheduler.invalidate();
  for (let i = 0; i < 10; ++i) paint();
  assert.equal(counted.count, 3);
});

test("a hidden page, which paints nothing, still hears what arrives", () => {
  document.hidden = true;
  const counted = counting();
  counted.scheduler.invalidate();
  assert.equal(frames.size, 0);
  pass(1);
  assert.equal(counted.count, 1);
});

test("a page that comes back into view paints what was asked for meanwhile", () => {
  document.hidden = true;
  const counted = counting();
  counted.scheduler.invalidate();
  document.hidden = false;
  counted.scheduler.renew();
  pass(1);
  assert.equal(counted.count, 0);
  paint();
  assert.equal(counted.count, 1);
});

test("the core's time to wake is one timer: a new time replaces the old one, and none clears it", () => {
  const counted = counting();
  counted.scheduler.wakeAt(now + 1000);
  counted.scheduler.wakeAt(now + 2000);
  assert.equal(timers.size, 1);
  pass(1500);
  assert.equal(counted.count, 0);
  pass(500);
  assert.equal(counted.count, 1);
  counted.scheduler.wakeAt(now + 1000);
  counted.scheduler.wakeAt(0);
  assert.equal(timers.size, 0);
});

test("a time that has passed is now, and one beyond what timers can count is not", () => {
  const counted = counting();
  counted.scheduler.wakeAt(now - 5000);
  pass(0);
  assert.equal(counted.count, 1);
  counted.scheduler.wakeAt(now + 40 * 86_400_000);
  assert.ok([...timers.values()][0].at - now <= 0x7fffffff);
});

test("stopped, nothing happens any more", () => {
  const counted = counting();
  counted.scheduler.invalidate();
  counted.scheduler.wakeAt(now + 10);
  counted.scheduler.stop();
  paint();
  pass(100);
  assert.equal(counted.count, 0);
});
