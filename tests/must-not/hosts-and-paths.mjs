// What would tie the repository to one machine or one company's network: hosts of package registries, absolute paths
// of the machine where something was made.
import { read, trackedFiles } from "./tracked-files.mjs";

// Written in pieces, so that this file does not find itself.
const tying = [
  new RegExp(["registry", "npmjs"].join("\\.")),
  new RegExp(["deb", "debian", "org"].join("\\.")),
  new RegExp(["art", "ifactory|art", "ifactregistry|art", "ifact-registry|", "pkg", "\\.dev\\b"].join("")),
  new RegExp(["/wo", "rk/|/ro", "ot/|/ho", "me/[a-z]+/|/tm", "p/build"].join("")),
];
const isText = (path) => !/\.(?:png|webp|jpg|ico|wasm|ttf|woff2|gz|br)$/.test(path);

export const hostsAndPaths = [
  {
    name: "no registry host and no machine's path is in the repository",
    findings: () =>
      trackedFiles.filter(isText).flatMap((path) =>
        read(path)
          .split("\n")
          .flatMap((line, index) => {
            const match = tying.map((pattern) => pattern.exec(line)).find(Boolean);
            return match ? [`${path}:${index + 1}: "${match[0]}"`] : [];
          }),
      ),
  },
  {
    name: "the lock file names versions and hashes, not hosts",
    findings: () => {
      const { packages } = JSON.parse(read("package-lock.json"));
      return Object.entries(packages)
        .filter(([, { resolved }]) => resolved)
        .map(
          ([name, { resolved }]) => `${name}: ${resolved}; run npm with --omit-lockfile-registry-resolved`,
        );
    },
  },
];
