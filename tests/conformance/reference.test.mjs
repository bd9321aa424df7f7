// The reference backend keeps every promise, with its limits on: while its chat is open, with two agents, and while it is closed.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { startBackend } from "../browser/harness/backend.mjs";
import { desk, serverBinary } from "../browser/harness/paths.mjs";
import { conformance } from "./kit.mjs";

const skip = !existsSync(serverBinary) && `${serverBinary} is not built`;
const origin = "https://app.example";

/** Starts the backend, lets `use` look at it, and expects it to end well. */
async function withReference(options, use) {
  const folder = mkdtempSync(join(tmpdir(), "help-kit-"));
  const backend = await startBackend(options);
  try {
    await use(backend, folder);
  } finally {
    rmSync(folder, { recursive: true });
    assert.equal(await backend.stop(), 0, backend.log);
  }
}

test("with an open chat and two agents", { skip }, () =>
  withReference({ flags: ["--origin", origin, "--open", "always"], limits: "" }, async (backend, folder) => {
    const agents = join(folder, "agents.json");
    writeFileSync(agents, JSON.stringify(backend.agents));
    const { failures, skipped } = await conformance(
      backend.origin,
      ...["--agents", agents, "--origin", origin, "--locale", "pt-BR", "--rate"],
    );
    assert.deepEqual(failures, []);
    assert.deepEqual(skipped, ["chats.outside-hours", "events.heartbeat"]);
  }),
);

test("with a closed chat", { skip }, async () => {
  // Open for an hour, three days from now: closed whenever this runs, with an opening to tell.
  const day = (new Date().getUTCDay() + 3) % 7;
  const folder = mkdtempSync(join(tmpdir(), "help-desk-"));
  const closed = join(folder, "desk.json");
  const file = JSON.parse(readFileSync(desk, "utf8"));
  file.hours.weekly = [{ days: [day], open: "11:00", close: "12:00" }];
  delete file.hours.exceptions;
  file.businessDays = [day];
  delete file.usualLoad; // it is of the demo's hours
  writeFileSync(closed, JSON.stringify(file));
  try {
    await withReference({ deskFile: closed }, async (backend) => {
      const { failures, verdicts } = await conformance(backend.origin);
      assert.deepEqual(failures, []);
      assert.equal(verdicts["chats.outside-hours"], "passed");
      assert.equal(verdicts["chats.start"], "skipped");
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
