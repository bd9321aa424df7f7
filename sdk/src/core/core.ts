/** The core chunk: fetched when the customer comes near, once for all widgets of the page. */
import type { CoreModule, Seat } from "../seat.js";
import { giveBack } from "../webgl.js";
import { watchBackGesture } from "./back-gesture.js";
import { tellUnknownCommands } from "./commands.js";
import { HeadStart } from "./head-start.js";
import { Panel } from "./panel.js";
import { Place, settingsInvalid } from "./place.js";
import { watchLanguage } from "./preferences.js";

/** Frameworks make an attribute of what is no property yet. */
const settingsLost =
  'The attribute "settings" says nothing: settings are a property of <help-widget>, which it has once its script is there. ' +
  'Do import "help-widget" before the first render.';

export const seatCore: CoreModule["seatCore"] = async (
  host,
  panel,
  signal,
  light,
  canvas,
  first,
  files,
  close,
  fail,
) => {
  const seat: Seat = { host, panel, signal, light, canvas, first, files, close, fail };
  const place = new Place(seat);
  try {
    // The element has left the page while this script was on its way.
    if (place.signal.aborted) return undefined;
    watchBackGesture(seat);
    const fault = place.hostSettings.read();
    if (fault) throw settingsInvalid(fault);
    // Before anything that takes time here: the answer takes longer than all of it.
    const headStart = new HeadStart(place);
    tellUnknownCommands(place);
    if (host.hasAttribute("settings") && !Object.keys(host.settings).length)
      place.complain(settingsInvalid(settingsLost));
    const widget = new Panel(place, headStart);
    await widget.start();
    watchLanguage(() => widget.update(), place.signal);
    // Whoever opens the panel has said so by then. Nobody says so of one that is open since an earlier core, which was given up.
    setTimeout(() => {
      if (!widget.isOpen && !panel.hidden && !place.signal.aborted) widget.open(undefined);
    });
    return widget;
  } catch (thrown) {
    place.giveUp(thrown);
    return undefined;
  } finally {
    // Nobody will draw on it. A panel, if there was one, has done so by itself.
    if (place.signal.aborted) giveBack(canvas);
  }
};
