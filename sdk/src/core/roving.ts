/**
 * One stop of the Tab key for all choices of a group: the chosen one, else the one that is now, else the first. Tells each choice where it
 * stands as well, from 0 to 1, so that its tip can lean away from the edge.
 */
export const arrange = (group: HTMLElement): void => {
  const choices = [...group.querySelectorAll<HTMLElement>(":scope > button")];
  const which = (state: string): HTMLElement | undefined => choices.find((choice) => choice.matches(state));
  const stop = which("[aria-selected=true], [aria-checked=true]") ?? which("[aria-current]") ?? choices[0];
  for (const [at, choice] of choices.entries()) {
    choice.tabIndex = choice === stop ? 0 : -1;
    choice.style.setProperty("--hwx-at", String(at / Math.max(1, choices.length - 1)));
  }
};

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Where a key leads from a choice; tabs and radios go round (ARIA APG). Undefined for keys that mean nothing here. */
export const neighbour = (choice: HTMLElement, key: string): HTMLElement | undefined => {
  const step = steps[key];
  if (!step || !choice.matches("[role=tab], [role=option], [role=radio]")) return undefined;
  const choices = [...(choice.parentElement as HTMLElement).querySelectorAll<HTMLElement>(":scope > button")];
  const last = choices.length - 1;
  const to = choices.indexOf(choice) + step;
  const round = Number.isFinite(step) && !choice.matches("[role=option]");
  return choices[round ? (to + choices.length) % choices.length : Math.max(0, Math.min(last, to))];
};
