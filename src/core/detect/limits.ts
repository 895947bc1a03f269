import type { Limit } from './rule.ts';

/** Compiles limits to a question: does a number keep all of them? */
export function holdsFor(limits: readonly Limit[]): (count: number) => boolean {
  return (count) => limits.every((limit) => keeps(count, limit));
}

function keeps(found: number, { op, count }: Limit): boolean {
  switch (op) {
    case 'gte':
      return found >= count;
    case 'gt':
      return found > count;
    case 'lte':
      return found <= count;
    case 'lt':
      return found < count;
    case 'eq':
      return found === count;
    case 'neq':
      return found !== count;
  }
}
