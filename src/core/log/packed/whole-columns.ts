import type { NumberColumn, TextColumn } from '../columns/columns.ts';
import { indexesOf } from '../columns/indexes-of.ts';
import type { Numbers } from '../columns/rows.ts';
import { readMany } from './bits.ts';
import {
  BASE,
  BITS,
  HEAD_OF,
  isOfText,
  NEXT_BASE,
  offsetIn,
  ownIn,
  START,
  START_BITS,
  TIME_STEP,
  timeBase,
  timeIn,
  type WordColumn,
} from './row-words.ts';

/** What the rows from `first` to before `end` have in a column: see `valueIn`. */
export function valuesIn(
  words: Uint32Array,
  column: NumberColumn | TextColumn,
  first: number,
  end: number,
): Numbers {
  if (column === 'offset') return offsetsInto(words, first, new Float64Array(end - first));
  return valuesInto(words, column, first, new Uint32Array(end - first));
}

/** The same of the rows from `first` on, as many as `values` has room for. Returns that. */
export function valuesInto(
  words: Uint32Array,
  column: Exclude<NumberColumn, 'offset'> | TextColumn,
  first: number,
  values: Uint32Array,
): Uint32Array {
  if (!isOfText(column)) return numbersInto(words, column, first, values);
  // Of a delivered log several columns say the same of all events.
  if (words[HEAD_OF[column] + BITS] === 0) return values.fill(ownIn(words, column, first));
  numbersInto(words, column, first, values);
  const base = words[HEAD_OF[column] + BASE]!;
  if (base > 0) for (let at = 0; at < values.length; at++) if (values[at] !== 0) values[at]! += base;
  return values;
}

/** The same of a column of text as places among the strings that the column has, from 1 on; 0 for none. */
export function placesInto(
  words: Uint32Array,
  column: TextColumn,
  first: number,
  places: Uint32Array,
): Uint32Array {
  const head = HEAD_OF[column];
  if (words[head + BITS] === 0) return places.fill(words[head + BASE] === words[head + NEXT_BASE] ? 0 : 1);
  return numbersInto(words, column, first, places);
}

/** Where records begin, in a text that so many bytes stand before. */
export function offsetsInto<T extends Uint32Array | Float64Array>(
  words: Uint32Array,
  first: number,
  offsets: T,
  before = 0,
): T {
  const count = offsets.length;
  if (words[START_BITS] === 0) {
    for (let at = 0; at < count; at++) offsets[at] = before + offsetIn(words, first + at);
  } else if (count > 0) {
    const lengths = numbersInto(words, 'length', first, new Uint32Array(count));
    const gaps = numbersInto(words, 'gap', first, new Uint32Array(count));
    offsets[0] = before + offsetIn(words, first);
    for (let at = 1; at < count; at++) offsets[at] = offsets[at - 1]! + lengths[at - 1]! + gaps[at]!;
  }
  return offsets;
}

/** The times of the rows from `first` on, as many as `times` has room for: milliseconds, NaN for none. Returns that. */
export function timesInto(words: Uint32Array, first: number, times: Float64Array): Float64Array {
  const step = words[TIME_STEP]!;
  if (step === 0) {
    for (let at = 0; at < times.length; at++) times[at] = timeIn(words, first + at);
    return times;
  }
  const base = timeBase(words) - step;
  const numbers = numbersInto(words, 'time', first, new Uint32Array(times.length));
  for (let at = 0; at < times.length; at++) times[at] = numbers[at] === 0 ? NaN : base + numbers[at]! * step;
  return times;
}

/** What was written of a column, as it stands there. */
function numbersInto(
  words: Uint32Array,
  column: WordColumn,
  first: number,
  numbers: Uint32Array,
): Uint32Array {
  const head = HEAD_OF[column];
  const bits = words[head + BITS]!;
  if (bits === 0) return numbers.fill(words[head + BASE]!);
  readMany(words, words[head + START]!, bits, first, numbers);
  return numbers;
}

/** Which of the `count` rows from `first` on have the log's own number of a string in a column, ascending; counted from `first`. */
export function rowsHaving(
  words: Uint32Array,
  column: TextColumn,
  own: number,
  first: number,
  count: number,
): number[] {
  const head = HEAD_OF[column];
  const [bits, base] = [words[head + BITS]!, words[head + BASE]!];
  if (own <= base || own > words[head + NEXT_BASE]!) return [];
  if (bits === 0) return Array.from({ length: count }, (_, index) => index);
  return indexesOf(numbersInto(words, column, first, new Uint32Array(count)), own - base);
}
