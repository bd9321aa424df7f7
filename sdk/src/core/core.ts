/** The core chunk: fetched when the customer comes near, once for all widgets of the page. */
import type { Core, Seat } from "../seat.js";
import { giveBack } from "../webgl.js";
import { tellUnknownCommands } from "./commands.js";
import { HeadStart } from "./head-start.js";
import { Panel } from "./panel.js";
import { Place, settingsInvalid } from "./place.js";

export const seatCore = async (seat: Seat): Promise<Core | undefined> => {
  const place = new Place(seat);
  try {
    // The element has left the page while this script was on its way.
    if (place.signal.aborted) return undefined;
    const fault = place.hostSettings.read();
    if (fault) throw settingsInvalid(fault);
    // Before anything that takes time here: the answer takes longer than all of it.
    const headStart = new HeadStart(place);
    tellUnknownCommands(place);
    const panel = new Panel(place, headStart);
    await panel.start();
    // Whoever opens the panel has said so by then. Nobody says so of one that is open since an earlier core, which was given up.
    setTimeout(() => {
      if (!panel.isOpen && !seat.panel.hidden && !place.signal.aborted) panel.open(undefined);
    });
    return panel;
  } catch (thrown) {
    place.giveUp(thrown);
    return undefined;
  } finally {
    // Nobody will draw on it. A panel, if there was one, has done so by itself.
    if (place.signal.aborted) giveBack(seat.canvas);
  }
};
