/**
 * A canvas with a WebGL context, or null where the second skin is the better one: without a GPU (unless `force`), without WebGL.
 */
export const makeDrawableCanvas = (force?: boolean): HTMLCanvasElement | null => {
  const canvas = document.createElement("canvas");
  const how = { antialias: false, depth: false, failIfMajorPerformanceCaveat: !force };
  return canvas.getContext("webgl", how) && canvas;
};

/** Gives the context of a canvas back to the browser, which has few for a page. */
export const giveBack = (canvas: HTMLCanvasElement | null | undefined): void =>
  canvas?.getContext("webgl")?.getExtension("WEBGL_lose_context")?.loseContext();
