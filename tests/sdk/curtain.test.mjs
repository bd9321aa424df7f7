// What the core shows before the desk has answered stays behind the loader's skeleton for a moment; nothing of it is lost.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

const { Curtain } = await load("core/curtain.ts");
/** Timers that go off when a test says so: every Node can do it. */
function clock(t) {
  const due = new Map();
  const real = globalThis.clearTimeout;
  let now = 0;
  globalThis.window = {
    setTimeout: (work, wait) => {
      due.set(due.size + 1, { work, at: now + wait });
      return due.size;
    },
  };
  globalThis.clearTimeout = (timer) => due.delete(timer);
  t.after(() => {
    globalThis.clearTimeout = real;
  });
  return {
    tick: (milliseconds) => {
      now += milliseconds;
      for (const [timer, { work, at }] of [...due]) {
        if (at > now) continue;
        due.delete(timer);
        work();
      }
    },
  };
}
const ops = (...bytes) => new Uint8Array(bytes);
const plain = (passed) => passed.map((tree) => [...tree]);

test("what came before the answer comes first, in order, once", (t) => {
  const time = clock(t);
  let shows = 0;
  const curtain = new Curtain(() => {
    shows += 1;
  });
  curtain.begin("skeleton", () => assert.fail("nobody waits any more"));
  const memory = ops(1);
  assert.deepEqual(plain(curtain.pass(memory)), []);
  // The core's memory is used again for the next frame.
  memory[0] = 2;
  assert.deepEqual(plain(curtain.pass(memory)), []);
  curtain.lift();
  assert.equal(shows, 0, "the skeleton keeps its sheet");
  assert.deepEqual(plain(curtain.pass(ops(3))), [[1], [2], [3]]);
  assert.equal(shows, 1);
  assert.deepEqual(plain(curtain.pass(ops(4))), [[4]]);
  time.tick(10_000);
});

test("a slow desk: after a moment the core's own loading screen is shown", (t) => {
  const time = clock(t);
  const curtain = new Curtain(() => undefined);
  let lifted = 0;
  curtain.begin("skeleton", () => {
    lifted += 1;
  });
  curtain.pass(ops(1));
  time.tick(199);
  assert.equal(lifted, 0);
  time.tick(1);
  assert.equal(lifted, 1);
  assert.deepEqual(plain(curtain.pass(ops(2))), [[1], [2]]);
});

test("a screen that a core has left behind stays longer than a skeleton, and an answer ends that", (t) => {
  const time = clock(t);
  const curtain = new Curtain(() => undefined);
  let lifted = 0;
  curtain.begin("screen", () => {
    lifted += 1;
  });
  time.tick(1999);
  assert.ok(curtain.down);
  time.tick(1);
  assert.deepEqual([lifted, curtain.down], [1, false]);
  curtain.begin("screen", () => assert.fail("nobody waits any more"));
  curtain.lift();
  assert.ok(!curtain.down);
  time.tick(10_000);
});

test("of an instance that ended nothing is shown", (t) => {
  const time = clock(t);
  const curtain = new Curtain(() => undefined);
  curtain.begin("skeleton", () => assert.fail("its wait ended with it"));
  curtain.pass(ops(1));
  curtain.begin("screen", () => undefined);
  curtain.lift();
  assert.deepEqual(plain(curtain.pass(ops(2))), [[2]]);
  time.tick(10_000);
});
