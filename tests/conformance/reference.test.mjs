// The reference backend keeps every promise, with its limits on: while its chat is open, with two agents, and while it is closed.
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
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

/** A desk file that believes a new key, and that key as the kit takes it; both in `folder`. */
function withHostKey(folder, algorithm) {
  const pair =
    algorithm === "ES256"
      ? generateKeyPairSync("ec", { namedCurve: "P-256" })
      : generateKeyPairSync("ed25519");
  const rule = { id: "2026", algorithm, jwk: pair.publicKey.export({ format: "jwk" }) };
  const file = JSON.parse(readFileSync(desk, "utf8"));
  file.identity = { issuer: origin, keys: [rule] };
  const deskFile = join(folder, "desk.json");
  writeFileSync(deskFile, JSON.stringify(file));
  const identity = join(folder, "identity.json");
  const key = pair.privateKey.export({ type: "pkcs8", format: "pem" });
  writeFileSync(identity, JSON.stringify({ algorithm, key, id: "2026", issuer: origin }));
  return { deskFile, identity };
}

test("with an open chat, two agents and a host that vouches", { skip }, async () => {
  const keys = mkdtempSync(join(tmpdir(), "help-keys-"));
  const { deskFile, identity } = withHostKey(keys, "ES256");
  const flags = ["--origin", origin, "--open", "always"];
  try {
    await withReference({ deskFile, flags, limits: "" }, async (backend, folder) => {
      const agents = join(folder, "agents.json");
      writeFileSync(agents, JSON.stringify(backend.agents));
      const { failures, skipped } = await conformance(
        backend.origin,
        ...["--agents", agents, "--identity", identity, "--origin", origin, "--locale", "pt-BR", "--rate"],
      );
      assert.deepEqual(failures, []);
      assert.deepEqual(skipped, ["chats.outside-hours", "events.heartbeat"]);
    });
  } finally {
    rmSync(keys, { recursive: true });
  }
});

test("with a host that signs with another algorithm", { skip }, async () => {
  const keys = mkdtempSync(join(tmpdir(), "help-keys-"));
  const { deskFile, identity } = withHostKey(keys, "EdDSA");
  try {
    await withReference({ deskFile }, async (backend) => {
      const { failures, skipped } = await conformance(
        backend.origin,
        ...["--only", "identity", "--identity", identity],
      );
      assert.deepEqual([failures, skipped], [[], []]);
    });
  } finally {
    rmSync(keys, { recursive: true });
  }
});

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
