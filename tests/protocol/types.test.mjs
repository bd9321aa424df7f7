// The SDK's types are those of the schemas.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { execPath } from "node:process";
import test from "node:test";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

test("sdk/src/protocol.ts is what scripts/make-protocol-types.mjs makes of the schemas", () => {
  const made = execFileSync(execPath, [path("scripts/make-protocol-types.mjs"), "--print"], {
    encoding: "utf8",
  });
  assert.equal(
    readFileSync(path("sdk/src/protocol.ts"), "utf8"),
    made,
    "run: node scripts/make-protocol-types.mjs",
  );
});
