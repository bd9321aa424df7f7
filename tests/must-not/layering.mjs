// Who may include whom (docs/architecture.md). CMake's targets enforce most of it; this names the wrong line, and
// sees what a shared include path would let through.
import { read, trackedFiles } from "./tracked-files.mjs";

const rules = ["base", "i18n", "port", "rules"];
const mayInclude = {
  base: ["base"],
  rules,
  port: rules, // the interface to a backend speaks of tickets and desks; the rules speak of its problems
  wire: [...rules, "ui", "frame", "wire"], // settings and messages in, effects out
  transport: [...rules, "wire", "transport"],
  i18n: ["base", "i18n"],
  a11y: ["base", "a11y"],
  text: ["base", "text"],
  ui: ["base", "a11y", "text", "ui", "frame"],
  draw: ["base", "a11y", "text", "ui", "draw", "frame"],
  frame: ["base", "port", "i18n", "a11y", "ui", "draw", "frame"],
  views: [...rules, "a11y", "text", "ui", "views", "frame"],
  server: ["server"],
};
const folders = new Set(["base", "transport", "wire", "i18n", "a11y", "text", "ui", "draw"]);

/** The layer of a file; undefined for those that may include all below them: the façade, wasm/ and tests/. */
function layerOf(path) {
  if (path.startsWith("demo/server/")) return "server";
  const [, folder, file] = /^widget\/(?:([^/]+)\/)?([^/]+)$/.exec(path) ?? [];
  if (!file) return undefined;
  if (!folder) return /^(?:config|input|output)\./.test(file) ? "frame" : undefined;
  if (folder === "transport" && /^(?:transport|problem|http_channel|call_line)\.h$/.test(file)) return "port";
  if (folders.has(folder)) return folder;
  if (folder === "screen") return "views";
  return /_(?:view|graph)\./.test(file) ? "views" : "rules";
}

/** Third-party headers, and who alone may include them. */
const reserved = [
  {
    header: /^(?:imgui|imstb_|misc\/freetype)/,
    allowed: /^(?:widget\/draw|wasm|tests)\//,
    name: "Dear ImGui",
  },
  { header: /^nlohmann\//, allowed: /^(?:widget\/wire|demo\/server|tests)\//, name: "nlohmann/json" },
  {
    header: /^(?:boost|sqlite3|openssl|spdlog|CLI|date)\b/,
    allowed: /^(?:demo\/server|tests)\//,
    name: "the server's libraries",
  },
  { header: /^emscripten/, allowed: /^wasm\//, name: "Emscripten" },
  {
    header: /^(?:iostream|fstream|sstream|regex)$/,
    allowed: /^(?:demo\/server|tests)\//,
    name: "iostreams and std::regex",
  },
  { header: /^doctest\//, allowed: /^tests\//, name: "doctest" },
];

function includesOf(path) {
  return read(path)
    .split("\n")
    .flatMap((line, index) => {
      const match = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/.exec(line);
      return match ? [{ path, line: index + 1, header: match[1] }] : [];
    });
}

const isCpp = (path) => /\.(?:h|cpp|inc)$/.test(path);
const edges = () => trackedFiles.filter(isCpp).flatMap(includesOf);
const where = ({ path, line, header }) => `${path}:${line} includes ${header}`;
const ours = new Set(trackedFiles);

export const layering = [
  {
    name: "each layer includes only the layers below it",
    findings: () =>
      edges().flatMap((edge) => {
        const from = layerOf(edge.path);
        if (!from || !ours.has(edge.header)) return [];
        const to = layerOf(edge.header) ?? edge.header.split("/")[0];
        return mayInclude[from].includes(to) ? [] : [`${where(edge)}: ${from} may not include ${to}`];
      }),
  },
  {
    name: "a third-party header is included only where it belongs",
    findings: () =>
      edges().flatMap((edge) => {
        const rule = reserved.find(({ header }) => header.test(edge.header));
        return rule && !rule.allowed.test(edge.path)
          ? [`${where(edge)}: not the place for ${rule.name}`]
          : [];
      }),
  },
  {
    name: "nothing that ships includes the tests",
    findings: () =>
      edges()
        .filter(({ path, header }) => header.startsWith("tests/") && !path.startsWith("tests/"))
        .map(where),
  },
  {
    name: "the demo uses the SDK as a customer does, the SDK uses neither demo nor tests",
    findings: () =>
      trackedFiles
        .filter((path) => /^(?:demo|sdk\/src)\/.*\.(?:ts|js|mjs|html)$/.test(path))
        .flatMap((path) => {
          const banned = path.startsWith("demo/")
            ? /["'][^"']*sdk\/src\//
            : /from\s+["'][^"']*\/(?:demo|tests)\//;
          return banned.test(read(path))
            ? [`${path}: ${path.startsWith("demo/") ? "reaches into sdk/src" : "leaves the SDK"}`]
            : [];
        }),
  },
];
