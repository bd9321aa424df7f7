// The colours on the screen. Chromium itself decodes its picture, in a page of its own.

/** `at(x, y)` gives [r, g, b] at CSS pixels of the part `clip` of the page. */
export async function pixelsOf(page, clip) {
  const picture = await page.screenshot({ clip });
  const reader = await page.context().newPage();
  const { width, height, data } = await reader.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    return { width: image.width, height: image.height, data: new Uint8Array(pixels.buffer) };
  }, picture.toString("base64"));
  await reader.close();
  const scale = width / clip.width;
  return {
    width,
    height,
    at: (x, y) => {
      const start = (Math.round(y * scale) * width + Math.round(x * scale)) * 4;
      return [...data.subarray(start, start + 3)];
    },
  };
}
