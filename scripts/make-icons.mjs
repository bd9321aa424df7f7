// Turns the icons of lucide-static (ISC licence) into what the two skins draw:
//   node scripts/make-icons.mjs --cpp OUT.inc --ts OUT.ts
// OUT.inc: strokes for widget/draw/icon_strokes.cpp; OUT.ts: SVG path data by the number of help::Icon. Either flag may be left out.
// Both carry the licence's notice, as it asks for every copy; the whole text is written to NOTICE files with --notice OUT.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** In the order of help::Icon (widget/a11y/node.h); 0 is no icon. */
const icons = [
  null,
  "message-circle",
  "ticket",
  "book-open",
  "circle-question-mark",
  "circle-play",
  "messages-square",
  "mail",
  "phone",
  "link",
  "arrow-left",
  "x",
  "chevron-right",
  "arrow-up-right",
  "check",
  "triangle-alert",
  "wifi-off",
  "clock",
  "rotate-cw",
  "info",
  "send-horizontal",
  "star",
  "search",
  "copy",
  "user-round",
  "calendar",
  "bell",
  "download",
  "arrow-down",
  "paperclip",
];

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "node_modules", "lucide-static");
const version = JSON.parse(readFileSync(join(source, "package.json"), "utf8")).version;
const notice = `Icons: Lucide ${version}, ISC licence, (c) Lucide Icons and Contributors; parts MIT licence, (c) 2013-present Cole Bemis (Feather).`;

/** The elements of an icon's file as SVG path data. */
function pathData(name) {
  const svg = readFileSync(join(source, "icons", `${name}.svg`), "utf8");
  const paths = [];
  for (const [, tag, text] of svg.matchAll(
    /<(path|circle|rect|line|polyline|polygon|ellipse)\s([^>]*?)\/?>/g,
  )) {
    const attributes = Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map((m) => [m[1], m[2]]));
    paths.push(elementPath(tag, attributes));
  }
  if (paths.length === 0) throw new Error(`${name}.svg has no shapes`);
  return paths.join("");
}

