import { css } from "./frame.css";

/** An element with properties. Never markup: pages under Trusted Types have no other way. */
const make = (tag: string, className: string, ...children: (Node | string)[]): HTMLElement => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
};

/** A line drawing on a 24 × 24 grid. Decoration: names are the business of whoever holds it. */
const drawing = (className: string, path: string): SVGSVGElement => {
  const [svg, line] = ["svg", "path"].map((tag) =>
    document.createElementNS("http://www.w3.org/2000/svg", tag),
  );
  setAll(svg as Element, { class: className, viewBox: "0 0 24 24", "aria-hidden": "true" });
  line?.setAttribute("d", path);
  svg?.append(line as Element);
  return svg as SVGSVGElement;
};

export const setAll = (element: Element, attributes: Record<string, string>): void => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
};

const cross = (): SVGSVGElement => drawing("cross", "M6 6 18 18M18 6 6 18");
const question = (): SVGSVGElement =>
  drawing(
    "ask",
    "M8 19 3.5 20.5 5 16.2A8.5 8.5 0 1 1 8 19M9.6 9.6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.7M12 16.4v0",
  );

const round = (className: string, label: string, ...children: Node[]): HTMLElement => {
  const button = make("button", `round ${className}`, ...children);
  setAll(button, { type: "button", "aria-label": label });
  return button;
};

export const makeLauncher = (label: string): HTMLElement => round("launcher", label, question(), cross());

let sheet: CSSStyleSheet | undefined;

/** The panel before the core is there: its frame, a close button, and bars where the cards will be. */
export interface Frame {
  readonly widget: HTMLElement;
  readonly panel: HTMLElement;
  readonly screen: HTMLElement;
  /** Without a sentence bars; with one the plain contact links below it: the page's own, from its markup. */
  fill(sentence?: string): void;
}

export const makeFrame = (root: ShadowRoot, [help, close]: readonly string[], shut: () => void): Frame => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  root.adoptedStyleSheets = [sheet];
  const screen = make("div", "screen");
  const panel = make("div", "panel", screen);
  setAll(panel, { id: "panel", role: "dialog", "aria-label": help as string, tabindex: "-1", hidden: "" });
  const widget = make("div", "widget", panel);
  root.replaceChildren(widget);
  return {
    widget,
    panel,
    screen,
    fill: (sentence) => {
      const button = round("", close as string, cross());
      button.addEventListener("click", shut);
      const below = sentence
        ? [make("div", "links", sentence, make("slot", ""))]
        : [1, 2, 3].map(() => make("i", "bar0"));
      screen.replaceChildren(make("div", "hero0", button), ...below);
    },
  };
};
