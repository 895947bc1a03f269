import { ThemeColor, ThemeIcon } from 'vscode';
import type { LevelName } from '../../protocol.ts';

/** Strongest first, as people ask for them. */
export const LEVELS: readonly LevelName[] = ['critical', 'high', 'medium', 'low', 'informational'];

/** A shape of its own for every level, so that colour is never the only signal. */
const SHAPES: Readonly<Record<LevelName, string>> = {
  critical: 'flame',
  high: 'error',
  medium: 'warning',
  low: 'info',
  informational: 'circle-outline',
};

const COLORS: Readonly<Record<LevelName, string>> = {
  critical: 'problemsErrorIcon.foreground',
  high: 'problemsErrorIcon.foreground',
  medium: 'problemsWarningIcon.foreground',
  low: 'problemsInfoIcon.foreground',
  informational: 'descriptionForeground',
};

export function levelIcon(level: LevelName): ThemeIcon {
  return new ThemeIcon(SHAPES[level], new ThemeColor(COLORS[level]));
}
