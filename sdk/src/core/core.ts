/** The core chunk: fetched when the customer comes near, once for all widgets of the page. */
import type { Core, Seat } from "../seat.js";
import { Panel } from "./panel.js";
import { dress } from "./skin.js";

export const seatCore = async (seat: Seat): Promise<Core> => {
  dress(seat.root);
  seat.widget.dataset["skin"] = "dom";
  const panel = new Panel(seat);
  await panel.start();
  return panel;
};
