// The kit finds what it promises to find: every case, tried on a backend that breaks it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, describe } from "node:test";
import { conformance, helpWidget, withFaults } from "./kit.mjs";
import { plantedFaults } from "./planted-faults.mjs";

const origin = "https://app.example";
const folder = mkdtempSync(join(tmpdir(), "help-faults-"));
after(() => rmSync(folder, { recursive: true }));
const agents = join(folder, "agents.json");
writeFileSync(agents, JSON.stringify(["ana", "bia"].map((login) => ({ login, password: "careless" }))));
const identity = join(folder, "identity.json");
writeFileSync(identity, JSON.stringify({ algorithm: "HS256", key: "a secret of the host and the desk" }));
const flags = ["--origin", origin, "--agents", agents, "--identity", identity, "--slow", "--rate"];

// Most of the time they wait: for a heartbeat that does not come, for a poll that is not answered.
describe("a planted fault", { concurrency: 8 }, () => {
  for (const [id, changes] of Object.entries(plantedFaults))
    test(`is found by ${id}`, () =>
      withFaults(changes, ["--chat", "--origin", origin], async (url) => {
        const { verdicts, failures } = await conformance(url, "--only", id, ...flags);
        assert.equal(verdicts[id], "failed");
        for (const { expected, found } of failures) assert.ok(expected && found);
      }));
});

test("every case has a fault to find", async () => {
  const { stdout } = await helpWidget("conformance", "--list");
  const ids = stdout
    .trim()
    .split("\n")
    .map((line) => line.split(": ")[0]);
  assert.deepEqual(Object.keys(plantedFaults).sort(), ids.sort());
});
