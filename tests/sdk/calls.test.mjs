// A page's own transport: what its functions give, throw and say, as the core is told.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

const { HostCalls, asOverHttp } = await load("core/host-calls.ts");

/** Calls one function; gives a promise of what the core is told. */
const call = (transport, method = "createTicket", values = ["0193", { name: "Ana" }]) =>
  new Promise((resolve) => {
    new HostCalls(() => transport, resolve).call({ id: 4, method, arguments: values });
  });
const later = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

test("a result is handed on as JSON", async () => {
  const transport = { createTicket: async (id, { name }) => ({ reference: `${id}/${name}` }) };
  assert.deepEqual(await call(transport), { type: "result", id: 4, json: '{"reference":"0193/Ana"}' });
});

test("functions keep their `this`", async () => {
  const transport = {
    desk: "Maré",
    createTicket() {
      return this.desk;
    },
  };
  assert.equal((await call(transport)).json, '"Maré"');
});

test("a transport without sessions is always in session", async () => {
  assert.deepEqual(await call({}, "startSession"), { type: "result", id: 4, json: "{}" });
});

for (const method of ["startChat", "searchArticles", "load", "events"]) {
  test(`a transport without ${method} says that there is none`, async () => {
    assert.deepEqual(await call({}, method), { type: "problem", id: 4, json: '{"code":"not-found"}' });
  });
}

test("a function with nothing to say is answered", async () => {
  assert.deepEqual(await call({ typing: () => undefined }, "typing", ["0193", true]), {
    type: "result",
    id: 4,
    json: "null",
  });
});

test("a rejection says what the protocol knows, and nothing else", async () => {
  const transport = {
    createTicket() {
      throw Object.assign(new Error("secret"), {
        status: 409,
        code: "outside-hours",
        opensAt: "2026-11-23T08:00:00-03:00",
        retryAfter: 20,
        internal: "secret",
      });
    },
  };
  const { type, json } = await call(transport);
  assert.equal(type, "problem");
  assert.deepEqual(JSON.parse(json), {
    status: 409,
    code: "outside-hours",
    opensAt: "2026-11-23T08:00:00-03:00",
    retryAfter: 20,
  });
});

for (const thrown of [new Error("down"), "down", undefined, null]) {
  test(`a rejection that says nothing is a problem without words: ${String(thrown)}`, async () => {
    const { type, json } = await call({ createTicket: () => Promise.reject(thrown) });
    assert.deepEqual([type, json], ["problem", "{}"]);
  });
}

test("an answer larger than any is none", async () => {
  const { type, json } = await call({ createTicket: async () => ({ reference: "x".repeat(300_000) }) });
  assert.deepEqual([type, json], ["result", ""]);
});

test("the author of a transport is told what went wrong in it", async () => {
  const transport = { createTicket: () => Promise.reject(new Error("boom")) };
  const calls = new HostCalls(
    () => transport,
    () => undefined,
  );
  calls.call({ id: 4, method: "createTicket", arguments: [] });
  await later();
  const told = (code) => calls.explain({ code, message: "The backend did not answer." }).message;
  assert.equal(told("settings-invalid"), "The backend did not answer.", "nothing of a transport's");
  assert.equal(told("backend-unreachable"), "settings.transport.createTicket failed: Error: boom.");
  assert.match(told("backend-invalid"), /settings\.transport .*docs\/transport\.md/);
  transport.load = async () => ({});
  calls.call({ id: 9, method: "load", arguments: [] });
  transport.createTicket = () => Promise.reject({ status: 403 });
  calls.call({ id: 10, method: "createTicket", arguments: [] });
  await later();
  const refused = 'settings.transport.createTicket was rejected with {"status":403}.';
  assert.equal(told("forbidden-origin"), refused);
  calls.call({ id: 11, method: "load", arguments: [] });
  calls.call({ id: 12, method: "loadChat", arguments: [] });
  await later();
  assert.equal(told("not-found"), "settings.transport.loadChat is missing.");
  transport.loadChat = async () => ({});
  calls.call({ id: 13, method: "loadChat", arguments: [] });
  await later();
  assert.equal(told("forbidden-origin"), refused, "another function that goes well says nothing of this one");
  transport.createTicket = async () => ({});
  calls.call({ id: 5, method: "createTicket", arguments: [] });
  await later();
  assert.equal(told("backend-unreachable"), "The backend did not answer.", "what went wrong before is over");
  assert.equal(told("core-trapped"), "The backend did not answer.");
  const overHttp = new HostCalls(
    () => undefined,
    () => undefined,
  );
  assert.equal(overHttp.explain({ code: "backend-invalid", message: "as it was" }).message, "as it was");
});

