import type { HelpWidgetElement } from "./element.js";
import type { Settings } from "./settings.js";

/** Puts a widget into the page. */
export const createHelpWidget = (settings?: Settings): HelpWidgetElement => {
  // Not `new`: the page's element may come from another copy of this script that was there first.
  const widget = document.createElement("help-widget") as HelpWidgetElement;
  widget.settings = settings ?? {};
  // Fixed to the window, the element is as good beside the body, which an early script does not find yet.
  document.documentElement.append(widget);
  return widget;
};

type Command = ArrayLike<unknown> & Iterable<unknown>;
type Does = (...values: unknown[]) => void;
interface Page {
  HelpWidget?: ((...command: unknown[]) => void) & { q?: Command[] };
}

/** Commands that wait for a widget, and those that none knows: the core tells the page of them (core/commands.ts). */
const waiting: Command[] = [];

const run = (command: Command): void => {
  // A page may have put anything into the queue by hand.
  const [verb, ...values] = command?.[0] ? command : [];
  const widget = document.querySelector<HelpWidgetElement>("help-widget");
  const does = widget?.[(verb === "boot" ? "update" : verb) as "update"] as Does | undefined;
  if (does) does.apply?.(widget, values);
  else if (verb === "boot") createHelpWidget(values[0] as Settings | undefined);
  else waiting.push(command);
};

/** Carries out what has waited; commands that still find no widget go on waiting. */
export const runWaiting = (): void => {
  waiting.splice(0).map(run);
};

/** Makes `window.HelpWidget` work and carries out what a page asked for before this script was there. */
export const installQueue = (): void => {
  const page = window as Page;
  const early = page.HelpWidget?.q;
  page.HelpWidget = Object.assign((...command: unknown[]) => run(command), { q: waiting });
  early?.map?.(run);
};
