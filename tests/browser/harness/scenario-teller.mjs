// Tells a story of tests/scenarios in a real page. The same verbs as help-qa; what a page has no place for is skipped and counted.
import assert from "node:assert/strict";
import * as expectations from "./expectations.mjs";
import { tellNetwork, tellProgress, witness } from "./in-page.mjs";
import { demoPage, plainPage } from "./pages.mjs";
import { RoutedBackend } from "./routed-backend.mjs";
import { mergePatch, verbOf } from "./scenario-file.mjs";
import { steady, until } from "./until.mjs";

/** A waiting time is cut into at most so many pieces, between which the backend answers. */
const mostPieces = 40;
const secondsOf = (wait) => {
  if (typeof wait !== "string") return wait.seconds;
  const parts = [...wait.matchAll(/([\d.]+)([HMS])/g)];
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * { H: 3600, M: 60, S: 1 }[unit], 0);
};

const linksOf = (contacts) => contacts.map(({ label, href }) => `<a href="${href}">${label}</a>`).join("");

export class ScenarioTeller {
  /** Parts of steps that this runner has no place for. */
  skipped = [];
  #stage;
  #scenario;
  #settings;
  #backend;
  #page;

  constructor(stage, scenario) {
    this.#stage = stage;
    this.#scenario = scenario;
    this.#settings = scenario.settings;
    this.#backend = new RoutedBackend(scenario.desk);
  }

  async tell() {
    const { context } = this.#stage;
    await context.clock.install({ time: this.#scenario.now });
    await context.addInitScript(witness);
    await this.#backend.attach(context);
    try {
      await this.#visit();
      await this.#tellSteps();
    } finally {
      this.#backend.close();
    }
  }

  async #tellSteps() {
    for (const [index, step] of this.#scenario.steps.entries()) {
      try {
        await this.#do(...verbOf(step));
      } catch (fault) {
        fault.message = `step ${index + 1} ${JSON.stringify(step).slice(0, 200)}\n${fault.message}`;
        throw fault;
      }
    }
  }

  get #dialog() {
    return this.#page.getByRole("dialog");
  }