test("what gave the core something that is not of the protocol is named, and nothing that it has heard before", async () => {
  let sink;
  const transport = {
    createTicket: async () => ({ what: 1 }),
    load: async () => ({}),
    typing: () => Promise.reject(new Error("busy")),
    events: (_, given) => {
      sink = given;
      return { close() {} };
    },
  };
  const calls = new HostCalls(
    () => transport,
    () => undefined,
  );
  const heard = async (...methods) => {
    for (const [id, method] of methods.entries()) calls.call({ id, method, arguments: [] });
    await later();
    calls.heard();
    return calls.explain({ code: "backend-invalid", message: "" }).message;
  };
  const gave = (what) => `${what} gave what is not of the protocol (docs/transport.md).`;
  await heard("events", "load");
  assert.equal(await heard("createTicket"), gave("settings.transport.createTicket"));
  sink.event({ type: "chat.message" });
  assert.equal(await heard(), gave("settings.transport.events (chat.message)"));
  assert.equal(
    await heard("load", "createTicket", "typing"),
    gave("settings.transport.load or settings.transport.createTicket"),
  );
  assert.equal(await heard(), gave("A function of settings.transport"));
});

test("a function that never settles is given up, one that sends a file only when it stands still", async (t) => {
  const timers = new Map();
  const real = { set: globalThis.setTimeout, clear: globalThis.clearTimeout };
  t.after(() => Object.assign(globalThis, { setTimeout: real.set, clearTimeout: real.clear }));
  globalThis.setTimeout = (work, milliseconds) => {
    const timer = { milliseconds };
    timers.set(timer, work);
    return timer;
  };
  globalThis.clearTimeout = (timer) => timers.delete(timer);
  /** The one that runs is over; gives how long it was. */
  const run = () => {
    const [[timer, work]] = timers;
    timers.delete(timer);
    work();
    return timer.milliseconds;
  };

  let settle;
  let moved;
  const told = [];
  const calls = new HostCalls(
    () => ({
      createTicket: () => new Promise((resolve) => (settle = resolve)),
      upload: (_attachment, _file, _name, progress) => {
        moved = progress;
        return new Promise(() => {});
      },
      events: () => ({ close() {} }),
    }),
    (message) => told.push(message),
    undefined,
    asOverHttp,
  );
  calls.call({ id: 1, method: "events", arguments: [] });
  assert.equal(timers.size, 0, "events may be silent for ever");
  told.length = 0;
  calls.call({ id: 2, method: "createTicket", arguments: [] });
  assert.equal(run(), 15_000);
  assert.deepEqual(told, [{ type: "problem", id: 2, json: "{}" }]);
  assert.match(
    calls.explain({ code: "backend-unreachable", message: "" }).message,
    /createTicket .*too long/,
  );
  settle({});
  await later();
  calls.call({ id: 3, method: "upload", arguments: [] });
  const [before] = timers.keys();
  moved(0.1);
  assert.ok(timers.size === 1 && !timers.has(before), "what moves is waited for anew");
  calls.call({ id: 4, method: "createTicket", arguments: [] });
  settle({});
  await later();
  assert.equal(timers.size, 1, "an answer has come");
  assert.equal(run(), 40_000);
  assert.deepEqual(told.at(-1), { type: "problem", id: 3, json: "{}" });
  moved(0.2);
  assert.equal(timers.size, 0);
});

test("a result that is no JSON is a problem", async () => {
  const endless = {};
  endless.self = endless;
  assert.equal((await call({ createTicket: () => endless })).type, "problem");
});

test("what a cancelled call gives in the end answers no later call of the same number", async () => {
  const told = [];
  const gives = [];
  const transport = {
    bootstrap: () => new Promise((resolve) => gives.push(resolve)),
    upload: (_attachment, _file, _name, progress) => {
      gives.push(progress);
      return new Promise(() => {});
    },
    events: (_cursor, sink) => {
      gives.push(sink);
      return { close() {} };
    },
  };
  const calls = new HostCalls(
    () => transport,
    (message) => told.push(message),
  );
  const begin = (method) => calls.call({ id: 1, method, arguments: [] });

  begin("bootstrap");
  calls.cancel(1);
  begin("bootstrap");
  gives[0]({ desk: "of the one before" });
  await later();
  assert.deepEqual(told, []);
  gives[1]({ desk: "of this one" });
  await later();
  assert.deepEqual(told, [{ type: "result", id: 1, json: '{"desk":"of this one"}' }]);

  for (const [method, late] of [
    ["upload", (progress) => progress(0.5)],
    ["events", (sink) => sink.event({ type: "typing" })],
    ["events", (sink) => sink.lost()],
  ]) {
    told.length = gives.length = 0;
    begin(method);
    calls.cancel(1);
    begin(method);
    told.length = 0;
    late(gives[0]);
    await later();
    assert.deepEqual(told, [], method);
    calls.cancel(1);
  }
});

test("a cancelled call is answered by nobody", async () => {
  const told = [];
  const calls = new HostCalls(
    () => ({ createTicket: async () => ({}) }),
    (message) => told.push(message),
  );
  calls.call({ id: 4, method: "createTicket", arguments: [] });
  calls.cancel(4);
  await later();
  assert.deepEqual(told, []);
});
