import type { JsonValue } from '../../../log/json.ts';
import { ModifierError, type Modifier } from './modifier.ts';

function compares(holds: (found: number, limit: number) => boolean): Modifier {
  return (value) => {
    if (value.kind !== 'number' && value.kind !== 'part') throw new ModifierError('needs a number');
    const limit = value.value;
    const read = value.kind === 'part' ? value.read : numberIn;
    return { kind: 'test', test: { matches: (found) => holds(read(found), limit) } };
  };
}

/** Numbers stand as text in some exports. NaN, which compares with nothing, for anything else. */
function numberIn(found: JsonValue): number {
  if (typeof found === 'number') return found;
  return typeof found === 'string' && /^[+-]?\d+(\.\d+)?$/.test(found) ? Number(found) : NaN;
}

export const NUMBER_MODIFIERS = {
  lt: compares((found, limit) => found < limit),
  lte: compares((found, limit) => found <= limit),
  gt: compares((found, limit) => found > limit),
  gte: compares((found, limit) => found >= limit),
} as const satisfies Readonly<Record<string, Modifier>>;
