import type { Role } from "../core/enums.js";
import { type Abi, type ActionKind, CoreWidget } from "../core/module.js";
import { applyTreeOps, type TreeSink } from "../core/tree.js";
import { hashOf } from "./fingerprint.js";

const nothing = (): void => undefined;
const encoder = new TextEncoder();

/** What a frame put out, in short. */
export type Print = Readonly<Record<"tree" | "draw" | "effects" | "wake" | "moving", unknown>>;

/** One thing that enters the core, in the words of a recording. */
export type Entry = Readonly<Record<string, unknown>> & { readonly type: string };

/** A second core that is given what is written, so that a masked recording is consistent in itself. */
export class Witness {
  readonly #core: CoreWidget;
  readonly #roles = new Map<number, Role>();
  readonly #sink: TreeSink;

  constructor(abi: Abi) {
    this.#core = new CoreWidget(abi);
    const rest = { remove: nothing, move: nothing, text: nothing, number: nothing, box: nothing };
    this.#sink = {
      ...rest,
      add: (id, _parent, _before, role) => this.#roles.set(id, role),
      controlBox: nothing,
      content: nothing,
      scrollTo: nothing,
      focus: nothing,
      say: nothing,
    };
  }

  create(settings: object): void {
    const refusal = this.#core.create(settings);
    if (refusal) throw new Error(refusal.message);
  }

  roleOf(node: number): Role | undefined {
    return this.#roles.get(node);
  }

  take(entry: Entry): void {
    if (entry.type === "act") {
      const { node, action, data } = entry as unknown as { node: number; action: string; data: string };
      this.#core.act(node, `${action[0]?.toUpperCase()}${action.slice(1)}` as ActionKind, data);
    } else {
      this.#core.post(entry);
    }
  }

  texturesLost(): void {
    this.#core.texturesLost();
  }

  frame(now: number, viewport: readonly number[], pointer: readonly unknown[], drawing: boolean): Print {
    const [width = 0, height = 0, density = 0] = viewport;
    const [x, y, pressed] = pointer as [number, number, boolean];
    this.#core.resize(width, height, density);
    this.#core.pointer(x, y, pressed ? 1 : 0);
    const { tree, draw, outbox, wakeAt, again } = this.#core.frame(now, drawing);
    const print = {
      tree: hashOf(tree),
      draw: draw.length ? hashOf(draw) : null,
      effects: hashOf(encoder.encode(outbox)),
      wake: wakeAt || null,
      moving: again,
    };
    applyTreeOps(tree, this.#sink);
    return print;
  }
}
