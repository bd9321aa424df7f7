// help-qa against the reference backend that runs: one story, one ticket in its database.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { startBackend } from "../browser/harness/backend.mjs";
import { build, serverBinary } from "../browser/harness/paths.mjs";

const runner = env.HELP_QA ?? join(build, "asan/bin/help-qa");
const missing = [runner, serverBinary].find((path) => !existsSync(path));

test("a story told to a live backend leaves its ticket there", {
  skip: missing && `${missing} is not built`,
}, async () => {
  const details = "Fui cobrada duas vezes, e isto é de verdade.";
  const steps = [
    { open: { route: "ticket" } },
    { choose: { field: "Motivo de contato", option: "Financeiro" } },
    { type: { field: "Detalhes", text: details } },
    { press: { name: "Enviar" } },
    { expect: { text: "Ticket aberto", request: { method: "PUT", path: "/v1/tickets/", count: 1 } } },
  ];
  const folder = mkdtempSync(join(tmpdir(), "help-qa-"));
  const file = join(folder, "live.json");
  writeFileSync(file, JSON.stringify({ name: "A ticket for a backend that runs", steps }));
  const backend = await startBackend();
  try {
    const said = execFileSync(runner, ["run", file, "--backend", backend.origin], { encoding: "utf8" });
    assert.match(said, /^1 passed, 0 failed/m);
    assert.deepEqual(
      backend.ticketsAbout(details).map(({ reason_id, reason }) => reason_id ?? reason),
      ["finance"],
    );
  } finally {
    assert.equal(await backend.stop(), 0);
    rmSync(folder, { recursive: true });
  }
});

test("a backend that nobody answers for is told before the first story", {
  skip: !existsSync(runner) && `${runner} is not built`,
}, () => {
  const stories = fileURLToPath(new URL("../scenarios", import.meta.url));
  // Port 1 is nobody's, and takes no connection.
  const address = "http://127.0.0.1:1";
  const { status, stdout, stderr } = spawnSync(runner, ["run", stories, "--backend", address, "--quiet"], {
    encoding: "utf8",
  });
  assert.equal(status, 2);
  assert.equal(stderr, "help-qa: the backend at 127.0.0.1:1 cannot be reached: Connection refused\n");
  assert.doesNotMatch(stdout, /NOT OK|failed/);
});
