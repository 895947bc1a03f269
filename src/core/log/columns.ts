import { grown } from './grow.ts';
import { StringTable } from './strings.ts';

/**
 * The events of one log as columns: a few dozen bytes an event instead of an object tree. Strings are numbers of the
 * shared `StringTable`; `time` is NaN where there is none.
 */
export interface Columns {
  count: number;
  readonly strings: StringTable;
  /** Where the record stands in the text. */
  offset: Uint32Array;
  length: Uint32Array;
  /** Number of the record's list of layers. */
  layers: Uint8Array;
  /** Number of the shape it is converted from; 0 for a record that stands there as CloudTrail wrote it. */
  shape: Uint8Array;
  time: Float64Array;
  eventID: Uint32Array;
  eventName: Uint32Array;
  eventSource: Uint32Array;
  /** 0 when the time was written in CloudTrail's own form, from which it can be written again. */
  eventTime: Uint32Array;
  awsRegion: Uint32Array;
  sourceIPAddress: Uint32Array;
  accessKeyId: Uint32Array;
  principalArn: Uint32Array;
  userName: Uint32Array;
  accountId: Uint32Array;
  error: Uint32Array;
}

/** The columns that hold numbers. */
export type NumberColumn = 'offset' | 'length' | (typeof BYTES)[number];

/** The columns that hold numbers of strings. */
export type TextColumn = Exclude<(typeof NUMBERS)[number], NumberColumn>;

/** The columns of numbers, in the order the kernel has them. */
export const NUMBERS = [
  'offset',
  'length',
  'eventID',
  'eventName',
  'eventSource',
  'eventTime',
  'awsRegion',
  'sourceIPAddress',
  'accessKeyId',
  'principalArn',
  'userName',
  'accountId',
  'error',
] as const;
const BYTES = ['layers', 'shape'] as const;
export const TEXT_COLUMNS = NUMBERS.filter((name) => name !== 'offset' && name !== 'length');
const COLUMNS = [...NUMBERS, ...BYTES, 'time'] as const;

export function newColumns(capacity = 256, strings = new StringTable()): Columns {
  const columns: Record<string, unknown> = { count: 0, strings };
  for (const name of NUMBERS) columns[name] = new Uint32Array(capacity);
  for (const name of BYTES) columns[name] = new Uint8Array(capacity);
  columns['time'] = new Float64Array(capacity);
  return columns as unknown as Columns;
}

/** Makes room for more events. */
export function reserve(columns: Columns, events = 1): void {
  const needed = columns.count + events;
  if (needed <= columns.offset.length) return;
  resize(columns, Math.max(needed, columns.offset.length * 2));
}

function resize(columns: Columns, capacity: number): void {
  const table = columns as unknown as Record<string, Uint32Array>;
  for (const name of COLUMNS) table[name] = grown(table[name]!, capacity);
}

/** Keeps of the events from `from` on only `[keepFrom, keepTo)`. */
export function keepOnly(columns: Columns, from: number, keepFrom: number, keepTo: number): void {
  for (const name of COLUMNS) columns[name].copyWithin(from, keepFrom, keepTo);
  columns.count = from + keepTo - keepFrom;
}

/** A copy that shares the strings. */
export function copyOf(columns: Columns): Columns {
  const copy = { ...columns } as unknown as Record<string, Uint32Array>;
  for (const name of COLUMNS) copy[name] = columns[name].slice(0, columns.count) as Uint32Array;
  return copy as unknown as Columns;
}

/** Event `at` of `target` becomes event `index` of `source`; both share their strings. */
export function setEvent(target: Columns, at: number, source: Columns, index: number): void {
  for (const name of COLUMNS) target[name][at] = source[name][index]!;
}
