import { attribute } from "./dom.js";
import { tones } from "./enums.js";
import { has, type NodeFacts } from "./node.js";

const classes = (outer: HTMLElement, node: NodeFacts): void => {
  const hidden = has(node, "VisuallyHidden") ? " unseen" : "";
  const wanted = `n ${node.look.toLowerCase()} ${(tones[node.tone] ?? "Neutral").toLowerCase()}${hidden}`;
  if (outer.className !== wanted) outer.className = wanted;
};

const live = { Off: undefined, Polite: "polite", Assertive: "assertive" } as const;

/** What every element shows of its node: its look as classes, and what assistive technology is to expect of it. */
export const showLook = (outer: HTMLElement, node: NodeFacts): void => {
  classes(outer, node);
  attribute(outer, "aria-live", live[node.live]);
  attribute(outer, "aria-busy", has(node, "Busy") && "true");
};
