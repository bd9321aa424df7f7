/** How much of a file has left, for the core: docs/boundary.md. */
export interface ProgressMessage {
  readonly type: "progress";
  /** Of the request or call that sends it. */
  readonly id: number;
  readonly percent: number;
}

/** The core takes no more at once; a desk takes ten at most. */
const mostFiles = 200;

/** Files that the customer gave, by the numbers that the core calls them by. Their bytes are read when they leave, and never by the core. */
export class Files {
  readonly #held = new Map<number, File>();
  #last = 0;

  /** Keeps them, and gives what the core is told of them. */
  hold(files: readonly File[]): object {
    return {
      type: "files",
      files: files.slice(0, mostFiles).map((file) => {
        this.#held.set(++this.#last, file);
        const { name, type, size } = file;
        return { file: this.#last, name, type, size };
      }),
    };
  }
  get(file: number): File | undefined {
    return this.#held.get(file);
  }
  clear(): void {
    this.#held.clear();
  }
}

const pace = 250;

/** Takes the part that has left, 0 to 1, as often as it is told; the core hears of it a few times a second. */
export const progressOf = (
  id: number,
  tell: (message: ProgressMessage) => void,
): ((part: number) => void) => {
  let told = 0;
  let at = -pace;
  return (part) => {
    const percent = Math.floor(100 * Math.min(1, part));
    const now = performance.now();
    // Anything but a number is not larger.
    if (!(percent > told) || now - at < pace) return;
    told = percent;
    at = now;
    tell({ type: "progress", id, percent });
  };
};
