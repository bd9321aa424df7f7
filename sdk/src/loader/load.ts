/** A file of this build as an absolute address, and what it must hash to: what fetch() takes. */
export type Pinned = readonly [url: string, pin: { readonly integrity: string }];
/** Where the rest of the widget lies. */
export interface Files {
  readonly core: string;
  /** The first parts of the two modules. */
  readonly drawing: Pinned;
  readonly light: Pinned;
  /** Where a bundler has put the second parts of the two modules; else they lie beside the core, which knows their hashes. */
  readonly rests?: readonly [drawing: string, light: string];
}

export const savesData = (): boolean => {
  const { saveData, effectiveType } =
    (navigator as { connection?: Record<string, unknown> }).connection ?? {};
  return /2g|true/.test([effectiveType, saveData] as never);
};

/** Whether the customer is better served by the second skin, as far as one can know without making a WebGL context. */
export const wantsSecondSkin = (): boolean => savesData() || matchMedia("(forced-colors)").matches;
