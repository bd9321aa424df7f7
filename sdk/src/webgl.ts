/**
 * A canvas with a WebGL2 context, or undefined where the second skin is the better one: without a GPU (unless `force`), without WebGL2.
 */
export const makeDrawableCanvas = (force: boolean): HTMLCanvasElement | undefined => {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2", {
    antialias: false,
    depth: false,
    powerPreference: "low-power",
    failIfMajorPerformanceCaveat: !force,
  });
  return context ? canvas : undefined;
};
