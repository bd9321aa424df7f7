// ./dev demo says what it does, and no more.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serverBinary } from "../browser/harness/paths.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const skip = !existsSync(serverBinary) && `${serverBinary} is not built`;
const clone = mkdtempSync(join(tmpdir(), "help-demo-"));
after(() => rmSync(clone, { recursive: true }));

for (const folder of ["scripts", "demo/app", "demo/desk", "sdk/dist"])
  mkdirSync(join(clone, folder), { recursive: true });
for (const file of ["scripts/environment.sh", "scripts/steps.sh", "scripts/demo.sh", "demo/desk.json"])
  copyFileSync(join(root, file), join(clone, file));
writeFileSync(join(clone, "scripts/build.sh"), "#!/bin/sh\n"); // all is built
chmodSync(join(clone, "scripts/build.sh"), 0o755);

/** Runs a program until it has said `last`, and stops it; resolves with all that it said. */
async function saidBy(program, words, last) {
  const child = spawn(program, words, {
    cwd: clone,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, HELP_SERVER: serverBinary, HELP_PORT: undefined },
  });
  const ended = once(child, "exit");
  let said = "";
  for await (const text of child.stdout.setEncoding("utf8")) {
    said += text;
    if (said.includes(last)) child.kill("SIGTERM");
  }
  await ended;
  return said;
}
const demo = () => saidBy("scripts/demo.sh", [], "Ctrl-C stops everything.");

test("a history is called made up where it is", { skip }, async () => {
  assert.match(await demo(), /a history that a simulation made up/);
  assert.match(await demo(), /a history that a simulation made up/);
});

test("a desk that begins with nothing is not", { skip }, async () => {
  rmSync(join(clone, "build/demo"), { recursive: true });
  mkdirSync(join(clone, "build/demo"));
  const served = [
    "--listen",
    "127.0.0.1:0",
    "--database",
    "sqlite://build/demo/help.db",
    "--desk",
    "demo/desk.json",
  ];
  await saidBy(serverBinary, served, "listening on");
  const said = await demo();
  assert.match(said, /The demo runs/);
  assert.doesNotMatch(said, /made up/);
});
