// Tells all stories to a real browser and a real backend: node tests/browser/run.mjs [--only TEXT]... [--skin canvas|dom] [--jobs N] [--whole] [--late MS]
// One line a story, in the form of the Test Anything Protocol. Nothing is tried twice. --whole tells all of them in the browser that people have.
// --late lets every frame and every answer come that many milliseconds late: finds a story that reads before it has waited, on a machine fast enough to hide it.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startBackend } from "./harness/backend.mjs";
import { launchChromium, pageInSoftware } from "./harness/chromium.mjs";
import { allComesLate } from "./harness/late.mjs";
import { PageFolder } from "./harness/pages.mjs";
import { build, missingPart } from "./harness/paths.mjs";
import { Stage } from "./harness/stage.mjs";
import { takeStories } from "./harness/story.mjs";

const pictures = join(build, "browser-failures");
const { values: options } = parseArgs({
  args: argv.slice(2),
  options: {
    only: { type: "string", multiple: true },
    skin: { type: "string" },
    jobs: { type: "string", default: "4" },
    whole: { type: "boolean", default: false },
    late: { type: "string" },
  },
});

async function gatherStories() {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const stories = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".spec.mjs")) continue;
    await import(join(folder, file));
    stories.push(
      ...takeStories().map((story) => ({ ...story, file, whole: options.whole || story.whole === true })),
    );
  }
  return stories.filter(
    ({ file, sentence, skin }) =>
      (!options.only || options.only.some((text) => sentence.includes(text) || file.includes(text))) &&
      (!options.skin || !skin || skin === options.skin),
  );
}

/** Stories share their browsers. The second skin needs no graphics, and without a card they cost half of the time. */
const launched = new Map();
const isInSoftware = ({ whole, chromium }) => !whole && !chromium;
function browserFor(story) {
  const { skin, whole } = story;
  const kind = { graphics: skin !== "dom", whole, args: isInSoftware(story) ? pageInSoftware : [] };
  const name = JSON.stringify(kind);
  if (!launched.has(name)) launched.set(name, launchChromium(kind));
  return launched.get(name);
}

/** Milliseconds: the slowest story takes half a minute on a busy machine. One that hangs must not hang all others. */
const longest = 180_000;

async function tell(story, { backend, pages }) {
  const own = story.chromium && (await launchChromium({ whole: story.whole, ...story.chromium }));
  const browser = own ?? (await browserFor(story));
  const context = await browser.newContext({
    locale: "pt-BR",
    viewport: { width: 1280, height: 860 },
    reducedMotion: "reduce",
    ...story.context,
  });
  if (options.late) await context.addInitScript(allComesLate, Number(options.late));
  const stage = new Stage({ ...story, context, backend, pages, inSoftware: isInSoftware(story) });
  let guard;
  const tooLong = new Promise((_, reject) => {
    guard = setTimeout(() => reject(new Error("The story has not come to its end.")), longest);
  });
  try {
    await Promise.race([story.tell(stage), tooLong]);
    stage.assertQuiet();
  } catch (fault) {
    await keepPictures(context, story);
    fault.stack += await seen(context);
    throw fault;
  } finally {
    clearTimeout(guard);
    // What a story holds back or answers itself may be on its way still.
    for (const each of [context, ...context.pages()]) await each.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
    await own?.close();
  }
}

async function keepPictures(context, { sentence, skin }) {
  mkdirSync(pictures, { recursive: true });
  const name = `${sentence.replace(/[^\p{L}\d]+/gu, "-").slice(0, 80)}-${skin ?? "any"}`;
  for (const [index, page] of context.pages().entries()) {
    await page.screenshot({ path: join(pictures, `${name}-${index}.png`) }).catch(() => {});
  }
}

/** What each page of a failed story shows, in words: a log can be read where pictures cannot be had. */
async function seen(context) {
  const pages = context.pages().map(async (page) => {
    const help = page.getByRole("dialog");
    const shown = (await help.count()) ? help.first() : page.locator("body");
    return `\n${page.url()}\n${(await shown.ariaSnapshot({ timeout: 2000 })).slice(0, 2000)}`;
  });
  const told = await Promise.allSettled(pages);
  return told.map(({ value, reason }) => value ?? `\nnothing to be seen: ${reason.message}`).join("");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: Playwright colours its messages, this report is read by programs too.
const indented = (text) => text.replace(/\u001b\[\d+m/g, "").replace(/^/gm, "  # ");
const missing = missingPart();
if (missing) {
  console.log(`not ok 1 - the browser tests can run\n${indented(missing)}`);
  exit(1);
}

const stories = await gatherStories();
const pages = new PageFolder();
const backend = await startBackend({ statics: [[pages.prefix, pages.folder]] });
console.log(`TAP version 13\n1..${stories.length}`);

const started = performance.now();
let next = 0;
let failed = 0;
async function worker() {
  while (next < stories.length) {
    const number = ++next;
    const story = stories[number - 1];
    const name = `${number} - ${story.sentence}${story.skin ? ` (${story.skin})` : ""}`;
    const began = performance.now();
    try {
      await tell(story, { backend, pages });
      console.log(`ok ${name} # ${Math.round(performance.now() - began)} ms`);
    } catch (fault) {
      failed += 1;
      console.log(`not ok ${name}\n${indented(`${story.file}\n${fault.stack}`)}`);
    }
  }
}
await Promise.all(Array.from({ length: Number(options.jobs) }, worker));

for (const browser of launched.values()) await (await browser).close();
const verdict = await backend.stop();
if (verdict !== 0) {
  failed += 1;
  console.log(`not ok - the backend ended with code ${verdict}\n${indented(backend.log)}`);
}
pages.remove();
console.log(
  `# pass ${stories.length - failed}\n# fail ${failed}\n# ${Math.round((performance.now() - started) / 1000)} s`,
);
exit(failed || stories.length === 0 ? 1 : 0);
