// Frames and answers that come late, as on a busy machine: a story that reads without having waited is told apart from one that has.

/** Runs in the page, ahead of every script of it. Each animation frame and each answer to fetch() comes `late` milliseconds later than it would, or more. */
export function allComesLate(late) {
  const fetched = window.fetch;
  window.fetch = async (...what) => {
    const answer = await fetched(...what);
    await new Promise((resolve) => setTimeout(resolve, late));
    return answer;
  };

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
