import type { Result } from "./run.js";

const marks = { passed: "ok      ", failed: "NOT OK  ", skipped: "skipped " } as const;

/** A case as a person reads it. */
export function lines(result: Result): string {
  const text = [`${marks[result.verdict]} ${result.id}: ${result.promise}`];
  if (result.verdict === "failed")
    text.push(`expected  ${result.expected}`, `found     ${result.found}`, `why       ${result.why}`);
  else text.push(result.verdict === "skipped" ? result.reason : result.why);
  return `${text.join("\n            ")}\n`;
}

export function summary(results: readonly Result[]): string {
  const count = (verdict: Result["verdict"]) => results.filter((one) => one.verdict === verdict).length;
  return `${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped\n`;
}

/** XML knows no control characters but tab and line breaks; what the backend said may hold any. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replaceAll(/[&<>"]/g, (one) => entities[one] ?? one).replaceAll(/[^\P{C}\t\n]/gu, "\uFFFD");
}

/** The report that continuous integration reads. */
export function junit(url: string, results: readonly Result[]): string {
  const failed = results.filter(({ verdict }) => verdict === "failed").length;
  const skipped = results.filter(({ verdict }) => verdict === "skipped").length;
  const cases = results.map((result) => {
    const head = `  <testcase classname="${escaped(result.id.split(".")[0] ?? "")}" name="${escaped(`${result.id}: ${result.promise}`)}" time="${result.ms / 1000}"`;
    if (result.verdict === "passed") return `${head}/>`;
    if (result.verdict === "skipped")
      return `${head}>\n    <skipped message="${escaped(result.reason)}"/>\n  </testcase>`;
    const text = `expected ${result.expected}\nfound ${result.found}\nwhy ${result.why}`;
    return `${head}>\n    <failure message="${escaped(`expected ${result.expected}`)}">${escaped(text)}</failure>\n  </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="${escaped(`help-widget conformance ${url}`)}" tests="${results.length}" failures="${failed}" skipped="${skipped}">`,
    ...cases,
    "</testsuite>\n",
  ].join("\n");
}
