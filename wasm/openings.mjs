// What the help runs from the moment a customer comes near until the first screen can be used, in every usual way: split.mjs keeps the functions
// that run here in the first part of a module. A way that is missing here works as well; it waits for the second part.
import { readFileSync } from "node:fs";

const example = (name) =>
  readFileSync(new URL(`../docs/protocol/examples/${name}.json`, import.meta.url), "utf8");
const full = JSON.parse(example("bootstrap"));
const [notice] = full.notices;

/** A Monday at noon in the desk's zone; a Sunday; a day on which the example's notice is shown. */
const [open, closed, noticed] = ["2026-11-23T15:00:00Z", "2026-11-22T15:00:00Z", "2026-12-15T15:00:00Z"].map(
  Date.parse,
);
/** Short and long, as std::string tells them apart. */
const texts = ["Aviso", "Um texto que não cabe onde ficam os textos curtos: é guardado em outro lugar"];
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const icons = "chat ticket book question play channels mail phone bell link".split(" ");
const kinds = "talk ticket link channels knowledge notices".split(" ");
const day = 24 * 3600_000;
const at = (time) => new Date(time).toISOString().replace(".000Z", "+00:00");
/** A desk that uses all that the protocol knows, and as much of it as real ones do. */
const rich = {
  ...full,
  capabilities: [...full.capabilities, "images", "identity", "not-known-yet"],
  cards: many(11, (index) => ({
    id: `card-${index}`,
    kind: kinds[index % kinds.length],
    icon: icons[index % icons.length],
    title: texts[index % 2],
    detail: texts[(index >> 1) % 2],
    href: "https://ajuda.mare.example/",
  })),
  hours: {
    ...full.hours,
    exceptions: many(8, (index) => ({
      date: `2026-12-2${index}`,
      name: texts[index % 2],
      ...(index % 2
        ? { closed: true }
        : { intervals: many(2, (turn) => ({ open: `0${8 + turn}:00`, close: `0${8 + turn}:30` })) }),
    })),
    windows: many(12, (index) => ({
      from: at(closed + index * day),
      to: at(closed + index * day + 3600_000),
    })),
    windowsUntil: at(closed + 14 * day),
    businessDays: [1, 2, 3, 4, 5],
  },
  notices: many(4, (index) => ({
    ...(index % 2 ? notice : { title: texts[1], from: notice.from, to: notice.to, dismissible: false }),
    id: `notice-${index}`,
    severity: ["info", "warning", "outage"][index % 3],
  })),
  reasons: many(8, (index) => ({ id: `reason-${index}`, label: texts[index % 2], team: texts[index % 2] })),
  channels: many(5, (index) => ({
    ...full.channels[0],
    id: `channel-${index}`,
    kind: ["email", "link", "phone"][index % 3],
    support: index < 3,
    title: texts[index % 2],
    detail: texts[(index >> 1) % 2],
  })),
};
const desks = [example("bootstrap"), example("bootstrap.smallest"), JSON.stringify(rich)];

/** As sdk/src/core/core-settings.ts tells them. */
const settings = {
  seed: "0f".repeat(32),
  endpoint: "",
  site: "demo",
  locale: "pt-BR",
  transport: "http",
  contacts: [],
  dark: false,
  reducedMotion: false,
  fontScale: 1,
  utcOffset: -180,
  online: true,
  stored: {},
};
const user = { name: "Ana Souza", email: "ana@loja.example" };
const told = {
  user,
  vouches: true,
  contacts: [{ label: "suporte@mare.example", href: "mailto:suporte@mare.example" }],
  accent: "#0b7a55",
  labels: { ticket_send: "Mandar" },
  dark: true,
  reducedMotion: true,
  fontScale: 1.25,
  stored: { notices: '{"ids":["info"]}' },
};

const answer = (body, status = 200, contentType = "application/json", retryAfter = "") => ({
  type: "response",
  status,
  retryAfter,
  contentType,
  body,
});
const failures = [
  { type: "failed", reason: "network" },
  { type: "failed", reason: "timeout" },
  answer(example("problem.unavailable"), 503, "application/problem+json", "1"),
  answer(example("problem.not-found"), 404, "application/problem+json"),
  answer("<!doctype html><title>Entre na rede</title>", 200, "text/html"),
];

/** The node of these keys, outermost first: help::node_id (widget/a11y/node.h). */
const nodeOf = (...keys) =>
  keys.reduce((parent, key) => {
    const bytes = [0, 8, 16, 24].map((shift) => (parent >>> shift) & 255).concat([...Buffer.from(key)]);
    return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 16777619) >>> 0, 2166136261);
  }, 0);
