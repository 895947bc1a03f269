import type { NumberColumn, TextColumn } from '../columns/columns.ts';
import { indexesOf } from '../columns/indexes-of.ts';
import type { Numbers } from '../columns/rows.ts';
import { readMany } from './bits.ts';
import { BASE, BITS, HEAD_OF, isOfText, NEXT_BASE, offsetIn, START, valueIn } from './row-words.ts';

/** What the rows from `first` to before `end` have in a column: see `valueIn`. */
export function valuesIn(
  words: Uint32Array,
  column: NumberColumn | TextColumn,
  first: number,
  end: number,
): Numbers {
  if (column === 'offset') return offsetsIn(words, first, end);
  const head = HEAD_OF[column];
  const bits = words[head + BITS]!;
  if (bits === 0) return new Uint32Array(end - first).fill(valueIn(words, column, first));
  const values = readMany(words, words[head + START]!, bits, first, end);
  const base = isOfText(column) ? words[head + BASE]! : 0;
  if (base > 0) for (let at = 0; at < values.length; at++) if (values[at] !== 0) values[at]! += base;
  return values;
}

function offsetsIn(words: Uint32Array, first: number, end: number): Float64Array {
  const offsets = new Float64Array(end - first);
  for (let row = first; row < end; row++) offsets[row - first] = offsetIn(words, row);
  return offsets;
}

/** The rows that have the log's own number of a string in a column, ascending. */
export function rowsHaving(words: Uint32Array, column: TextColumn, own: number, count: number): number[] {
  const head = HEAD_OF[column];
  const [start, bits, base] = [words[head + START]!, words[head + BITS]!, words[head + BASE]!];
  if (own <= base || own > words[head + NEXT_BASE]!) return [];
  if (bits === 0) return Array.from({ length: count }, (_, index) => index);
  return indexesOf(readMany(words, start, bits, 0, count), own - base);
}
