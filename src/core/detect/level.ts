/** Sigma's levels, weakest first. */
export const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const;
export type Level = (typeof LEVELS)[number];

export function isLevel(value: unknown): value is Level {
  return LEVELS.includes(value as Level);
}

/** Negative when `a` is the weaker level. */
export function compareLevels(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}

/** True when `level` is `floor` or above. */
export function atLeast(level: Level, floor: Level): boolean {
  return compareLevels(level, floor) >= 0;
}
