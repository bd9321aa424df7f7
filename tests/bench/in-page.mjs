// Runs in the measured page before its own scripts. Everything is a local of the function: it is sent to the browser as text.

/**
 * Records in `window.bench`: `middle()`, where to press: the middle of the launcher, on the empty page of the heading, so that what pressing itself costs
 * is abated as well; `launcherAt`, when the launcher was painted; `opened`, which resolves with click to the end of the first frame in which
 * something can be done in the panel; `answered`, if `pressOn` is set, with click to the end of the first frame that shows the ticket form, its card
 * being pressed in that very moment; `drawn`, with click to the end of the first frame that shows what the core has drawn; `memories`, the WebAssembly memories;
 * `longTasks`, their lengths in ms.
 */
export function watch({ subject }) {
  const bench = { memories: [], longTasks: [] };
  const opened = Promise.withResolvers();
  const answered = Promise.withResolvers();
  const shown = Promise.withResolvers();
  Object.assign(bench, { opened: opened.promise, answered: answered.promise, drawn: shown.promise });
  window.bench = bench;
  let drawn = false;

  // Nothing of WebGL is named here: its interface would be made in every page, the empty one too, and be missing from what the drawn skin costs.
  if (subject.startsWith("canvas")) {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (...rest) {
      const context = getContext.apply(this, rest);
      const { drawElements } = context ?? {};
      if (drawElements) {
        context.drawElements = (...what) => {
          drawn = true;
          drawElements.apply(context, what);
        };
      }
      return context;
    };
  }
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...rest) => {
      const made = await real.apply(WebAssembly, rest);
      const { exports } = made.instance ?? made;
      if (exports.memory) bench.memories.push(exports.memory);
      return made;
    };
  }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.longTasks.push(duration);
  }).observe({ type: "longtask", buffered: true });

  const root = () => document.querySelector("help-widget")?.shadowRoot ?? document;
  const isShown = (element) => {
    if (!element?.checkVisibility({ opacityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width < 4 || box.height < 4) return false;
    const hit = root().elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return hit === element || element.contains(hit);
  };
  const launcher = () =>
    subject === "empty" ? document.querySelector("h1") : root().querySelector(".launcher, .ask");
  bench.middle = () => {
    const { left, top, width, height } = launcher().getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  /** What the customer can use first: a field of the floor's form, a card of the help's first screen. */
  const firstUse = () => {
    if (subject === "empty") return launcher();
    const panel = root().querySelector("[role=dialog]");
    if (!panel || panel.hidden || panel.ariaBusy === "true") return undefined;
    const inFloor = panel.querySelector("form input");
    if (inFloor) return inFloor;
    return [...panel.querySelectorAll("button, a")].find(
      (element) =>
        element.textContent.includes("Abrir um ticket") || element.ariaLabel?.includes("Abrir um ticket"),
    );
  };
  const afterFrame = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  };
  /** Calls `then` with the end of the first frame in which `condition` holds. */
  const whenFrame = (condition, then) => {
    const look = () => (condition() ? afterFrame(then) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  };
  whenFrame(
    () => isShown(launcher()),
    (now) => {
      bench.launcherAt = now;
    },
  );
  addEventListener(
    "click",
    (event) => {
      whenFrame(
        () => isShown(firstUse()),
        (now) => {
          opened.resolve(now - event.timeStamp);
          if (!bench.pressOn) return;
          firstUse().click();
          whenFrame(
            () => isShown(root().querySelector("[role=dialog] textarea")),
            (then) => answered.resolve(then - event.timeStamp),
          );
        },
      );
      if (!subject.startsWith("canvas")) return;
      drawn = false;
      whenFrame(
        () => drawn && root().querySelector("canvas")?.checkVisibility(),
        (now) => shown.resolve(now - event.timeStamp),
      );
    },
    { capture: true, once: true },
  );
}
