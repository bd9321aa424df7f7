// What a story is given: a browser context of its own, the shared backend, and a record of everything that went wrong meanwhile.
import assert from "node:assert/strict";
import { readsBack } from "./chromium.mjs";
import { plainPage } from "./pages.mjs";
import { Visit } from "./visit.mjs";

/** A step that takes longer than this has failed. Failures that the core repeats on its own need up to 7 s, and a machine may be busy. */
const patience = 30_000;

export class Stage {
  #complaints = [];
  #mayLog;

  constructor({ context, backend, pages, skin, mayLog, inSoftware = false }) {
    this.context = context;
    this.backend = backend;
    this.pages = pages;
    this.skin = skin;
    this.#mayLog = [mayLog, inSoftware && readsBack].filter(Boolean);
    this.#watch(context);
  }

  #watch(context) {
    context.setDefaultTimeout(patience);
    context.on("console", (message) => {
      if (!this.#mayLog.some((expected) => expected.test(message.text())))
        this.#complaints.push(`console ${message.type()}: ${message.text()}`);
    });
    context.on("weberror", (error) => this.#complaints.push(`page error: ${error.error().stack}`));
  }

  /** Another person's browser, watched like the first; whoever asked for it closes it. `options`: Playwright's. */
  async another(options = {}) {
    const context = await this.context
      .browser()
      .newContext({ locale: "pt-BR", reducedMotion: "reduce", ...options });
    this.#watch(context);
    return context;
  }

  /** No output on the console, no error in a page. Violations of a content security policy appear there too. */
  assertQuiet() {
    assert.deepEqual(this.#complaints, [], "the page stays quiet");
  }

  /**
   * Opens a page of the demo. `attributes` change the tag, `change` rewrites the page, `before` runs in the page ahead of every script of it.
   * `locale` is the help's language.
   */
  async visit({
    path = plainPage,
    locale = "pt-BR",
    attributes = {},
    change,
    before,
    backend = this.backend,
  } = {}) {
    const page = await this.context.newPage();
    if (before) await page.addInitScript(before);
    const { skin, ...others } = { skin: this.skin, ...attributes };
    const visit = new Visit(page, locale, skin);
    visit.path = this.pages.variant(path, { skin, locale, ...others }, change);
    await page.goto(backend.origin + visit.path);
    return visit;
  }
}

/** A text that no other story writes, so that its row can be told from theirs. */
let number = 0;
export const ownText = (text = "O domínio não verifica") => `${text} (${process.pid}.${++number})`;
