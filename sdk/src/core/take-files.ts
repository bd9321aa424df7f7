import { element } from "./dom.js";
import { fieldKinds } from "./enums.js";
import type { Mirror } from "./mirror.js";
import { has, type NodeFacts, words } from "./node.js";
import type { Place } from "./place.js";

/** The button of the screen that takes files; undefined where there is none, or it takes none now. */
const chooserOf = (mirror: Mirror): NodeFacts | undefined =>
  mirror.find((node) => fieldKinds[node.field] === "File" && !has(node, "Disabled"));

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => !!dataTransfer?.types.includes("Files");

/** The ways in which a customer gives files: the browser's chooser, dropping them on the panel, pasting a picture. */
export const takeFiles = (
  { panel, widget, signal }: Place,
  mirror: Mirror,
  took: (files: readonly File[]) => void,
  guarded: (listener: () => void) => () => void,
): void => {
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): void => panel.addEventListener(type, (event) => guarded(() => listener(event))(), { signal });
  const take = (files: FileList | null | undefined): void => {
    if (files?.length) took([...files]);
  };

  // Made when it is asked for: with its class comes 15 KB of heap.
  let input: HTMLInputElement | undefined;
  const made = (): HTMLInputElement => {
    const chooser = element("input");
    chooser.type = "file";
    chooser.multiple = true;
    chooser.hidden = true;
    chooser.addEventListener(
      "change",
      guarded(() => take(chooser.files)),
    );
    widget.append(chooser);
    signal.addEventListener("abort", () => chooser.remove());
    return chooser;
  };
  // In the click itself: a browser opens its chooser for a customer's own hand only.
  on("click", ({ target }) => {
    const chooser = chooserOf(mirror);
    if (!chooser || mirror.nodeOf(target) !== chooser.id) return;
    input ??= made();
    input.accept = words(chooser, "Value");
    // The same file may be chosen again.
    input.value = "";
    input.click();
  });

  // What the panel says while something hovers over it (both-skins.css).
  const invite = (chooser?: NodeFacts): void => {
    if (chooser) panel.dataset["drop"] = words(chooser, "Placeholder");
    else delete panel.dataset["drop"];
  };
  on("dragover", (event) => {
    if (!holdsFiles(event)) return;
    // Everywhere: a browser that is not told otherwise leaves the page for the file.
    event.preventDefault();
    const chooser = chooserOf(mirror);
    if (event.dataTransfer) event.dataTransfer.dropEffect = chooser ? "copy" : "none";
    invite(chooser);
  });
  on("dragleave", ({ relatedTarget }) => {
    if (!panel.contains(relatedTarget as Node | null)) invite();
  });
  on("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    invite();
    if (chooserOf(mirror)) take(event.dataTransfer?.files);
  });
  on("paste", (event) => {
    const { clipboardData } = event;
    // A text that comes with its own picture is pasted as the text.
    if (!clipboardData?.files.length || clipboardData.types.includes("text/plain") || !chooserOf(mirror))
      return;
    event.preventDefault();
    take(clipboardData.files);
  });
};
