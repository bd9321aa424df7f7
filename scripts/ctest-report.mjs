// ctest-report.mjs FILE core|server: counts the test cases of the server, or all others, in ctest's JUnit file. One ctest entry is a
// whole doctest program, and what people mean by "tests" are the cases in it.
import { readFileSync } from "node:fs";

const [, , file, group] = process.argv;
const report = readFileSync(file, "utf8");
let passed = 0;
let failed = 0;
for (const [, attributes, body] of report.matchAll(/<testcase ([^>]*)>([\s\S]*?)<\/testcase>/g)) {
  const name = /name="([^"]*)"/.exec(attributes)?.[1];
  if (/^server\./.test(name) !== (group === "server")) continue;
  const succeeded = /status="run"/.test(attributes);
  const cases = /test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/.exec(body);
  const casesFailed = cases ? Number(cases[2]) : 0;
  passed += cases ? Number(cases[1]) : Number(succeeded);
  // A program can fail without a failed case: a crash, a sanitizer's finding, a time limit.
  failed += succeeded ? casesFailed : Math.max(1, casesFailed);
  if (!succeeded) console.log(`not ok - ${name}`);
}
console.log(`# pass ${passed}`);
console.log(`# fail ${failed}`);
