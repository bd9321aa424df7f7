// Where the keyboard's focus is, also inside a shadow tree.

/** Whether the one element that `target` finds has the focus now. */
export const isFocused = (target) =>
  target.evaluate((element) => element.getRootNode().activeElement === element);
