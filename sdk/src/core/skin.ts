import { css as frame } from "./frame.css";
import type { Place } from "./place.js";

/** Either the core draws on a canvas and the elements lie over it, unseen; or the elements are what one sees. */
export type Skin = "canvas" | "dom";

const constructed = (css = ""): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

/** The stylesheets, constructed once for the page. All but the frame's are empty until a module brings them. */
const makeSheets = () => ({
  frame: constructed(frame),
  /** With the first part of a module: what the first screen wears. */
  first: { both: constructed(), dom: constructed(), forced: constructed() },
  /** With the second one: what only that can show, and the canvas. */
  rest: { dom: constructed(), canvas: constructed() },
});
let made: ReturnType<typeof makeSheets> | undefined;
const sheets = (): ReturnType<typeof makeSheets> => (made ??= makeSheets());

/** Each widget's own, by which all others paint. It stays when one core takes over from another. */
const themes = new WeakMap<HTMLElement, CSSStyleSheet>();
const themeOf = (widget: HTMLElement): CSSStyleSheet => {
  const theme = themes.get(widget) ?? constructed();
  themes.set(widget, theme);
  return theme;
};

/** `css`: declarations of custom properties, `--hw-surface`, `--hw-space-4`, `--hw-body-size` … (docs/looks.md). */
export const applyTheme = (widget: HTMLElement, css: string): void =>
  themeOf(widget).replaceSync(`.widget{${css}}`);

/** Puts a skin on: the same elements, other stylesheets. */
export const wear = ({ seat, widget }: Place, skin: Skin): void => {
  if (widget.getAttribute("data-skin") === skin) return;
  widget.setAttribute("data-skin", skin);
  const { frame, first, rest } = sheets();
  const root = seat.host.shadowRoot as ShadowRoot;
  const [loader] = root.adoptedStyleSheets as [CSSStyleSheet];
  const own = skin === "dom" ? [first.dom, rest.dom, first.forced] : [rest.canvas];
  root.adoptedStyleSheets = [loader, themeOf(widget), frame, first.both, ...own];
};

const read = new WeakSet<WebAssembly.Module>();

/** The sheets that a part of a module brings, in sections by their names (sdk/build.mjs): there they cost no heap, and the script no time. */
export const fillSheets = (part: "first" | "rest", module: WebAssembly.Module): void => {
  if (read.has(module)) return;
  read.add(module);
  for (const [name, sheet] of Object.entries(sheets()[part])) {
    const [bytes] = WebAssembly.Module.customSections(module, name);
    if (bytes) sheet.replaceSync(new TextDecoder().decode(bytes));
  }
};