const [click, focus, blur, scroll, dismiss] = [1, 2, 3, 5, 6];
/** What one can do on the first screen without leaving it: [node, action, data]. */
const acts = [
  ...[
    ["hero", "greeting"],
    ["hero", "close"],
    ["home", "card-1"],
    ["home", "card-2"],
  ].flatMap((keys) => [focus, blur].map((action) => [nodeOf("panel", ...keys), action, ""])),
  [nodeOf("panel", "home"), scroll, "12.5 30"],
  ...rich.notices.map(({ id }) => [nodeOf("panel", "home", `notice-${id}`, "dismiss"), click, ""]),
  [nodeOf("panel", "home", "failed", "again"), click, ""],
  [nodeOf("panel", "hero", "close"), click, ""],
  [nodeOf("panel"), dismiss, ""],
];

/** `module`: an instrumented one, as bytes. Resolves with the profile that it has written. */
export async function profileOf(module) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let core;
  const measure = (_host, _at, _size, pixels, _weight, out) =>
    new Float32Array(core.memory.buffer, out, 8).set([pixels / 2, 0, -pixels, pixels / 2, 0, pixels, 0, 0]);
  const compiled = await WebAssembly.compile(module);
  const imports = {};
  for (const { module: group, name } of WebAssembly.Module.imports(compiled)) {
    imports[group] ??= {};
    imports[group][name] = name === "glyph_measure" ? measure : () => 0;
  }
  core = (await WebAssembly.instantiate(compiled, imports)).exports;
  core._initialize?.();
  core.help_abi_version();

  const text = (at) => {
    const view = new DataView(core.memory.buffer);
    return decoder.decode(
      new Uint8Array(core.memory.buffer, view.getUint32(at, true), view.getUint32(at + 4, true)),
    );
  };
  const put = (value) => {
    const bytes = encoder.encode(typeof value === "string" ? value : JSON.stringify(value));
    new Uint8Array(core.memory.buffer, core.help_inbox(bytes.length), bytes.length).set(bytes);
    return bytes.length;
  };

  /** One widget from its beginning to its end; `replies` to its first requests, in order. */
  function opening(given, replies, now) {
    const widget = core.help_create(1, put({ ...settings, ...given }));
    if (!widget) throw new Error(text(core.help_last_error()));
    const post = (message) => {
      if (core.help_post(widget, put(message))) throw new Error(text(core.help_last_error()));
    };
    let time = now;
    const asked = [];
    const frame = (later = 16) => {
      time += later;
      const at = core.help_frame(widget, time, 0);
      const effects = JSON.parse(text(at + 24) || "[]");
      asked.push(...effects.filter(({ type }) => type === "request" || type === "call"));
      core.help_frame(widget, time, 0);
    };
    core.help_resize(widget, 400, 640, 1);
    post({ type: "prepare" });
    post({ type: "page", visible: true });
    frame();
    core.help_pointer(widget, 10, 10, 0);
    post({ type: "open" });
    post({ type: "preferences", dark: false, reducedMotion: false, fontScale: 1, utcOffset: -180 });
    post({ type: "network", online: true });
    const { seed, stored, ...same } = { ...settings, ...given };
    post({ type: "settings", settings: { ...same, accent: "#4353ff" } });
    core.help_textures_lost(widget);
    frame();
    for (const reply of replies) {
      const call = asked.shift();
      if (!call) break;
      post({ ...reply, id: call.id });
      frame();
      frame(20_000);
    }
    const act = ([node, action, data]) => core.help_act(widget, node, action, put(data));
    // One after the other; then all that leads to nothing in one frame, between messages.
    for (const each of acts) {
      act(each);
      frame();
    }
    for (const each of acts.filter(([, action]) => action !== click && action !== dismiss)) {
      act(each);
      post({ type: "page", visible: true });
    }
    frame();
    post({ type: "network", online: false });
    frame();
    post({ type: "close" });
    frame();
    post({ type: "open", route: "home" });
    frame();
    core.help_destroy(widget);
  }

  for (const locale of ["pt-BR", "pt", "en", "en-US", "es", "es-419"]) {
    for (const desk of desks) {
      for (const now of [open, closed, noticed]) {
        // Of desks that say what their clock shows, and of one that does not.
        for (const given of [{}, { user }, told])
          for (const clock of [undefined, now, now + 3_600_000])
            opening({ ...given, locale }, [{ ...answer(desk), clock }], now);
      }
    }
  }
  for (const failure of failures) opening(told, [failure, failure, failure, failure], open);
  const host = { transport: "host", user };
  for (const json of desks) opening(host, [{ type: "result", json }], open);
  opening(host, [{ type: "problem", json: "{}" }], open);

  const size = core.__write_profile(0, 0);
  const at = core.help_inbox(size);
  core.__write_profile(at, size);
  return new Uint8Array(core.memory.buffer, at, size).slice();
}
