/**
 * A canvas with a WebGL context, or null where the second skin is the better one: without a GPU (unless `force`), without WebGL.
 */
export const makeDrawableCanvas = (force = false): HTMLCanvasElement | null => {
  const canvas = document.createElement("canvas");
  const how = { antialias: false, depth: false, failIfMajorPerformanceCaveat: !force };
  return canvas.getContext("webgl", how) && canvas;
};
