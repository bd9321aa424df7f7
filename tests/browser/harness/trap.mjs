// Traps of the core, for tests.
/** Runs in the page ahead of its scripts. `trapNext(n)` makes the core's next `n` frames trap, as a mistake in it would. */
export function trapOnDemand() {
  window.faults = [];
  document.addEventListener("help-error", ({ detail }) => window.faults.push(detail.code));
  let left = 0;
  window.trapNext = (frames) => {
    left = frames;
  };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const { exports } = await instantiate.apply(WebAssembly, given);
    const frame = (...values) => {
      if (left === 0) return exports.help_frame(...values);
      left -= 1;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    return { exports: { ...exports, help_frame: frame } };
  };
}
export const trapNext = (visit, frames) => visit.page.evaluate((many) => window.trapNext(many), frames);

/** The frame that brings what the customer writes next traps, and none before it: one that is on its way would otherwise meet the trap first. */
export const trapAtWriting = (visit) =>
  visit.page.evaluate(() => {
    window.addEventListener("input", () => window.trapNext(1), { capture: true, once: true });
  });
