import { MARK_COLORS, type EntityMark, type LevelName } from '../../protocol.ts';

/** The colours of the theme that is on. */
export interface Theme {
  readonly text: string;
  readonly grid: string;
  readonly succeeded: string;
  readonly failed: string;
  readonly font: string;
  readonly levels: Readonly<Record<LevelName, string>>;
  /** Of entities with that mark; of those without any that of text. */
  readonly ofMark: (mark: EntityMark | null) => string;
}

export function theme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string, otherwise: string): string =>
    style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const text = color('foreground', '#888');
  const error = color('charts-red', color('errorForeground', '#f14c4c'));
  return {
    text,
    // Fainter than any theme's borders, which in high contrast would outshine the bars.
    grid: `color-mix(in srgb, ${text} 20%, transparent)`,
    succeeded: color('charts-blue', '#3794ff'),
    failed: error,
    font: color('font-family', 'sans-serif'),
    levels: {
      critical: error,
      high: error,
      medium: color('charts-orange', '#d18616'),
      low: color('charts-yellow', '#cca700'),
      informational: text,
    },
    ofMark: (mark) => {
      const name = mark && MARK_COLORS[mark.color % MARK_COLORS.length];
      return name ? color(name.replace('.', '-'), text) : text;
    },
  };
}
