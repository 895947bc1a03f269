import type { Untimed } from '../rows.ts';
import { at, narrow } from './narrow.ts';
import { offsetsUpTo, type Offsets } from './offsets.ts';
import type { PackedColumn, PackedLog, PackedName } from './packed-log.ts';
import { timeAt } from './times.ts';
import { UUID_BYTES } from './uuid.ts';

/** One of the logs that are joined. */
export interface LogPart {
  readonly log: PackedLog;
  /** By how much its offsets are less than in the joined log, and the index there of its first event. */
  readonly shift: number;
  readonly index: number;
  /** The number in the joined log of each of its strings, and of each of its lists of layers. */
  readonly numbers: Uint32Array;
  readonly layers: Uint32Array;
}

/** A column, but for offsets, of a joined log of so many events. */
export function joinedColumn(
  parts: readonly LogPart[],
  name: Exclude<PackedName, 'offset'>,
  count: number,
): PackedColumn {
  const joined = new Uint32Array(count);
  for (const { log, index, numbers, layers } of parts) {
    const column = log.columns[name];
    const into = joined.subarray(index, index + log.count);
    if (name === 'length' || name === 'shape') addTo(into, column, 0);
    else renumber(into, column, name === 'layers' ? layers : numbers);
  }
  return narrow(joined);
}

/** Where the events of a joined log of so many bytes begin. */
export function joinedOffsets(parts: readonly LogPart[], count: number, textLength: number): PackedColumn {
  const joined = offsetsUpTo(textLength, count);
  for (const { log, shift, index } of parts)
    addTo(joined.subarray(index, index + log.count), log.columns.offset, shift);
  return joined instanceof Uint32Array ? narrow(joined) : joined;
}

function addTo(into: Offsets, column: PackedColumn, shift: number): void {
  for (let index = 0; index < into.length; index++) into[index] = at(column, index) + shift;
}

function renumber(into: Uint32Array, column: PackedColumn, numbers: Uint32Array): void {
  for (let index = 0; index < into.length; index++) into[index] = numbers[at(column, index)]!;
}

export function joinedTimes(parts: readonly LogPart[], count: number): Float64Array<ArrayBuffer> {
  const times = new Float64Array(count);
  for (const { log, index } of parts) {
    for (let event = 0; event < log.count; event++) times[index + event] = timeAt(log.times, event);
  }
  return times;
}

export function joinedIds(parts: readonly LogPart[], count: number): Uint8Array<ArrayBuffer> {
  if (parts.every(({ log }) => log.eventIDs.length === 0)) return new Uint8Array(0);
  const ids = new Uint8Array(count * UUID_BYTES);
  for (const { log, index } of parts) ids.set(log.eventIDs, index * UUID_BYTES);
  return ids;
}

/** The events of a joined log that have no usable time. */
export function untimed(times: Float64Array, columns: PackedLog['columns']): Untimed | undefined {
  let count = 0;
  let first = -1;
  for (let index = 0; index < times.length; index++) {
    if (!Number.isNaN(times[index])) continue;
    if (count++ === 0) first = index;
  }
  if (count === 0) return undefined;
  return { count, first: { offset: at(columns.offset, first), length: at(columns.length, first) } };
}
