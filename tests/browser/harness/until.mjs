// Waiting for a condition outside the page. Inside, Playwright waits by itself.
import assert from "node:assert/strict";

/** As long as nothing can take even on a busy machine: only a failure waits for it. */
const patience = 20_000;

/** Resolves with the first truthy answer of `condition`; fails with `words` after `within` milliseconds. */
export async function until(words, condition, within = patience) {
  const deadline = performance.now() + within;
  for (;;) {
    const answer = await condition();
    if (answer) return answer;
    if (performance.now() > deadline) assert.fail(`never happened within ${within} ms: ${words}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Like assert.deepEqual, but the fact may need a moment to become true. */
export async function eventuallyEqual(read, expected, words, within = patience) {
  const deadline = performance.now() + within;
  for (;;) {
    const actual = await read();
    try {
      assert.deepEqual(actual, expected, words);
      return;
    } catch (difference) {
      if (performance.now() > deadline) throw difference;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Resolves when `read` has given the same for `quiet` milliseconds. */
export async function steady(words, read, quiet = 600, within = 30_000) {
  let last;
  let since = performance.now();
  await until(
    words,
    async () => {
      const now = await read();
      if (now !== last) since = performance.now();
      last = now;
      return performance.now() - since >= quiet;
    },
    within,
  );
}
