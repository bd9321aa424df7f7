import { writeFileSync } from "node:fs";
import process from "node:process";
import { Backend } from "./backend.js";
import { type Command, Misuse, readCommand } from "./command-line.js";
import { junit, lines, summary } from "./report.js";
import { NoBackend, runCases } from "./run.js";

async function run({ url, options, only, json, junit: file }: Command): Promise<number> {
  const results = await runCases(new Backend(url), options, only, (result) => {
    if (!json) process.stdout.write(lines(result));
  });
  process.stdout.write(json ? `${JSON.stringify({ url, results }, null, 2)}\n` : `\n${summary(results)}`);
  if (file !== undefined) writeFileSync(file, junit(url, results));
  return results.some(({ verdict }) => verdict === "failed") ? 1 : 0;
}

// A reader such as `head` has seen enough: no fault, but not every promise was tried either.
process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
  if (fault.code !== "EPIPE") throw fault;
  process.exit(2);
});

try {
  const command = readCommand(process.argv.slice(2));
  if (typeof command === "string") process.stdout.write(command);
  else process.exitCode = await run(command);
} catch (fault) {
  // A file that cannot be written counts as well; a fault of the kit itself is told whole.
  const expected =
    fault instanceof Misuse || fault instanceof NoBackend || (fault instanceof Error && "code" in fault);
  process.stderr.write(
    `help-widget: ${expected ? fault.message : fault instanceof Error ? fault.stack : fault}\n`,
  );
  if (fault instanceof Misuse) process.stderr.write("help-widget --help says more.\n");
  process.exitCode = 2;
}
