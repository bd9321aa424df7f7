// Code that a strict Content-Security-Policy forbids, that opens a way for injected markup, that talks to whoever
// listens, or that browsers answer with noise. Looked for in the SDK's and the demo's sources and in what ships.
import esbuild from "esbuild";
import { filesBelow, read, trackedFiles } from "./tracked-files.mjs";

const banned = [
  { pattern: /\beval\s*\(/, why: "eval: refused by a strict CSP" },
  { pattern: /\bnew\s+Function\b|[^.\w]Function\s*\(/, why: "new Function: refused by a strict CSP" },
  { pattern: /\bset(?:Timeout|Interval)\s*\(\s*["'`]/, why: "a timer with a string is eval" },
  {
    pattern: /\b(?:inner|outer)HTML\b/,
    why: "innerHTML, outerHTML: markup from text; refused by Trusted Types",
  },
  { pattern: /\binsertAdjacentHTML\b/, why: "insertAdjacentHTML: as innerHTML" },
  { pattern: /\bdocument\.write/, why: "document.write: as innerHTML" },
  { pattern: /\bpostMessage\s*\(/, why: "postMessage: the page could listen" },
  { pattern: /\bconsole\./, why: "console: the page's console is the page's; use the error event" },
  {
    pattern: /setAttribute\(\s*["'`]style["'`]/,
    why: "a style attribute: refused by style-src without unsafe-inline",
  },
  { pattern: /\bgetImageData\b/, why: "getImageData: noise under Firefox's resistFingerprinting" },
];

/** The code without its comments: a comment may say what the code must not do. */
function withoutComments(path) {
  const loader = path.endsWith(".ts") ? "ts" : "js";
  return esbuild.transformSync(read(path), { loader, legalComments: "none", target: "es2022" }).code;
}

function findingsIn(paths) {
  if (paths.length === 0) return ["there is no file to look at"];
  return paths.flatMap((path) => {
    const code = withoutComments(path);
    return banned.filter(({ pattern }) => pattern.test(code)).map(({ why }) => `${path}: ${why}`);
  });
}

const isScript = (path) => /\.(?:ts|mjs|js)$/.test(path) && !path.endsWith(".d.ts");

export const codePatterns = [
  {
    name: "the SDK's sources use nothing that a strict page refuses",
    findings: () => findingsIn(filesBelow("sdk/src").filter(isScript)),
  },
  {
    name: "the demo's pages use nothing that a strict page refuses",
    findings: () => findingsIn(trackedFiles.filter((path) => path.startsWith("demo/") && isScript(path))),
  },
  {
    name: "what ships uses nothing that a strict page refuses",
    findings: () => findingsIn(filesBelow("sdk/dist").filter(isScript)),
  },
];
