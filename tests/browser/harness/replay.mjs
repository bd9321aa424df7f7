// Recordings, replayed by the native core.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { qaBinary } from "./paths.mjs";

/** What help-qa says of a recording. */
export function replay(text) {
  const folder = mkdtempSync(join(tmpdir(), "help-recording-"));
  const file = join(folder, "page.jsonl");
  writeFileSync(file, text);
  try {
    const { stdout, stderr } = spawnSync(qaBinary, ["run", "--replay", file], { encoding: "utf8" });
    return (stdout + stderr).replaceAll(file, "page.jsonl");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
