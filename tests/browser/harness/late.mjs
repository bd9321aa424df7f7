// Frames that come late, as on a busy machine: what a story reads without having waited for it is told apart from what it has waited for.

/** Runs in the page, ahead of every script of it. Each animation frame comes `late` milliseconds after it was asked for, or later. */
export function framesComeLate(late) {
  const ask = window.requestAnimationFrame;
  const forget = window.cancelAnimationFrame;
  const frames = new Map();
  let last = 0;
  window.requestAnimationFrame = (callback) => {
    const name = ++last;
    const wait = setTimeout(() => {
      const frame = ask((time) => {
        frames.delete(name);
        callback(time);
      });
      frames.set(name, () => forget(frame));
    }, late);
    frames.set(name, () => clearTimeout(wait));
    return name;
  };
  window.cancelAnimationFrame = (name) => {
    frames.get(name)?.();
    frames.delete(name);
  };
}
