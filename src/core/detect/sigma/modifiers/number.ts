import { numberIn } from '../field-values.ts';
import { ModifierError, type Modifier } from './modifier.ts';

function compares(holds: (found: number, limit: number) => boolean): Modifier {
  return (value) => {
    if (value.kind !== 'number' && value.kind !== 'part') throw new ModifierError('needs a number');
    const limit = value.value;
    const read = value.kind === 'part' ? value.read : numberIn;
    return { kind: 'test', test: { matches: (found) => holds(read(found), limit) } };
  };
}

export const NUMBER_MODIFIERS = {
  lt: compares((found, limit) => found < limit),
  lte: compares((found, limit) => found <= limit),
  gt: compares((found, limit) => found > limit),
  gte: compares((found, limit) => found >= limit),
} as const satisfies Readonly<Record<string, Modifier>>;
