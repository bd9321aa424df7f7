// One visit of one page, measured through Chromium's own debugging interface.
import { watch } from "./in-page.mjs";
import { pageOf } from "./subjects.mjs";

/** A slow phone: 4 × CPU, 150 ms, 1.6 / 0.75 Mbit/s. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const slowdown = 4;
/** Milliseconds in which what has appeared comes to rest (frame.css, dom.css), with some to spare. Asking the page would make it larger. */
const motion = 400;
/** Milliseconds after which the browser keeps what it has compiled anew for the next visit. Customers stay longer. */
const kept = 2500;
export const devices = {
  desk: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 412, height: 800 }, hasTouch: true },
};

export class Measured {
  #files = [];

  static async open(context, origin, subject, device) {
    const measured = new Measured();
    const page = await context.newPage();
    measured.page = page;
    measured.subject = subject;
    measured.device = device;
    measured.debug = await context.newCDPSession(page);
    await measured.debug.send("Performance.enable", { timeDomain: "threadTicks" });
    await measured.debug.send("Network.enable");
    if (device === "phone") {
      await measured.debug.send("Network.emulateNetworkConditions", network);
      await measured.debug.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    }
    page.on("requestfinished", (request) => measured.#files.push(request));
    await page.addInitScript(watch, { subject });
    await page.goto(origin + pageOf(subject), { waitUntil: "load" });
    await measured.rest();
    return measured;
  }

  /** Until nothing is fetched any more and the page has idle time. */
  async rest() {
    await this.page.waitForLoadState("networkidle");
    await this.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 })));
  }

  /** The same for an opened panel, when what it shows is drawn as well, if it is to be, and has stopped moving. */
  async complete() {
    if (this.subject.startsWith("canvas")) await this.page.evaluate(() => window.bench.drawn);
    await new Promise((resolve) => setTimeout(resolve, motion));
    await this.rest();
  }

  /** The customer stays until the browser has kept what the next visit will find. */
  async stay() {
    await this.complete();
    await new Promise((resolve) => setTimeout(resolve, kept));
  }

  /**
   * Compressed bytes so far of what the first screen needs, of what is fetched after it, and of what the desk says; the number of all requests.
   * Without the page itself.
   */
  async traffic() {
    const [needed, rest, desk] = [/\/sdk\/(?!.*-rest\.)|\/floor[^.]*\.js/, /-rest\./, /\/v1\//].map((paths) =>
      this.#files.filter((request) => paths.test(new URL(request.url()).pathname)),
    );
    const bytes = async (files) => {
      const sizes = await Promise.all(files.map((request) => request.sizes()));
      return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
    };
    const requests = needed.length + rest.length + desk.length;
    return { bytes: await bytes(needed), rest: await bytes(rest), content: await bytes(desk), requests };
  }

  /** Main thread so far, ms. On the slowed phone wall time of tasks: the throttle itself burns the thread's CPU time. */
  async mainThread() {
    const { metrics } = await this.debug.send("Performance.getMetrics");
    const named = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    return 1000 * (this.device === "phone" ? named.TaskDuration : named.ThreadTime);
  }

  read(name) {
    return this.page.evaluate((key) => window.bench[key], name);
  }

  async launcherAt() {
    await this.page.waitForFunction(() => window.bench.launcherAt !== undefined);
    return this.read("launcherAt");
  }

  /**
   * Presses the launcher after `hover` ms over it, and holds it for `hold` ms; resolves with the milliseconds from the click, which comes when it is
   * released, until the panel can be used.
   */
  async press({ hover = 0, hold = 0 } = {}) {
    // The page says where it is: looked for by role, it would be found by a script of Playwright's that stays in the page and hears every press.
    const [x, y] = await this.page.evaluate(() => window.bench.middle());
    // Asked for before: a question put to the page meanwhile would run in it, and be measured.
    const opened = this.page.evaluate(() => window.bench.opened);
    // The times that a hand needs: what is measured, not waited for.
    const handNeeds = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    if (this.device === "phone") await this.page.touchscreen.tap(x, y);
    else if (hover === 0 && hold === 0) await this.page.mouse.click(x, y);
    else {
      await this.page.mouse.move(x, y);
      if (hover > 0) await handNeeds(hover);
      await this.page.mouse.down();
      if (hold > 0) await handNeeds(hold);
      await this.page.mouse.up();
    }
    return opened;
  }

  /** The same, and presses the first screen's card of the ticket form as soon as it is there; until the form can be used. */
  async pressOn() {
    await this.page.evaluate(() => {
      window.bench.pressOn = true;
    });
    const answered = this.page.evaluate(() => window.bench.answered);
    await this.press();
    return answered;
  }

  /** Bytes of the JavaScript heap after collecting garbage twice, and of all WebAssembly memories. */
  async memory() {
    await this.debug.send("HeapProfiler.collectGarbage");
    await this.debug.send("HeapProfiler.collectGarbage");
    const { usedSize } = await this.debug.send("Runtime.getHeapUsage");
    const wasm = await this.page.evaluate(() =>
      window.bench.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    );
    return { heap: usedSize, wasm };
  }

  close() {
    return this.page.close();
  }
}
