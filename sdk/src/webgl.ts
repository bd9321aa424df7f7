/**
 * A canvas with a WebGL2 context, or null where the second skin is the better one: without a GPU (unless `force`), without WebGL2.
 */
export const makeDrawableCanvas = (force = false): HTMLCanvasElement | null => {
  const canvas = document.createElement("canvas");
  return canvas.getContext("webgl2", {
    antialias: false,
    depth: false,
    failIfMajorPerformanceCaveat: !force,
  })
    ? canvas
    : null;
};
