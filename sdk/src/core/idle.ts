/** When the browser has nothing better to do. An idle moment may come before the next frame: what is about to be painted has its turn first. */
export const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      // Safari has no idle moments to give.
      if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: 500 });
      else setTimeout(resolve, 50);
    });
  });

/** What appears has come to rest by then (frame.css, dom.css), milliseconds. */
const settled = 200;

/** An idle moment after what has just appeared has come to rest. */
export const calm = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, settled));
  await idle();
};
