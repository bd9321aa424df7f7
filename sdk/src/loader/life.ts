import { asDetail, failure, type HelpErrorDetail } from "../errors.js";
import type { Core } from "../seat.js";
import { type Route, readAttributes, type Settings, settingsFault } from "../settings.js";
import { makeDrawableCanvas } from "../webgl.js";
import { makeLauncher as makeButton, makeFrame } from "./frame.js";
import { type Launcher, makeLauncher } from "./launcher.js";
import { type Files, fetchPinned, importCore, knowsSecondSkin, painted, savesData } from "./load.js";
import { wordsFor } from "./words.js";

/** One stay of an element in the page: from the moment it is connected until it is gone. */
export interface Life {
  open(route?: Route): void;
  close(): void;
  toggle(): void;
  /** Attributes or settings may have changed. */
  apply(): void;
  end(): void;
}

/** What of the element its life needs. */
interface Host extends HTMLElement {
  readonly settings: Settings;
  tell(event: string, detail?: unknown): void;
}

/** White where it can be read on `#rrggbb` (or `#rgb`), else black: about where the core's theme decides so too. */
const inkOn = (accent: string): string => {
  const digits = accent.length > 4 ? accent : accent.replace(/\w/g, "$&$&");
  const part = (at: number): number => Number.parseInt(digits.slice(at, at + 2), 16);
  return 2 * part(1) + 5 * part(3) + part(5) > 1200 ? "#000" : "#fff";
};

let born = 0;

