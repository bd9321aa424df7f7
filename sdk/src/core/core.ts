/** The core chunk: fetched when the customer comes near, once for all widgets of the page. */
import type { Core, Seat } from "../seat.js";
import { tellUnknownCommands } from "./commands.js";
import { HeadStart } from "./head-start.js";
import { Panel } from "./panel.js";
import { Place, settingsInvalid } from "./place.js";

export const seatCore = async (seat: Seat): Promise<Core | undefined> => {
  const place = new Place(seat);
  // The element has left the page while this script was on its way.
  if (place.signal.aborted) return undefined;
  try {
    const fault = place.readSettings();
    if (fault) throw settingsInvalid(fault);
    // Before anything that takes time here: the answer takes longer than all of it.
    const headStart = new HeadStart(place);
    tellUnknownCommands(place);
    const panel = new Panel(place, headStart);
    await panel.start();
    return panel;
  } catch (thrown) {
    place.giveUp(thrown);
    return undefined;
  }
};
