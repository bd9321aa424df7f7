import type { TypedText } from "./mask.js";

export interface RecordOptions {
  /** Keep what the customer wrote and is called; tokens and keys are masked in any case. */
  readonly text?: boolean;
  /** The recording ends when it has so many characters; 32 Mi unless said otherwise. */
  readonly most?: number;
}

const usualMost = 32 * 1024 * 1024;

/** What has been written down so far: a replay of it is `help-qa run --replay`. */
export class Recording {
  readonly typed: TypedText;
  readonly #most: number;
  /** Of every widget its lines, in the order in which they began: one that takes over begins anew. */
  readonly #widgets: string[][] = [];
  #size = 0;
  #stopped = false;

  /** @internal */
  constructor({ text = false, most = usualMost }: RecordOptions) {
    this.typed = text ? "kept" : "masked";
    this.#most = most;
  }

  /** JSON Lines (docs/qa.md). */
  text(): string {
    return this.#widgets
      .flat()
      .map((line) => `${line}\n`)
      .join("");
  }

  /** Whether it has ended because there was too much. */
  get full(): boolean {
    return this.#size >= this.#most;
  }

  /** @internal */
  get over(): boolean {
    return this.#stopped || this.full;
  }

  /** Nothing more is written down. */
  stop(): void {
    this.#stopped = true;
  }

  /** @internal */
  begin(): (line: string) => boolean {
    const lines: string[] = [];
    this.#widgets.push(lines);
    return (line) => {
      if (this.over) return false;
      lines.push(line);
      this.#size += line.length;
      return true;
    };
  }
}
