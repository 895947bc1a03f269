import { holdsFor } from '../limits.ts';
import type { CorrelationRule } from '../rule.ts';
import { presenceOf } from './presence.ts';

/** What a window that slides over events holds, and whether that keeps the correlation's condition. */
export interface Measure {
  add(terms: readonly (string | number)[]): void;
  remove(terms: readonly (string | number)[]): void;
  holds(): boolean;
  /** The number that the condition is about; undefined where there is none. */
  value(): number | undefined;
}

/** The measure of an empty window. A computed value of nothing keeps no condition. */
export function measureOf(rule: CorrelationRule): Measure {
  const holds = holdsFor(rule.condition?.limits ?? []);
  switch (rule.type) {
    case 'temporal':
    case 'temporal_ordered': {
      const isThere = presenceOf(rule);
      return termMeasure(
        (terms) => isThere((position) => terms.has(position)),
        () => undefined,
      );
    }
    case 'event_count':
    case 'value_count':
      return termMeasure(
        (terms) => holds(terms.size),
        (terms) => terms.size,
      );
    case 'value_sum':
      return totalMeasure((total) => total, holds);
    case 'value_avg':
      return totalMeasure((total, count) => total / count, holds);
    case 'value_percentile':
    case 'value_median': {
      const share = (rule.condition?.percentile ?? 50) / 100;
      return numberMeasure((numbers) => quantile(numbers, share), holds);
    }
  }
}

/** How often each term stands in the window. */
function termMeasure(
  holds: (terms: ReadonlyMap<string | number, number>) => boolean,
  value: (terms: ReadonlyMap<string | number, number>) => number | undefined,
): Measure {
  const counts = new Map<string | number, number>();
  return {
    add(terms) {
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    },
    remove(terms) {
      for (const term of terms) {
        const left = counts.get(term)! - 1;
        if (left === 0) counts.delete(term);
        else counts.set(term, left);
      }
    },
    holds: () => holds(counts),
    value: () => value(counts),
  };
}

/** The sum of the numbers in the window, and how many they are. */
function totalMeasure(
  compute: (total: number, count: number) => number,
  holds: (value: number) => boolean,
): Measure {
  let [total, count] = [0, 0];
  return {
    add(terms) {
      for (const term of terms) total += Number(term);
      count += terms.length;
    },
    remove(terms) {
      count -= terms.length;
      for (const term of terms) total -= Number(term);
      // What rounding left over must not add up over a long log.
      if (count === 0) total = 0;
    },
    holds: () => count > 0 && holds(compute(total, count)),
    value: () => (count > 0 ? compute(total, count) : undefined),
  };
}

/** The numbers in the window, in order of size. */
function numberMeasure(
  compute: (numbers: readonly number[]) => number,
  holds: (value: number) => boolean,
): Measure {
  const numbers: number[] = [];
  return {
    add(terms) {
      for (const term of terms) numbers.splice(placeOf(numbers, Number(term)), 0, Number(term));
    },
    remove(terms) {
      for (const term of terms) numbers.splice(placeOf(numbers, Number(term)), 1);
    },
    holds: () => numbers.length > 0 && holds(compute(numbers)),
    value: () => (numbers.length > 0 ? compute(numbers) : undefined),
  };
}

/** The first place in `numbers`, which are in order, of what is not less than `wanted`. */
function placeOf(numbers: readonly number[], wanted: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Between two numbers the value is in proportion, as in most statistics packages. */
function quantile(numbers: readonly number[], share: number): number {
  const at = share * (numbers.length - 1);
  const below = Math.floor(at);
  const lower = numbers[below]!;
  const upper = numbers[below + 1] ?? lower;
  return lower + (upper - lower) * (at - below);
}