function elementPath(tag, attributes) {
  const number = (key) => Number(attributes[key] ?? 0);
  switch (tag) {
    case "path":
      // A first "m" is absolute, but the points after it are relative lines.
      return attributes.d.replace(
        /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*([-\d.])?/,
        (_, x, y, next) => `M${x} ${y}${next ? `l${next}` : ""}`,
      );
    case "circle":
    case "ellipse": {
      const rx = tag === "circle" ? number("r") : number("rx");
      const ry = tag === "circle" ? number("r") : number("ry");
      const [left, y] = [number("cx") - rx, number("cy")];
      return `M${left} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
    }
    case "rect": {
      const [x, y, w, h] = ["x", "y", "width", "height"].map(number);
      const r = Math.max(number("rx"), number("ry"));
      const arc = (dx, dy) => (r > 0 ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : "");
      return `M${x + r} ${y}h${w - 2 * r}${arc(r, r)}v${h - 2 * r}${arc(-r, r)}h${2 * r - w}${arc(-r, -r)}v${2 * r - h}${arc(r, -r)}z`;
    }
    case "line":
      return `M${number("x1")} ${number("y1")}L${number("x2")} ${number("y2")}`;
    default:
      return `M${attributes.points.trim()}${tag === "polygon" ? "z" : ""}`;
  }
}

/** Path data as subpaths of absolute lines [x, y] and cubic curves [x1, y1, x2, y2, x, y]. SVG 2, chapter 9. */
function subpaths(data) {
  const tokens = [...data.matchAll(/[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g)].map((m) => m[0]);
  const result = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let control = null;
  let command = "";
  let at = 0;
  let current = null;
  // The two flags of an arc may stand together with the number behind them: "a2 2 0 00-1.999".
  const flag = () => {
    const token = tokens[at];
    if (token.length > 1 && /^[01]/.test(token)) {
      tokens[at] = token.slice(1);
      return Number(token[0]);
    }
    at += 1;
    return Number(token);
  };
  const next = () => Number(tokens[at++]);
  const begin = () => {
    current = { from: [x, y], parts: [], closed: false };
    result.push(current);
  };
  const line = (toX, toY) => {
    if (current === null) begin();
    current.parts.push([toX, toY]);
    [x, y] = [toX, toY];
  };
  const curve = (...points) => {
    if (current === null) begin();
    current.parts.push(points);
    [x, y] = points.slice(4);
  };
  while (at < tokens.length) {
    if (/[a-zA-Z]/.test(tokens[at])) command = tokens[at++];
    const relative = command === command.toLowerCase();
    const [ox, oy] = relative ? [x, y] : [0, 0];
    const previous = control;
    control = null;
    switch (command.toLowerCase()) {
      case "m":
        [x, y] = [ox + next(), oy + next()];
        [startX, startY] = [x, y];
        begin();
        command = relative ? "l" : "L";
        break;
      case "l":
        line(ox + next(), oy + next());
        break;
      case "h":
        line(ox + next(), y);
        break;
      case "v":
        line(x, oy + next());
        break;
      case "c": {
        const points = [ox + next(), oy + next(), ox + next(), oy + next(), ox + next(), oy + next()];
        control = [points[2], points[3]];
        curve(...points);
        break;
      }
      case "s": {
        const [cx, cy] = previous === null ? [x, y] : [2 * x - previous[0], 2 * y - previous[1]];
        const points = [cx, cy, ox + next(), oy + next(), ox + next(), oy + next()];
        control = [points[2], points[3]];
        curve(...points);
        break;
      }
      case "a": {
        const [rx, ry, turn] = [next(), next(), next()];
        const [large, sweep] = [flag(), flag()];
        for (const points of arcCurves(x, y, rx, ry, turn, large, sweep, ox + next(), oy + next()))
          curve(...points);
        break;
      }
      case "z":
        if (Math.hypot(x - startX, y - startY) > 0.001) line(startX, startY);
        current.closed = true;
        [x, y] = [startX, startY];
        current = null;
        break;
      default:
        throw new Error(`path command ${command} is not known here`);
    }
  }
  // Some paths come back to where they started without saying so.
  for (const path of result) {
    const [endX, endY] = path.parts.at(-1)?.slice(-2) ?? path.from;
    path.closed ||= path.parts.length > 2 && Math.hypot(endX - path.from[0], endY - path.from[1]) < 0.02;
  }
  return result;
}

/** An elliptical arc as cubic curves of at most a quarter turn. SVG 2, B.2.4. */
function arcCurves(x1, y1, rxIn, ryIn, turn, large, sweep, x2, y2) {
  if (turn !== 0) throw new Error("turned arcs are not known here");
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const grow = Math.sqrt(Math.max(1, (dx / rxIn) ** 2 + (dy / ryIn) ** 2));
  const [rx, ry] = [rxIn * grow, ryIn * grow];
  const top = Math.max(0, rx * rx * ry * ry - rx * rx * dy * dy - ry * ry * dx * dx);
  const factor = (large === sweep ? -1 : 1) * Math.sqrt(top / (rx * rx * dy * dy + ry * ry * dx * dx));
  const [cx, cy] = [(factor * rx * dy) / ry + (x1 + x2) / 2, (-factor * ry * dx) / rx + (y1 + y2) / 2];
  const angle = (px, py) => Math.atan2((py - cy) / ry, (px - cx) / rx);
  const start = angle(x1, y1);
  let sweepAngle = angle(x2, y2) - start;
  if (sweep === 0 && sweepAngle > 0) sweepAngle -= 2 * Math.PI;
  if (sweep === 1 && sweepAngle < 0) sweepAngle += 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(sweepAngle) / (Math.PI / 2 + 1e-6)));
  const step = sweepAngle / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  const curves = [];
  for (let i = 0; i < count; i++) {
    const [a, b] = [start + i * step, start + (i + 1) * step];
    const [ax, ay, bx, by] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
    curves.push([
      cx + rx * (ax - reach * ay),
      cy + ry * (ay + reach * ax),
      cx + rx * (bx + reach * by),
      cy + ry * (by - reach * bx),
      cx + rx * bx,
      cy + ry * by,
    ]);
  }
  return curves;
}

/** Strokes are cut at sharp corners: the painter rounds both ends of every stroke, and two round ends make a round joint. */
function cutAtCorners(path) {
  const strokes = [];
  let stroke = { from: path.from, parts: [], closed: false };
  let [x, y] = path.from;
  const direction = (ax, ay, bx, by) => Math.atan2(by - ay, bx - ax);
  const ends = (fx, fy, part) => {
    if (part.length === 2) {
      const d = direction(fx, fy, part[0], part[1]);
      return [d, d];
    }
    return [direction(fx, fy, part[0], part[1]), direction(part[2], part[3], part[4], part[5])];
  };
  let last = null;
  let corners = 0;
  for (const part of path.parts) {
    const [entering, leaving] = ends(x, y, part);
    if (last !== null && isSharp(last, entering)) {
      strokes.push(stroke);
      stroke = { from: [x, y], parts: [], closed: false };
      corners += 1;
    }
    stroke.parts.push(part);
    last = leaving;
    [x, y] = part.slice(-2);
  }
  const first = path.parts.length > 0 ? ends(...path.from, path.parts[0])[0] : 0;
  stroke.closed = path.closed && corners === 0 && !isSharp(last, first);
  strokes.push(stroke);
  return strokes;
}

function isSharp(a, b) {
  const turn = Math.abs(((b - a + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
  return turn > 0.4;
}

/** One icon as 16-bit numbers: strokes of [2 * parts + closed, x, y, then for each part 0, x, y or 1 and six numbers], in 1/100 of a unit of 24. */
function strokeNumbers(data) {
  const numbers = [];
  const hundredths = (values) => values.map((value) => Math.round(value * 100));
  for (const path of subpaths(data)) {
    for (const stroke of cutAtCorners(path)) {
      numbers.push(stroke.parts.length * 2 + (stroke.closed ? 1 : 0), ...hundredths(stroke.from));
      for (const part of stroke.parts) numbers.push(part.length === 2 ? 0 : 1, ...hundredths(part));
    }
  }
  return numbers;
}

function cppTable(paths) {
  const starts = [];
  const rows = [];
  let count = 0;
  for (const [icon, data] of paths.entries()) {
    const numbers = data === "" ? [] : strokeNumbers(data);
    starts.push(count);
    count += numbers.length;
    if (numbers.length > 0) rows.push(`    // ${icons[icon]}\n    ${numbers.join(", ")},`);
  }
  starts.push(count);
  return [
    `// Made by scripts/make-icons.mjs. ${notice}`,
    `constexpr std::array<std::int16_t, ${count}> kStrokes = {`,
    ...rows,
    "};",
    `constexpr std::array<std::uint16_t, ${starts.length}> kStarts = {${starts.join(", ")}};`,
    "",
  ].join("\n");
}

function tsModule(paths) {
  return [
    `// Made by scripts/make-icons.mjs. ${notice}`,
    "",
    "/** SVG path data by the number of `Icon`: a view box of 24 × 24, stroke width 2, round caps and joins, no fill. */",
    "export const iconPaths: readonly string[] = [",
    ...paths.map((data) => `  ${JSON.stringify(data)},`),
    "];",
    "",
  ].join("\n");
}

function flag(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : process.argv[at + 1];
}

const paths = icons.map((name) => (name === null ? "" : pathData(name)));
const outputs = [
  [flag("--cpp"), () => cppTable(paths)],
  [flag("--ts"), () => tsModule(paths)],
  [flag("--notice"), () => `${notice}\n\n${readFileSync(join(source, "LICENSE"), "utf8")}`],
];
if (outputs.every(([file]) => file === null)) {
  process.stderr.write("usage: node scripts/make-icons.mjs [--cpp OUT.inc] [--ts OUT.ts] [--notice OUT]\n");
  process.exit(2);
}
for (const [file, make] of outputs) {
  if (file !== null) writeFileSync(file, make());
}
