// A story is what one customer does, named as a sentence. Spec files tell stories; run.mjs runs them.
const stories = [];

export const bothSkins = ["canvas", "dom"];
/** For stories in which the skin plays no part, or is what the story is about. */
export const noSkin = [undefined];
/** What Chromium itself writes to the console when a request fails or is answered with an error. */
export const failedRequests = /^Failed to load resource/;

/**
 * `skins`: run once for each of them.
 * `locale`, `colorScheme`, `viewport` …: options of Playwright's browser context.
 * `whole`: in the browser that people have, windows and all; `chromium`: in a browser of its own with these options. chromium.mjs says what both are.
 * `mayLog`: what the browser may write to the console because the story breaks something on purpose.
 */
export function story(sentence, ...rest) {
  const tell = rest.pop();
  const { skins = bothSkins, whole, chromium, mayLog, ...context } = rest[0] ?? {};
  for (const skin of skins) stories.push({ sentence, skin, whole, chromium, mayLog, context, tell });
}

/** The stories told since the last call. */
export const takeStories = () => stories.splice(0);
