// Names that say nothing, and files that have become more than one idea.
import { read, trackedFiles } from "./tracked-files.mjs";

const emptyWords = new Set(["manager", "helper", "helpers", "util", "utils", "utilities", "common", "misc"]);
const longest = 350;

/** Files over the limit that are one idea all the same, each with its reason. Keep it short. */
const allowedLong = JSON.parse(read("tests/must-not/long-files.json"));

const words = (path) => path.split(/[/._-]/).map((word) => word.toLowerCase());
const isCode = (path) =>
  /\.(?:h|cpp|c|ts|mjs|js|css|sh|cmake)$/.test(path) || path.endsWith("CMakeLists.txt");
const lineCount = (path) => read(path).split("\n").length - 1;

export const fileNames = [
  {
    name: "file names say what is in the file",
    findings: () =>
      trackedFiles.flatMap((path) => {
        const word = words(path).find((candidate) => emptyWords.has(candidate));
        return word ? [`${path}: "${word}" says nothing; name the idea`] : [];
      }),
  },
  {
    name: `no file has more than ${longest} lines without a reason`,
    findings: () =>
      trackedFiles
        .filter((path) => isCode(path) && !(path in allowedLong))
        .map((path) => ({ path, lines: lineCount(path) }))
        .filter(({ lines }) => lines > longest)
        .map(({ path, lines }) => `${path}: ${lines} lines; split it, or give the reason in long-files.json`),
  },
  {
    name: "every exception for a long file is still needed",
    findings: () =>
      Object.keys(allowedLong)
        .filter((path) => !trackedFiles.includes(path) || lineCount(path) <= longest)
        .map((path) => `${path}: gone or short enough; take it out of long-files.json`),
  },
];
