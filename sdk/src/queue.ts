import { firstWidget, type HelpWidgetElement, whenConnected } from "./element.js";
import { failure } from "./errors.js";
import type { Settings } from "./settings.js";

/** Puts a widget into the page. */
export const createHelpWidget = (settings: Settings = {}): HelpWidgetElement => {
  // Not `new`: the page's element may come from another copy of this script that was there first.
  const widget = document.createElement("help-widget") as HelpWidgetElement;
  widget.settings = settings;
  const place = (): void => document.body.append(widget);
  if (document.body) place();
  else addEventListener("DOMContentLoaded", place, { once: true });
  return widget;
};

const verbs = "boot update open close toggle show hide on off once destroy";

type Command = ArrayLike<unknown>;
interface Page {
  HelpWidget?: ((...command: unknown[]) => void) & { q?: Command[] };
}

/** Makes `window.HelpWidget` work and carries out what a page asked for before the script, or a widget, was there. */
export const installQueue = (): void => {
  const page = window as Page;
  let waiting = page.HelpWidget?.q ?? [];

  const run = (command: Command): void => {
    const [verb, ...rest] = Array.from(command) as [string, ...unknown[]];
    const widget = firstWidget();
    if (verb === "boot" && !widget) createHelpWidget(rest[0] as Settings | undefined);
    else if (!widget) waiting.push(command);
    else if (!verbs.split(" ").includes(verb)) {
      widget.tell("error", failure("settings-invalid", `HelpWidget("${verb}") is unknown. Known: ${verbs}.`));
    } else {
      const name = (verb === "boot" ? "update" : verb) as "on";
      (widget[name] as (...values: unknown[]) => void)(...rest);
    }
  };
  const runAll = (): void => {
    const due = waiting;
    waiting = [];
    for (const command of Array.from(due)) run(command);
  };
  page.HelpWidget = (...command) => run(command);
  whenConnected(runAll);
  runAll();
};