  async #visit() {
    const { locale, user = {}, accent, contacts = [] } = this.#settings;
    const showsImages = this.#scenario.desk?.capabilities?.includes("images");
    const visit = await this.#stage.visit({
      // The strictest policy lets no image in.
      path: showsImages ? demoPage : plainPage,
      locale,
      attributes: { "user-name": user.name, "user-email": user.email, ...(accent && { accent }) },
      change: (html) => html.replace(/(<help-widget[^>]*>).*?(<\/help-widget>)/s, `$1${linksOf(contacts)}$2`),
    });
    this.#page = visit.page;
    const { labels } = this.#settings;
    if (labels) await this.#help("update", { labels });
  }

  /** Calls a method of the element. */
  #help(method, ...values) {
    return this.#page
      .locator("help-widget")
      .evaluate((help, [name, given]) => help[name](...given), [method, values]);
  }

  async #do(verb, value) {
    const page = this.#page;
    const dialog = this.#dialog;
    const exact = true;
    const field = () =>
      dialog
        .getByRole("textbox", { name: value.field, exact })
        .or(dialog.getByRole("combobox", { name: value.field, exact }));
    const verbs = {
      open: () => this.#help("open", ...(value.route ? [value.route] : [])),
      close: () => this.#help("close"),
      press: () => this.#press(value),
      type: () => field().fill(value.text.repeat(value.repeat ?? 1)),
      choose: () => field().selectOption({ label: value.option }),
      attach: () => this.#attach(value),
      dismiss: () => page.keyboard.press("Escape"),
      scroll: () =>
        dialog.locator(".body").evaluate((body, to) => {
          body.scrollTop = to === "end" ? body.scrollHeight : 0;
        }, value),
      wait: () => this.#wait(secondsOf(value)),
      network: () => page.evaluate(tellNetwork, value.online),
      backend: () => this.#instruct(value),
      reload: () => this.#reload(),
      settings: () => this.#change(value),
      expect: () => this.#expect(value),
      shot: () => this.skipped.push("shot"),
    };
    await verbs[verb]();
  }

  async #press({ role, name }) {
    const roles = role ? [role] : ["button", "link", "tab", "radio"];
    const find = async () => {
      const found = await Promise.all(
        roles.map((each) => expectations.nodesCalled(this.#dialog, { role: each, name })),
      );
      return found.flat();
    };
    const [target, ...more] = await until(`something to press called "${name}"`, async () => {
      const found = await find();
      return found.length && found;
    });
    assert.equal(more.length, 0, `${more.length + 1} things to press called "${name}"`);
    await target.click();
  }

  /** Through the browser's own chooser. */
  async #attach({ button, files }) {
    const [chooser] = await Promise.all([
      this.#page.waitForEvent("filechooser"),
      this.#dialog.getByRole("button", { name: button, exact: true }).click(),
    ]);
    await chooser.setFiles(
      files.map(({ name, type, size }) => ({ name, mimeType: type, buffer: Buffer.alloc(size) })),
    );
  }

  async #moveUpload(percent) {
    await until("a file on its way", () => this.#page.evaluate(() => globalThis.help.upload !== undefined));
    await this.#page.evaluate(tellProgress, percent);
  }

  async #reload() {
    this.#backend.reload();
    await this.#page.reload();
  }

  async #instruct(value) {
    if (value === "hold") return this.#backend.hold();
    if (value === "release") return this.#backend.release();
    if (value === "drop-stream") return this.#backend.dropStream();
    if (value.progress) return this.#moveUpload(value.progress.percent);
    if (value.desk) return this.#backend.changeDesk(value.desk);
    if (value.chat) return this.#backend.setChat(value.chat);
    if (value.event) {
      await this.#backend.say(value.event, this.#page);
      return this.#frame();
    }
    return this.#backend.plan(value.answer ?? value.fail);
  }

  async #change(patch) {
    this.#settings = mergePatch(this.#settings, patch);
    const { locale, user, accent, labels } = this.#settings;
    await this.#help("update", { locale, user, ...(accent && { accent }), ...(labels && { labels }) });
  }

  async #wait(seconds) {
    const pieces = Math.max(1, Math.min(mostPieces, Math.ceil(seconds)));
    for (let piece = 0; piece < pieces; ++piece) {
      await this.#stage.context.clock.fastForward((seconds * 1000) / pieces);
      await this.#backend.settled(this.#page);
      await this.#frame();
    }
  }

  /** What has come is shown. */
  #frame() {
    return this.#page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
  }

  /** Waits until all holds; then what must not be there is not there either. */
  async #expect({ idle, said, ...facts }) {
    if (idle) await this.#rests();
    let problem;
    await until("the expectation holds", async () => {
      problem = await this.#problem(facts, said);
      return !problem;
    }).catch(async (fault) => {
      if (!problem) throw fault;
      const screen = (await this.#dialog.count())
        ? await this.#dialog.ariaSnapshot()
        : "(the panel is closed)";
      assert.fail(`${problem}\nThe screen:\n${screen}`);
    });
  }

  /** No request for a while. */
  async #rests() {
    await steady("no more requests", async () => this.#backend.requests.length, 300);
  }

  async #problem(facts, said) {
    const dialog = this.#dialog;
    const open = (await dialog.count()) > 0;
    const words = open ? await expectations.readable(dialog) : "";
    for (const text of [facts.text ?? []].flat())
      if (!words.includes(text)) return `expected the text "${text}"`;
    for (const text of [facts["no-text"] ?? []].flat())
      if (words.includes(text)) return `expected not to read "${text}"`;
    if (said && !(await this.#saidAloud()).some((words) => words.includes(said)))
      return `expected that "${said}" was said`;
    return (
      (facts.node && (await expectations.nodeProblem(dialog, facts.node))) ??
      (facts["no-node"] && (await expectations.noNodeProblem(dialog, facts["no-node"]))) ??
      (facts.focus && (await expectations.focusProblem(dialog, facts.focus))) ??
      (facts["page-event"] && (await this.#eventProblem(facts["page-event"]))) ??
      (facts.request && this.#requestProblem(facts.request))
    );
  }

  #saidAloud() {
    return this.#page.evaluate(() => globalThis.help.said);
  }

  async #eventProblem({ name, count, "detail-contains": part = "" }) {
    const events = await this.#page.evaluate(() => globalThis.help.events);
    const found = events.filter((event) => event.startsWith(`${name} `) && event.includes(part)).length;
    return expectations.countProblem(`the page event "${name}"`, found, count);
  }

  #requestProblem({ method, path, count, "body-contains": part = "" }) {
    const found = this.#backend.requests.filter(
      (request) => request.method === method && request.path.startsWith(path) && request.body.includes(part),
    ).length;
    return expectations.countProblem(`the request ${method} ${path}`, found, count);
  }
}
