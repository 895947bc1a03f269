import type { TextColumn } from '../columns/columns.ts';
import type { Untimed } from '../columns/rows.ts';
import type { PackedLog } from './packed-log.ts';
import { BASE, HEAD_OF, IDS, NEXT_BASE } from './row-words.ts';
import type { Offsets, TextOfPart } from './rows-writer.ts';
import { offsetsInto, placesInto, timesInto, valuesInto } from './whole-columns.ts';

/** One of the logs that are joined. */
export interface LogPart {
  readonly log: Omit<PackedLog, 'strings'>;
  /** By how much its offsets are less than in the joined log, and the index there of its first event. */
  readonly shift: number;
  readonly index: number;
  /** The number in the joined log of each string by its own number, and of each of its lists of layers. */
  readonly numbers: Uint16Array | Uint32Array;
  readonly layers: Uint32Array;
}

/** The numbers of a joined log, in `joined`, which has room for one of each event. */
export function joinedNumbers(
  parts: readonly LogPart[],
  name: 'length' | 'layers' | 'shape',
  joined: Uint32Array,
): Uint32Array {
  for (const { log, index, layers } of parts) {
    const own = valuesInto(log.words, name, 0, joined.subarray(index, index + log.count));
    if (name === 'layers') translate(own, layers);
  }
  return joined;
}

/** What each part has in a column of text. There is `room` for a number of each event of a part. */
export function* textsOfParts(
  parts: readonly LogPart[],
  name: TextColumn,
  room: Uint32Array,
): Generator<TextOfPart> {
  const head = HEAD_OF[name];
  for (const { log, numbers } of parts) {
    const { words, count } = log;
    const strings = numbers.subarray(words[head + BASE]! + 1, words[head + NEXT_BASE]! + 1);
    yield { strings, places: placesInto(words, name, 0, room.subarray(0, count)) };
  }
}

/** Puts for each number what stands there in `numbers`. */
function translate(own: Uint32Array, numbers: Uint16Array | Uint32Array): void {
  for (let at = 0; at < own.length; at++) own[at] = numbers[own[at]!]!;
}

/** Where the events of a joined log of so many bytes begin. */
export function joinedOffsets(parts: readonly LogPart[], count: number, textLength: number): Offsets {
  const joined = textLength < 2 ** 32 ? new Uint32Array(count) : new Float64Array(count);
  for (const { log, shift, index } of parts)
    offsetsInto(log.words, 0, joined.subarray(index, index + log.count), shift);
  return joined;
}

export function joinedTimes(parts: readonly LogPart[], count: number): Float64Array<ArrayBuffer> {
  const times = new Float64Array(count);
  for (const { log, index } of parts) timesInto(log.words, 0, times.subarray(index, index + log.count));
  return times;
}

export function hasIds(parts: readonly LogPart[]): boolean {
  return parts.some(({ log }) => log.words[IDS] !== 0);
}

/** Copies the ids to `words`, which are zeros. */
export function joinIds(parts: readonly LogPart[], words: Uint32Array): void {
  for (const { log, index } of parts) {
    const ids = log.words[IDS]!;
    if (ids !== 0) words.set(log.words.subarray(ids, ids + 4 * log.count), 4 * index);
  }
}

/** The events of a joined log that have no usable time. */
export function untimed(times: Float64Array, offsets: Offsets, lengths: Uint32Array): Untimed | undefined {
  let count = 0;
  let first = -1;
  for (let index = 0; index < times.length; index++) {
    if (!Number.isNaN(times[index])) continue;
    if (count++ === 0) first = index;
  }
  if (count === 0) return undefined;
  return { count, first: { offset: offsets[first]!, length: lengths[first]! } };
}
