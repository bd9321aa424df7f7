// The kit as it ships, and the minimal backend as it is, or with a fault planted in it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { sdk } from "../browser/harness/paths.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const command = join(sdk, "help-widget-command.mjs");
export const minimal = join(root, "demo/minimal-backend");

/** Runs `help-widget ...words`; resolves with its exit code and what it said. */
export async function helpWidget(...words) {
  const child = spawn(execPath, [command, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) {
    child[name].setEncoding("utf8");
    child[name].on("data", (text) => {
      said[name] += text;
    });
  }
  const [code] = await once(child, "close");
  return { code, ...said };
}

/** Runs the kit; resolves with its results by the case's id as well. */
export async function conformance(url, ...flags) {
  const { code, stdout, stderr } = await helpWidget("conformance", url, "--json", ...flags);
  if (code === 2) throw new Error(stderr);
  const { results } = JSON.parse(stdout);
  return {
    code,
    results,
    verdicts: Object.fromEntries(results.map(({ id, verdict }) => [id, verdict])),
    failures: results.filter(({ verdict }) => verdict === "failed"),
    skipped: results.filter(({ verdict }) => verdict === "skipped").map(({ id }) => id),
  };
}

/** Starts the minimal backend in `folder`, lets `use` have its address, and ends it. */
export async function withMinimal(flags, use, folder = minimal) {
  const child = spawn(execPath, [join(folder, "server.mjs"), "--port", "0", ...flags], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdout.setEncoding("utf8");
  child.stderr.setEncoding("utf8");
  let said = "";
  let faults = "";
  child.stderr.on("data", (text) => {
    faults += text;
  });
  try {
    while (!/listening on (\S+)/.test(said)) {
      const [text] = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
      if (typeof text !== "string") throw new Error(`the minimal backend did not start:\n${faults}`);
      said += text;
    }
    child.stdout.resume();
    return await use(/listening on (\S+)/.exec(said)[1], child);
  } finally {
    const gone = child.exitCode === null ? once(child, "exit") : undefined;
    child.kill();
    await gone;
  }
}

/** The same with changes, each [file, from, to]; `from` must be there once. */
export async function withFaults(changes, flags, use) {
  const folder = mkdtempSync(join(tmpdir(), "help-minimal-"));
  try {
    cpSync(minimal, folder, { recursive: true });
    for (const [file, from, to] of changes) {
      const path = join(folder, file);
      const pieces = readFileSync(path, "utf8").split(from);
      if (pieces.length !== 2) throw new Error(`${file} has ${pieces.length - 1} times: ${from}`);
      writeFileSync(path, pieces.join(to));
    }
    return await withMinimal(flags, use, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
