import { encode } from '../log/bytes.ts';
import type { TextColumn } from '../log/columns.ts';
import { PATH_OF_COLUMN } from '../log/outline.ts';
import type { Rows } from '../log/rows.ts';
import { hashOf, isSigned, mayHold } from '../log/signature.ts';

/** Some events of a log that stand side by side, by their indexes; `end` is behind the last. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** A value that is looked for in many logs. */
export interface Sought {
  readonly value: string;
  /** Undefined where signatures tell nothing of such a value. */
  readonly hash: number | undefined;
}

export function soughtValue(value: string): Sought {
  return { value, hash: isSigned(value) ? hashOf(encode(value)) : undefined };
}

/**
 * The stretches of a log whose records have to be looked at, because the value may stand anywhere in them. In all other
 * events it stands in columns or nowhere.
 */
export function stretchesToRead(rows: Rows, { hash }: Sought): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const add = (first: number, end: number): void => {
    const last = stretches.at(-1);
    if (first === end) return;
    if (last?.end === first) stretches[stretches.length - 1] = { first: last.first, end };
    else stretches.push({ first, end });
  };
  let at = 0;
  for (const { first, end, filter } of hash === undefined ? [] : rows.signatures) {
    add(at, first);
    if (mayHold(filter, hash!)) add(first, end);
    at = end;
  }
  add(at, rows.count);
  return stretches;
}

const COLUMNS = Object.keys(PATH_OF_COLUMN) as readonly TextColumn[];

/** The events that have a value in columns, with these. */
export function columnsHolding(rows: Rows, { value }: Sought): ReadonlyMap<number, readonly TextColumn[]> {
  const found = new Map<number, TextColumn[]>();
  const number = rows.numberOf(value);
  for (const column of COLUMNS) {
    const indexes = column === 'eventID' ? rows.find(column, value) : rows.having(column, number);
    for (const index of indexes) {
      const columns = found.get(index);
      if (columns) columns.push(column);
      else found.set(index, [column]);
    }
  }
  return found;
}