/** Puts launcher and frame into the element, and brings the core when the customer comes near. */
export const begin = (host: Host, root: ShadowRoot, files: Files): Life => {
  let settings: Settings = {};
  let fault: string | undefined;
  let launcher: Launcher | undefined;
  let launcherKind: string | undefined;
  let core: Promise<Core | undefined> | undefined;
  /** Aborted when the core it was made for has failed, or the element has left. */
  let seated = new AbortController();
  let isOpen = false;
  let ended = false;

  const locale = (): string => settings.locale || document.documentElement.lang || navigator.language;
  const tellFault = (detail: HelpErrorDetail): void => {
    if (!ended) host.tell("error", detail);
  };
  /** Nothing thrown in `work` reaches the page. */
  const guard =
    <T>(work: (value: T) => void) =>
    (value: T): void => {
      try {
        work(value);
      } catch (thrown) {
        tellFault(asDetail(thrown));
      }
    };

  const read = (): void => {
    const merged = { ...readAttributes(host), ...host.settings };
    const before = fault;
    fault = settingsFault(merged);
    try {
      document.querySelector(merged.launcher ?? "a");
    } catch {
      fault ??= "settings.launcher is no CSS selector.";
    }
    if (!fault) settings = merged;
    else if (fault !== before) tellFault(failure("settings-invalid", fault));
  };
  read();
  const words = wordsFor(locale());
  const { widget, panel, screen, fill } = makeFrame(root, words, () => close());

  const fail = ({ code, message }: HelpErrorDetail, links: boolean): void => {
    if (links) {
      // The next time the customer comes near, everything is tried again.
      seated.abort();
      core = undefined;
      fill(words[2]);
    }
    tellFault({ code, message });
  };

  const seat = async (near: boolean): Promise<Core | undefined> => {
    seated = new AbortController();
    const { signal } = seated;
    const code = importCore(files.core);
    code.catch(() => 0);
    const { skin } = settings;
    let light = knowsSecondSkin(skin);
    let canvas: HTMLCanvasElement | undefined;
    if (!light && near) {
      // Making a context takes milliseconds: the skeleton is painted first.
      await painted();
      canvas = makeDrawableCanvas(skin === "canvas");
      light = !canvas;
    }
    const fetchModule = (wantsLight: boolean): Promise<Response> =>
      fetchPinned(wantsLight ? files.light : files.drawing);
    const first = fetchModule(light);
    first.catch(() => 0);
    const { seatCore } = await code;
    if (signal.aborted) return undefined;
    return seatCore({
      host,
      root,
      widget,
      panel,
      screen,
      signal,
      light,
      canvas,
      first,
      fetchModule,
      settings: () => settings,
      locale,
      close: () => close(),
      tell: (event, detail) => {
        if (!signal.aborted) host.tell(event, detail);
      },
      fail: (detail, links) => {
        if (!signal.aborted) fail(detail, links);
      },
    });
  };

  /** The core, once. `near`: the customer is near, so a WebGL context may be made to see which module is wanted. */
  const load = (near: boolean): Promise<Core | undefined> => {
    if (fault) return Promise.resolve(undefined);
    core ??= seat(near).catch((thrown) => {
      if (!ended) fail(asDetail(thrown), true);
      return undefined;
    });
    return core;
  };

  const open = guard((route?: Route) => {
    if (!isOpen) {
      isOpen = true;
      place();
      panel.hidden = false;
      launcher?.reflect(true);
      panel.focus({ preventScroll: true });
      host.tell("open", { route });
    }
    if (!core) fill(fault && words[2]);
    void load(true).then(guard((here) => isOpen && here?.open(route)));
  });

  const close = guard(() => {
    if (!isOpen) return;
    // The focus goes back only if it was ours: a page that closes us while the customer writes elsewhere keeps it.
    const inside = root.activeElement && panel.contains(root.activeElement);
    isOpen = false;
    panel.hidden = true;
    launcher?.reflect(false);
    if (inside) launcher?.button()?.focus({ preventScroll: true });
    host.tell("close");
    void core?.then(guard((here) => isOpen || here?.close()));
  });
  const toggle = (): void => (isOpen ? close : open)(undefined);

  const set = (name: string, value: unknown): void => widget.style.setProperty(name, `${value}`);

  /** Above the corner; or below the page's own button when that is in the upper half of the window. */
  const place = (): void => {
    const { x = 20, y = 20 } = settings.offset ?? {};
    const floating = launcherKind === "floating";
    const bottom = (!floating && launcher?.button()?.getBoundingClientRect().bottom) || 0;
    const hangs = bottom > 0 && bottom < innerHeight / 2;
    const left = settings.position === "left";
    set("--left", left ? `${x}px` : "auto");
    set("--right", left ? "auto" : `${x}px`);
    set("--bottom", `${y}px`);
    set("--top", hangs ? `${bottom + 12}px` : "auto");
    set("--lift", hangs ? "auto" : `${y + (floating ? 72 : 0)}px`);
    set("--taken", `${hangs ? bottom + 32 : 104}px`);
  };

  /** Brings launcher and frame in line with the settings. */
  const dress = (): void => {
    const { accent = "#4353ff", zIndex = 1000, theme, launcher: wanted = "floating" } = settings;
    const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme:dark)").matches);
    set("z-index", zIndex);
    // Only until the core's theme is there.
    if (!core) {
      set("--hw-accent", accent);
      set("--hw-on-accent", inkOn(accent));
      set("--hw-surface", dark ? "#13131d" : "#f7f7fb");
      set("--hw-sunken", dark ? "#282836" : "#efeff5");
      set("--hw-text", dark ? "#f0f0f5" : "#1a1a2e");
    }
    if (wanted !== launcherKind) {
      launcherKind = wanted;
      launcher?.remove();
      launcher = undefined;
      const near = (): void => void load(true);
      if (wanted === "floating") {
        const button = makeButton(words[0] as string);
        widget.prepend(button);
        const { remove, ...rest } = makeLauncher(
          widget,
          () => button,
          (at) => at.closest(".launcher"),
          "panel",
          guard,
          near,
          toggle,
        );
        launcher = {
          ...rest,
          remove: () => {
            remove();
            button.remove();
          },
        };
      } else if (wanted !== "none") {
        host.id ||= `help-widget-${++born}`;
        launcher = makeLauncher(
          document,
          () => document.querySelector<HTMLElement>(wanted),
          (at) => at.closest(wanted),
          host.id,
          guard,
          near,
          toggle,
        );
      }
      launcher?.reflect(isOpen);
    }
    place();
  };
  dress();

  widget.addEventListener(
    "keydown",
    guard((event) => {
      if (event.key === "Escape" && !event.isComposing && isOpen) {
        event.preventDefault();
        event.stopPropagation();
        close(undefined);
      }
    }),
  );
  if (settings.load === "idle" && !savesData()) {
    const idle = (): unknown => (window.requestIdleCallback ?? setTimeout)(() => ended || load(false));
    if (document.readyState === "complete") idle();
    else addEventListener("load", idle, { once: true });
  }

  return {
    open,
    close: () => close(undefined),
    toggle,
    apply: guard(() => {
      read();
      if (fault && isOpen) fill(words[2]);
      dress();
      void core?.then(guard((here) => here?.update()));
    }) as () => void,
    end: () => {
      ended = true;
      seated.abort();
      launcher?.remove();
      root.replaceChildren();
    },
  };
};
