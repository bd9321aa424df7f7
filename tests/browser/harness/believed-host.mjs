// A host's server that vouches for customers, and a desk that believes it.
import assert from "node:assert/strict";
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBackend } from "./backend.mjs";
import { desk } from "./paths.mjs";

/** What the host's server does: it signs who is logged in. */
export function sign(secret, claims) {
  const now = Math.floor(Date.now() / 1000);
  const all = { aud: "demo", iat: now, exp: now + 60, jti: randomUUID(), ...claims };
  const words = [{ alg: "HS256", typ: "JWT" }, all]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${words}.${createHmac("sha256", secret).update(words).digest("base64url")}`;
}

/** A desk of its own that believes the holder of `secret`. `flags`: of its server. */
export async function withBelievingDesk(stage, tell, flags = []) {
  const folder = mkdtempSync(join(tmpdir(), "help-identity-"));
  // As text: of a file's bytes the desk takes a line break at the end for an editor's, and one in 256 random ones is such.
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(join(folder, "secret"), secret);
  const content = JSON.parse(readFileSync(desk, "utf8"));
  content.identity = { keys: [{ algorithm: "HS256", secretFile: "secret" }] };
  const deskFile = join(folder, "desk.json");
  writeFileSync(deskFile, JSON.stringify(content));
  const backend = await startBackend({
    deskFile,
    statics: [[stage.pages.prefix, stage.pages.folder]],
    flags,
  });
  try {
    await tell(backend, secret);
  } finally {
    for (const page of stage.context.pages()) await page.close();
    assert.equal(await backend.stop(), 0, backend.log);
    rmSync(folder, { recursive: true });
  }
}
