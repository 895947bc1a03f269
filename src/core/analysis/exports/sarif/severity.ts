import type { Level } from '../../../detect/level.ts';

/** What a level is called in SARIF, and the score by which code scanning services sort. */
export const SEVERITY: Readonly<
  Record<Level, { readonly level: 'error' | 'warning' | 'note'; readonly score: string }>
> = {
  critical: { level: 'error', score: '9.5' },
  high: { level: 'error', score: '8.0' },
  medium: { level: 'warning', score: '5.5' },
  low: { level: 'note', score: '3.0' },
  informational: { level: 'note', score: '0.0' },
};
