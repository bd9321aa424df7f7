// The widget itself, natively, as a customer of the minimal backend: what the kit finds right serves a customer.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import test from "node:test";
import { promisify } from "node:util";
import { build } from "../browser/harness/paths.mjs";
import { withMinimal } from "./kit.mjs";

const runner = env.HELP_QA ?? join(build, "asan/bin/help-qa");
const skip = !existsSync(runner) && `${runner} is not built`;

async function tell(name, steps) {
  const folder = mkdtempSync(join(tmpdir(), "help-minimal-story-"));
  const file = join(folder, "story.json");
  writeFileSync(file, JSON.stringify({ name, settings: { locale: "en" }, steps }));
  try {
    await withMinimal(["--chat"], async (url) => {
      const { stdout } = await promisify(execFile)(runner, ["run", file, "--backend", url]);
      assert.match(stdout, /^1 passed, 0 failed/m);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a customer opens a ticket at the minimal backend", { skip }, () =>
  tell("A ticket for the minimal backend", [
    { open: { route: "ticket" } },
    { choose: { field: "Contact reason", option: "Billing" } },
    { type: { field: "Details", text: "I was charged twice." } },
    { press: { name: "Send" } },
    { expect: { text: ["T-1", "Billing"] } },
  ]),
);

test("a customer waits in the queue of the minimal backend, and leaves", { skip }, () =>
  tell("A chat with the minimal backend", [
    { open: {} },
    { press: { name: "Talk to us" } },
    { press: { name: "Start chat" } },
    { press: { name: "Close" } },
    { press: { name: "Leave the queue" } },
    { expect: { text: "You left the queue" } },
  ]),
);
