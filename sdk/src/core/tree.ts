import {
  type Live,
  type Look,
  liveness,
  looks,
  type NumberPart,
  numberParts,
  type Role,
  roles,
  type TextPart,
  type TreeOp,
  textParts,
  treeOps,
} from "./enums.js";

/** CSS pixels, relative to the parent's box. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes the operations in the order in which they were written (widget/a11y/tree_ops.h). 0 as `before` means last. */
export interface TreeSink {
  add(id: number, parent: number, before: number, role: Role, look: Look): void;
  remove(id: number): void;
  move(id: number, before: number): void;
  text(id: number, part: TextPart, text: string): void;
  number(id: number, part: NumberPart, value: number): void;
  box(id: number, box: Box): void;
  controlBox(id: number, box: Box): void;
  content(id: number, height: number): void;
  scrollTo(id: number, y: number): void;
  focus(id: number): void;
  say(live: Live, text: string): void;
}

const decoder = new TextDecoder();

/** Reads packed values one after the other; throws beyond the end. */
class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.#at === this.#bytes.length;
  }
  byte(): number {
    return this.#view.getUint8(this.#at++);
  }
  whole(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }
  real(): number {
    this.#at += 4;
    return this.#view.getFloat32(this.#at - 4, true);
  }
  box(): Box {
    return { x: this.real(), y: this.real(), width: this.real(), height: this.real() };
  }
  text(): string {
    const size = this.whole();
    if (size > this.#bytes.length - this.#at)
      throw new RangeError("A text runs over the end of the tree operations.");
    this.#at += size;
    return decoder.decode(this.#bytes.subarray(this.#at - size, this.#at));
  }
  /** The name that the next byte stands for. */
  name<T>(names: readonly T[], first = 0): T {
    const value = this.byte();
    const name = names[value - first];
    if (name === undefined) throw new RangeError(`No name for ${value} in the tree operations.`);
    return name;
  }
}

/** Carries out `bytes` on `sink`. Throws on bytes that are none of ours: the core is then not to be trusted any more. */
export const applyTreeOps = (bytes: Uint8Array, sink: TreeSink): void => {
  const read = new Reader(bytes);
  const steps: Record<TreeOp, () => void> = {
    Add: () => sink.add(read.whole(), read.whole(), read.whole(), read.name(roles), read.name(looks)),
    Remove: () => sink.remove(read.whole()),
    Move: () => sink.move(read.whole(), read.whole()),
    Text: () => sink.text(read.whole(), read.name(textParts), read.text()),
    Number: () => sink.number(read.whole(), read.name(numberParts), read.whole()),
    Box: () => sink.box(read.whole(), read.box()),
    ControlBox: () => sink.controlBox(read.whole(), read.box()),
    Content: () => sink.content(read.whole(), read.real()),
    ScrollTo: () => sink.scrollTo(read.whole(), read.real()),
    Focus: () => sink.focus(read.whole()),
    Say: () => sink.say(read.name(liveness), read.text()),
  };
  while (!read.done) steps[read.name(treeOps, 1)]();
};
