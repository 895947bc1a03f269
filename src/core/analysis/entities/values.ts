import { parseAddress } from '../../enrich/address.ts';
import type { TextColumn } from '../../log/columns/columns.ts';
import type { Case } from '../case.ts';
import { memory } from '../lazy.ts';
import { entities } from './entities.ts';
import type { EntityKind } from './entity.ts';
import { COLUMN_OF } from './own-events.ts';
import { isInTexts } from './text-values.ts';

/** So many events are looked at in a step. */
const STEP = 4096;

const known = memory<readonly string[]>();

/**
 * The values of the entities that `entities` lists of a kind, in no order: a fraction of the work, because nothing is
 * counted of them. Undefined for kinds for which records would have to be read.
 */
export function* valuesOf(all: Case, kind: EntityKind): Generator<void, readonly string[] | undefined> {
  if (isInTexts(kind)) return undefined;
  const column = COLUMN_OF[kind];
  if (column) return yield* known(all, kind, () => inColumn(all, kind, column)).inSteps();
  return (yield* entities(all, [kind])).map(({ entity }) => entity.value);
}

function* inColumn(all: Case, kind: EntityKind, column: TextColumn): Generator<void, string[]> {
  const duplicates = yield* all.duplicates.inSteps();
  const values = new Set<string>();
  let seen = 0;
  for (const log of all.logs) {
    const { rows } = log;
    /** The log's own numbers of what was met: each text is looked up once. */
    const met = new Set<number>([0]);
    for (let first = 0; first < rows.count; first += STEP) {
      const numbers = rows.slice(column, first, Math.min(first + STEP, rows.count));
      for (let at = 0; at < numbers.length; at++) {
        const number = numbers[at]!;
        const index = first + at;
        if (met.has(number) || duplicates.isCopy({ log, index })) continue;
        met.add(number);
        values.add(rows.text(column, index)!);
      }
      if ((seen += numbers.length) < STEP) continue;
      seen = 0;
      yield;
    }
  }
  return [...values].filter((value) => kind !== 'address' || parseAddress(value));
}
