/** The `theme` effect: docs/boundary.md. */
export interface ThemeTokens {
  readonly paints: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, readonly [size: number, height: number, weight: number]>>;
}

/**
 * Custom properties by which both skins' stylesheets paint: `--hw-surface`, `--hw-space-4`, `--hw-body` … Loops over names: what takes
 * entries apart becomes 8 KB of machine code here.
 */
export const applyTheme = (widget: HTMLElement, { paints, measures, types }: ThemeTokens): void => {
  const tokens: Record<string, string | number> = { ...paints };
  for (const name of Object.keys(measures)) tokens[name] = `${measures[name]}px`;
  for (const name of Object.keys(types)) {
    const [size, height, weight] = types[name] as readonly [number, number, number];
    tokens[`${name}-size`] = `${size}px`;
    tokens[`${name}-height`] = `${height}px`;
    tokens[`${name}-weight`] = weight;
  }
  for (const name of Object.keys(tokens)) widget.style.setProperty(`--hw-${name}`, String(tokens[name]));
};
