// Files: the core knows their numbers, the host their bytes; how far one is is told a few times a second.
import assert from "node:assert/strict";
import { File } from "node:buffer"; // no global yet in Node 18
import test from "node:test";
import { load } from "./bundle.mjs";

const { Files, progressOf } = await load("core/files.ts");
const { HostCalls } = await load("core/host-calls.ts");

const file = (name) => new File(["abc"], name, { type: "text/plain" });

test("files are held under numbers of their own, at most two hundred at once, until they are let go", () => {
  const files = new Files();
  const two = [file("a.txt"), file("b.txt")];
  assert.deepEqual(files.hold(two), {
    type: "files",
    files: [
      { file: 1, name: "a.txt", type: "text/plain", size: 3 },
      { file: 2, name: "b.txt", type: "text/plain", size: 3 },
    ],
  });
  assert.equal(files.get(2), two[1]);
  assert.equal(files.hold(Array(205).fill(two[0])).files.length, 200);
  files.clear();
  assert.equal(files.get(2), undefined);
  assert.equal(files.hold(two).files[0].file, 203, "a number is never another file's");
});

test("progress is told forwards, in whole percents, and not at every word", (t) => {
  let now = 1000;
  t.mock.method(performance, "now", () => now);
  const told = [];
  const tell = progressOf(7, (message) => told.push(message));
  for (const [part, passed] of [
    [0.101, 1000],
    [0.2, 10],
    [0.3, 300],
    [0.1, 300],
    [Number.NaN, 300],
    ["x", 300],
    [7, 300],
  ]) {
    now += passed;
    tell(part);
  }
  assert.deepEqual(told, [
    { type: "progress", id: 7, percent: 10 },
    { type: "progress", id: 7, percent: 30 },
    { type: "progress", id: 7, percent: 100 },
  ]);
});

test("a page's own upload gets the file itself, and its progress reaches the core while it is open", async () => {
  const files = new Files();
  const mine = file("recibo.txt");
  files.hold([mine]);
  const answers = [];
  let given;
  let late;
  const transport = {
    upload: async (id, sent, name, onProgress) => {
      given = [id, sent, name];
      onProgress(0.5);
      late = onProgress;
      return { id };
    },
  };
  const done = new Promise((resolve) => {
    const calls = new HostCalls(
      () => transport,
      (message) => {
        answers.push(message);
        if (message.type === "result") resolve();
      },
      files,
    );
    calls.call({ id: 4, method: "upload", arguments: ["u-1", 1, "recibo.txt"] });
  });
  await done;
  late(1);
  assert.deepEqual(given, ["u-1", mine, "recibo.txt"]);
  assert.deepEqual(answers, [
    { type: "progress", id: 4, percent: 50 },
    { type: "result", id: 4, json: '{"id":"u-1"}' },
  ]);
});
