// What the project promises, and where in the measurements each promise is read. A promise holds for both skins.

const KB = 1024;
const MB = 1024 * 1024;
const over = (measure) => (subject, empty) => subject[measure] - empty[measure];
const plain =
  (measure, divisor = 1) =>
  (subject) =>
    subject[measure] / divisor;

/**
 * `of`: device or "idle"; `read(subject, empty)` gives the figure; `most`: the bound, by skin where they differ.
 * `ratio: false`: dividing by the floor says nothing.
 */
export const promises = [
  { name: "bytes at page load", unit: "KB brotli", of: "desk", read: plain("bytesAtLoad", KB), most: 3 },
  { name: "requests at page load", unit: "", of: "desk", read: plain("requestsAtLoad"), most: 1 },
  {
    name: "bytes until open",
    unit: "KB brotli",
    of: "desk",
    read: plain("bytesUntilOpen", KB),
    most: { canvas: 170, dom: 90 },
  },
  {
    name: "bytes of everything, when the rest has come as well",
    unit: "KB brotli",
    of: "desk",
    read: plain("bytesOfAll", KB),
    ratio: false,
  },
  {
    name: "the desk's own content until open",
    unit: "KB brotli",
    of: "desk",
    read: plain("contentUntilOpen", KB),
    ratio: false,
  },
  {
    name: "requests, when the rest has come as well",
    unit: "",
    of: "desk",
    read: plain("requestsUntilOpen"),
  },
  {
    name: "main thread at page load, over the empty page",
    unit: "ms",
    of: "desk",
    read: over("mainThread"),
    most: 10,
  },
  { name: "long tasks at page load", unit: "", of: "desk", read: over("longTasks"), most: 0, ratio: false },
  { name: "click → usable, 300 ms hover before", unit: "ms", of: "desk", read: plain("hover"), most: 33 },
  { name: "click → usable, cold", unit: "ms", of: "desk", read: plain("cold"), most: 80 },
  {
    name: "click → usable, cold, held for 80 ms as by a hand",
    unit: "ms",
    of: "desk",
    read: plain("coldByHand"),
    most: 80,
  },
  { name: "click → usable, warm", unit: "ms", of: "desk", read: plain("warm"), most: 50 },
  {
    name: "click → usable, warm, held for 80 ms as by a hand",
    unit: "ms",
    of: "desk",
    read: plain("warmByHand"),
    most: 50,
  },
  {
    name: "click → ticket form, its card pressed at once, cold",
    unit: "ms",
    of: "desk",
    read: plain("answered"),
    ratio: false,
  },
  { name: "click → drawn by the core, cold", unit: "ms", of: "desk", read: plain("drawn") },
  {
    name: "phone: main thread at page load, over the empty page",
    unit: "ms",
    of: "phone",
    read: over("mainThread"),
  },
  {
    name: "phone: launcher shown, over the empty page",
    unit: "ms",
    of: "phone",
    read: over("launcherAt"),
    most: 120,
  },
  {
    name: "phone: click → usable, prefetched",
    unit: "ms",
    of: "phone",
    read: plain("prefetched"),
    most: 100,
    ratio: false,
  },
  { name: "phone: click → usable, nothing loaded", unit: "ms", of: "phone", read: plain("cold"), most: 1100 },
  {
    name: "phone: click → ticket form, its card pressed at once, nothing loaded",
    unit: "ms",
    of: "phone",
    read: plain("answered"),
    ratio: false,
  },
  {
    name: "JavaScript heap, open, over the empty page",
    unit: "MB",
    of: "desk",
    read: (subject, empty) => over("heap")(subject, empty) / MB,
    most: 0.5,
  },
  {
    name: "WebAssembly memory, open",
    unit: "MiB",
    of: "desk",
    read: plain("wasm", MB),
    most: 6,
    ratio: false,
  },
  {
    name: "idle 10 s, closed: main thread, over the empty page",
    unit: "ms",
    of: "idle",
    read: over("closed"),
    most: 0.5,
    ratio: false,
  },
  {
    name: "idle 10 s, open: main thread, over the empty page",
    unit: "ms",
    of: "idle",
    read: (subject, empty) => subject.open - empty.closed,
    most: 5,
    ratio: false,
  },
];

/** One line a promise: figures of floor and both skins, ratios to the floor, bounds, and whether they hold. */
export function judge(measured) {
  return promises.map(({ name, unit, of, read, most, ratio = true }) => {
    const { empty, ...others } = measured[of];
    const figures = Object.fromEntries(
      Object.entries(others).map(([subject, values]) => [subject, read(values, empty)]),
    );
    const skins = ["canvas", "dom"].map((skin) => {
      const figure = figures[skin];
      const bound = typeof most === "object" ? most[skin] : most;
      return {
        skin,
        figure,
        bound,
        holds: bound === undefined ? undefined : figure <= bound,
        ratio: ratio && figures.floor > 0 ? figure / figures.floor : undefined,
      };
    });
    return { name, unit, floor: Number.isFinite(figures.floor) ? figures.floor : undefined, skins };
  });
}
