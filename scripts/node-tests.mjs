// node-tests.mjs FILE...: Node's own test runner, in the form of the Test Anything Protocol, several files at a time.
// By itself Node 18 takes one file after the other on two processors; these mostly wait: for a backend, for a silence that has to last.
import { resolve } from "node:path";
import { argv, stdout } from "node:process";
import { run } from "node:test";
import { tap } from "node:test/reporters";

const files = argv.slice(2).map((file) => resolve(file));
const tests = run({ files, concurrency: 4 });
tests.on("test:fail", ({ todo }) => {
  if (todo === undefined) process.exitCode = 1;
});
tests.compose(tap).pipe(stdout);
