// A help without a browser: the light module as it is shipped, its tree as plain objects. Enough for the tests of documents and boundary.
import { readFileSync } from "node:fs";

const wasm =
  process.env.HELP_LIGHT_MODULE ?? new URL("../../build/wasm/help-widget-lite.wasm", import.meta.url);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const ADD = 1,
  REMOVE = 2,
  MOVE = 3,
  TEXT = 4,
  NUMBER = 5,
  BOX = 6,
  CONTROL_BOX = 7,
  CONTENT = 8,
  SCROLL_TO = 9,
  FOCUS = 10;
const CLICK = 1,
  SET_VALUE = 4;
const [NAME, VALUE] = [0, 1];

export async function lightModule(settings) {
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: {
      proc_exit() {
        throw new Error("the module stopped");
      },
    },
  });
  const core = instance.exports;
  core._initialize?.();

  function put(text) {
    const bytes = encoder.encode(text);
    const room = core.help_inbox(bytes.length); // the memory may grow: its buffer is asked for afterwards
    if (room === 0) throw new Error("no room");
    new Uint8Array(core.memory.buffer, room, bytes.length).set(bytes);
    return bytes.length;
  }
  const bytesAt = (pointer) => {
    const view = new DataView(core.memory.buffer);
    return new Uint8Array(
      core.memory.buffer,
      view.getUint32(pointer, true),
      view.getUint32(pointer + 4, true),
    );
  };
  const lastError = () => new Error(JSON.parse(decoder.decode(bytesAt(core.help_last_error()))).message);

  const widget = core.help_create(
    1,
    put(JSON.stringify({ seed: "0f".repeat(32), endpoint: "", transport: "http", ...settings })),
  );
  if (widget === 0) throw lastError();

  const nodes = new Map();
  const answers = [];
  let transport;
  let now = 1_795_348_800_000;

  function apply(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    const u8 = () => view.getUint8(at++);
    const u32 = () => {
      at += 4;
      return view.getUint32(at - 4, true);
    };
    const text = () => {
      const size = u32();
      at += size;
      return decoder.decode(bytes.subarray(at - size, at));
    };
    const drop = (id) => {
      for (const [child, node] of nodes) if (node.parent === id) drop(child);
      nodes.delete(id);
    };
    while (at < bytes.length) {
      const op = u8();
      if (op === ADD) {
        const id = u32();
        nodes.set(id, { id, parent: u32(), texts: [] });
        at += 6;
      } else if (op === REMOVE) drop(u32());
      else if (op === TEXT) {
        const node = nodes.get(u32());
        node.texts[u8()] = text();
      } else if (op === NUMBER) at += 9;
      else if (op === BOX || op === CONTROL_BOX) at += 20;
      else if (op === MOVE || op === CONTENT || op === SCROLL_TO) at += 8;
      else if (op === FOCUS) at += 4;
      else {
        at += 1;
        text();
      }
    }
  }

  async function obey(effect) {
    if (effect.type === "request") {
      const known = answers.find((answer) => effect.url.startsWith(answer.path));
      send(
        known
          ? {
              type: "response",
              id: effect.id,
              status: known.status,
              contentType: "application/json",
              body: known.body,
            }
          : { type: "failed", id: effect.id, reason: "network" },
      );
    } else if (effect.type === "call") {
      try {
        const value = await (transport[effect.method]?.(...effect.arguments) ?? {});
        send({ type: "result", id: effect.id, json: JSON.stringify(value) });
      } catch (problem) {
        send({ type: "problem", id: effect.id, json: JSON.stringify(problem) });
      }
    }
  }

  function send(message) {
    if (core.help_post(widget, put(JSON.stringify(message))) !== 0) throw lastError();
  }

  /** Frames until the widget asks for nothing more. */
  async function settle() {
    for (let frame = 0; frame < 20; ++frame) {
      const at = core.help_frame(widget, ++now, 0);
      const tree = bytesAt(at + 8).slice();
      const outbox = decoder.decode(bytesAt(at + 24));
      apply(tree);
      const effects = outbox ? JSON.parse(outbox) : [];
      for (const effect of effects) await obey(effect);
      if (!effects.some(({ type }) => type === "request" || type === "call")) return;
    }
    throw new Error("the widget never comes to rest");
  }

  function act(name, action, data = "") {
    const node = [...nodes.values()].filter(({ texts }) => texts[NAME] === name).at(-1);
    if (!node) throw new Error(`there is no "${name}"`);
    core.help_act(widget, node.id, action, put(data));
  }

  await settle();
  return {
    connect(functions) {
      transport = functions;
    },
    answer(path, status, body) {
      answers.push({ path, status, body });
    },
    async post(message) {
      send(message);
      await settle();
    },
    async press(name) {
      act(name, CLICK);
      await settle();
    },
    type(label, value) {
      act(label, SET_VALUE, value);
    },
    reads: (words) =>
      [...nodes.values()].some(({ texts }) => texts[NAME]?.includes(words) || texts[VALUE]?.includes(words)),
  };
}
