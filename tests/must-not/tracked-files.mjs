// The files that the repository holds: tracked ones, and new ones that git does not ignore.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
});

/** Paths from the root, with forward slashes. */
export const trackedFiles = listed.split("\0").filter((path) => path && existsSync(join(root, path)));

export function read(path) {
  return readFileSync(join(root, path), "utf8");
}

/** All files below `folder`, tracked or not: for what the build makes. */
export function filesBelow(folder) {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const path = relative(root, join(absolute, entry.name));
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
