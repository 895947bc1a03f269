import type { LevelName } from '../../protocol.ts';

/** The colours of the theme that is on. */
export interface Theme {
  readonly text: string;
  readonly grid: string;
  readonly succeeded: string;
  readonly failed: string;
  readonly font: string;
  readonly levels: Readonly<Record<LevelName, string>>;
}

export function theme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string, otherwise: string): string =>
    style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const text = color('foreground', '#888');
  const error = color('charts-red', color('errorForeground', '#f14c4c'));
  return {
    text,
    grid: color('editorWidget-border', color('contrastBorder', '#8884')),
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
  };
}
