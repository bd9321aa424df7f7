/** The `theme` effect: docs/boundary.md. */
export interface ThemeTokens {
  readonly paints: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, readonly [size: number, height: number, weight: number]>>;
}

/** Custom properties by which both skins' stylesheets paint: `--hw-surface`, `--hw-space-4`, `--hw-body` … */
export const applyTheme = (widget: HTMLElement, { paints, measures, types }: ThemeTokens): void => {
  const set = (name: string, value: string): void => widget.style.setProperty(`--hw-${name}`, value);
  for (const [name, pixels] of Object.entries(measures)) set(name, `${pixels}px`);
  for (const [name, [size, height, weight]] of Object.entries(types)) {
    set(`${name}-size`, `${size}px`);
    set(`${name}-height`, `${height}px`);
    set(`${name}-weight`, String(weight));
  }
  for (const [name, colour] of Object.entries(paints)) set(name, colour);
};
