// What must never be in this repository or in what it ships. One line a check; a finding says where and what.
// Each check is { name, findings() }, where findings() gives sentences, none when all is well.
import { codePatterns } from "./code-patterns.mjs";
import { fileNames } from "./file-names.mjs";
import { hostsAndPaths } from "./hosts-and-paths.mjs";
import { layering } from "./layering.mjs";
import { lightModule } from "./light-module.mjs";
import { sentences } from "./sentences.mjs";
import { wasmBoundary } from "./wasm-boundary.mjs";

const only = process.argv[2];
const checks = [
  ...codePatterns,
  ...fileNames,
  ...hostsAndPaths,
  ...layering,
  ...wasmBoundary,
  ...lightModule,
  ...sentences,
];
let failed = 0;

for (const { name, findings } of checks) {
  if (only && !name.includes(only)) continue;
  let found;
  try {
    found = findings();
  } catch (error) {
    found = [`the check itself failed: ${error.message}`];
  }
  console.log(`${found.length ? "not ok" : "ok"} - ${name}`);
  for (const finding of found) console.log(`    ${finding}`);
  if (found.length) failed += 1;
}
process.exitCode = failed ? 1 : 0;
