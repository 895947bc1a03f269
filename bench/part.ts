/** What one part of the benchmark found out. */
export interface Part {
  /** What was aimed at, and what was reached. */
  readonly goals: readonly Goal[];
  readonly tables: readonly Table[];
  /** Everything measured, for other programs. */
  readonly data: unknown;
}

export interface Goal {
  readonly work: string;
  readonly goal: string;
  readonly measured: string;
  /** Undefined where it could not be measured here. */
  readonly reached: boolean | undefined;
}

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A goal that a number has to be below, or above. Undefined: it could not be measured here. */
export function goal(
  work: string,
  bound: 'at least' | 'at most',
  limit: number,
  value: number | undefined,
  unit = '',
): Goal {
  const isAtLeast = bound === 'at least';
  return {
    work,
    goal: `${isAtLeast ? '≥' : '≤'} ${limit}${unit}`,
    measured: value === undefined ? 'not installed' : `${value.toPrecision(3)}${unit}`,
    reached: value === undefined ? undefined : isAtLeast ? value >= limit : value <= limit,
  };
}
