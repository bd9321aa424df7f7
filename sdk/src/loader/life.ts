import { asDetail } from "../errors.js";
import type { Core, CoreModule, Host, Seat } from "../seat.js";
import type { Route, Settings } from "../settings.js";
import { makeDrawableCanvas } from "../webgl.js";
import { css } from "./frame.css";
import { make, round } from "./frame.js";
import { dress, looksOf, presses } from "./launcher.js";
import { type Files, savesData, wantsSecondSkin } from "./load.js";
import { wordsFor } from "./words.js";

/** One stay of an element in the page: from the moment it is connected until it is gone. */
export interface Life {
  open(route?: Route): void;
  close(): void;
  toggle(): void;
  /** The element's settings are others now. */
  apply(): void;
  /** The last thing done to it. */
  end(): void;
}

/** Puts launcher and frame into the element, and brings the core when the customer comes near. */
export const begin = (host: Host, root: ShadowRoot, files: Files): Life => {
  const life = new AbortController();
  const { signal } = life;
  /** The one launcher that is dressed, and how it was before. */
  let dressed: HTMLElement | null | undefined;
  let before: object | null | undefined;
  /** What had the focus when the panel was opened. */
  let opener: HTMLElement | null | undefined;
  let selector = "";
  /** Null: given up. */
  let core: Promise<Core | undefined> | null | undefined;
  /** Made once, to find out; what becomes of its context is the core's business. */
  let canvas: Seat["canvas"];

  /** A setting as it was given. Whether it is a good one the core says; here a bad one does no harm. */
  const setting = (name: string): string | null =>
    // `zIndex` is the attribute z-index: HTML does not mind the case.
    (host.settings[name as keyof Settings] as string | undefined) ??
    (host.getAttribute(name.replace(/[A-Z]/, "-$&")) || null);
  const [help, shut] = wordsFor(setting("locale"));

  const button = round("round launcher", help);
  const panel = make("div", {
    className: "panel",
    role: "dialog",
    ariaLabel: help,
    tabIndex: -1,
    hidden: true,
  });
  const widget = make("div", { className: "widget" }, button, panel);
  // A constructed sheet: a strict page allows no <style>.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(widget);
  /** Bars where the cards will be; or a sentence and below it the plain contact links: the page's own, from its markup. What takes too long is no bar. */
  const fill = (sentence?: string): void => {
    panel.ariaBusy = !sentence as never;
    const cross = round("round", shut);
    cross.onclick = close;
    if (!sentence) setTimeout(() => cross.isConnected && fill(help), 20_000);
    panel.replaceChildren(
      make("header", {}, cross),
      ...(sentence ? [make("nav", {}, sentence, make("slot"))] : [make("i"), make("i"), make("i")]),
    );
  };

  const fail: Seat["fail"] = (thrown, sentence) => {
    if (sentence) {
      // The core is given up until the customer comes near again.
      core = null;
      fill(sentence);
    }
    if (thrown) host.tell("error", asDetail(thrown));
  };
  /** Nothing thrown in `work` reaches the page. */
  const guard =
    <T>(work: (value: T) => unknown) =>
    (value?: T): void => {
      try {
        work(value as T);
      } catch (thrown) {
        fail(thrown);
      }
    };

  const seat = async (near?: boolean): Promise<Core | undefined> => {
    const code = import(files.core).catch(() => undefined) as Promise<CoreModule | undefined>;
    const skin = setting("skin");
    let light = skin === "dom";
    if (!light && skin !== "canvas") {
      light = wantsSecondSkin();
      if (!light && near) {
        // Making a context takes milliseconds: the skeleton is painted first.
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        canvas ??= makeDrawableCanvas();
        light = !canvas;
      }
    }
    const first = fetch(...(light ? files.light : files.drawing)).catch(() => undefined);
    const module = await code;
    return (module as CoreModule).seatCore(host, panel, signal, light, canvas, first, files, close, fail);
  };

  /** The core, once. `near`: the customer is near, so a WebGL context may be made to see which module is wanted. */
  const load = (near?: boolean): void => {
    core ??= seat(near).catch(
      () => fail({ code: "wasm-unavailable", message: `Publish ${files.core}` }, help) as undefined,
    );
  };
  const withCore = (work: (core: Core) => void): unknown => core?.then(guard((here) => here && work(here)));

  const open = guard((route?: Route) => {
    if (host.hidden) return;
    if (panel.hidden) {
      // Below a button in the upper third of the window the panel hangs; else it stands in its corner. Asked for first, this costs no second layout.
      const bottom = launcher()?.getBoundingClientRect().bottom as number;
      opener = document.activeElement as HTMLElement | null;
      panel.hidden = false;
      reflect(launcher());
      const hangs = bottom > 0 && bottom < innerHeight / 3;
      Object.assign(widget.style, {
        top: hangs ? `${bottom + 12}px` : "",
        flexDirection: hangs ? "column" : "",
      });
      panel.focus();
      host.tell("open");
    }
    // Another screen of an open panel is asked for by a press of something in the page.
    if (!root.activeElement) panel.focus();
    if (!panel.firstChild) fill();
    load(true);
    // What the page does when it is told may have closed it again.
    withCore((here) => panel.hidden || here.open(route));
  });
  const close = guard(() => {
    if (panel.hidden) return;
    // The focus goes back only if it was ours: a page that closes us while the customer writes elsewhere keeps it.
    const inside = root.activeElement;
    panel.hidden = true;
    reflect(launcher());
    // What cannot be seen takes no focus, and of two the later one has it.
    if (inside) [dressed, opener].map((back) => back?.focus({ preventScroll: true }));
    host.tell("close");
    withCore((here) => panel.hidden && here.close());
  });
  const toggle = (): void => (panel.hidden ? open : close)();

  /** Our button, or the page's own as it is now: that may come late, and a framework may draw it anew. */
  const launcher = (): HTMLElement | null =>
    button.hidden ? document.querySelector<HTMLElement>(selector) : button;
  /** Dresses this one, and leaves another one as it was found. */
  const reflect = (found: HTMLElement | null): void => {
    if (found !== dressed) {
      Object.assign(dressed ?? {}, before);
      dressed = found;
      before = found && looksOf(found);
    }
    if (found) dress(found, !panel.hidden);
  };
  // A touch is over the button before it is a click, too.
  for (const type of ["pointerover", "focusin", "click", "keydown"]) {
    document.addEventListener(
      type,
      guard((event: KeyboardEvent) => {
        const found = launcher() as HTMLAnchorElement;
        // Late, or drawn anew, it is in the tab order from the first key on.
        if (found !== dressed) reflect(found);
        if (!event.composedPath().includes(found)) return;
        // With these keys a link is opened elsewhere.
        const elsewhere = found.href && (event.ctrlKey || event.metaKey || event.shiftKey);
        if (elsewhere || !presses(event, found)) return load(true);
        event.preventDefault();
        // The second half of a double click would undo what the first has done.
        if (event.detail < 2) toggle();
      }) as EventListener,
      { signal },
    );
  }

  /**
   * Brings launcher and frame in line with the settings. Nobody need come near for a chat that goes on, or where the page wants the help ready: that
   * is tried once.
   */
  const apply = guard(() => {
    const across = `${setting("offsetX") ?? 20}px`;
    // Null leaves it to the stylesheet; so does what CSS does not understand.
    Object.assign(widget.style, {
      left: across,
      right: across,
      alignItems: setting("position") === "left" ? "start" : "end",
      bottom: `${setting("offsetY") ?? 20}px`,
      color: setting("accent"),
      zIndex: setting("zIndex"),
      // A page's own sheet may show what is hidden.
      display: host.hidden ? "none" : "",
      colorScheme: setting("theme") === "auto" ? "" : setting("theme"),
    });
    let talks: boolean | undefined;
    button.hidden = false;
    try {
      selector = setting("launcher") ?? "floating";
      document.querySelector(selector);
      button.hidden = selector !== "floating";
      // What the core keeps of a chat that was begun (core/storage.ts) has its key, a text in a text.
      talks = /key\\":\\"\w/.test(sessionStorage[`help-widget:${setting("site") ?? ""}`]);
    } catch {
      // No selector, of which the core tells the page; or a page that may keep nothing.
    }
    reflect(launcher());
    if (host.hidden) close();
    withCore((here) => here.update());
    if (
      core === undefined &&
      document.readyState === "complete" &&
      (talks || (setting("load") === "idle" && !savesData()))
    )
      // A page in which nothing moves may be given no idle moment at all. Safari has none to give: it takes this for no wait.
      (window.requestIdleCallback ?? setTimeout)(() => load(), { timeout: 3000 } as never);
  });
  apply();
  // The page is there: for the first time, or out of the browser's cache, after a chat was begun on a later one.
  addEventListener("pageshow", apply, { signal });
  const attributes = new MutationObserver(apply);
  attributes.observe(host, { attributes: true });

  widget.onkeydown = guard((event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      // Nor does it close a dialog of the page that the tag stands in.
      event.preventDefault();
      close();
    }
  });

  return {
    open,
    close,
    toggle,
    apply,
    end: () => {
      life.abort();
      attributes.disconnect();
      reflect(null);
      root.replaceChildren();
      if (!panel.hidden) host.tell("close");
    },
  };
};
