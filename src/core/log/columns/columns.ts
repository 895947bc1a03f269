import { grown } from '../grow.ts';
import type { Signature } from './signature.ts';
import { StringTable } from './strings.ts';

/**
 * The events of one log as columns: a few dozen bytes an event instead of an object tree. Strings are numbers of the
 * shared `StringTable`; `time` is NaN where there is none.
 */
export interface Columns {
  count: number;
  strings: StringTable;
  /** Where the record stands in the text. */
  offset: Uint32Array;
  length: Uint32Array;
  /** Number of the record's list of layers. */
  layers: Uint8Array;
  /** Number of the shape it is converted from; 0 for a record that stands there as CloudTrail wrote it. */
  shape: Uint8Array;
  time: Float64Array;
  /** What is known of the record's text: one of `NOTE`. */
  note: Uint8Array;
  /** 0 where there is none, or the id is a UUID. */
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
  userAgent: Uint32Array;
  /** The role of a session: `userIdentity.sessionContext.sessionIssuer.arn`. Only references are asked for by it: 0 where nobody asks for these. */
  issuerArn: Uint32Array;
  /** How the record stands in lines when it is indented (see outline.ts); 0 where that is not known. */
  outline: Uint32Array;
  /** An id that is a UUID in its usual spelling, four bytes in each, the first lowest; else 0. */
  uuid0: Uint32Array;
  uuid1: Uint32Array;
  uuid2: Uint32Array;
  uuid3: Uint32Array;
  /** Where in the record the value of `requestParameters` begins, and that of `responseElements`; 0 where nobody has looked. */
  requestAt: Uint32Array;
  responseAt: Uint32Array;
  /** Where in the record the texts of some columns begin, see text-places.ts. */
  eventNameAt: Uint16Array;
  eventSourceAt: Uint16Array;
  awsRegionAt: Uint16Array;
  sourceIPAddressAt: Uint16Array;
  errorCodeAt: Uint16Array;
  userAgentAt: Uint16Array;
  principalArnAt: Uint16Array;
  accessKeyIdAt: Uint16Array;
  recipientAccountIdAt: Uint16Array;
  /** What stands in stretches of the events besides these columns, in their order; some have none. */
  signatures: Signature[];
}

/** What may be known of a record. */
export const NOTE = {
  /** Nobody has looked. */
  none: 0,
  /** It writes no escape, no name of a member with a dot, names no access key but its caller's own and has no addendum. */
  quiet: 1,
  /** The same, but for one access key more that begins somewhere in it. */
  otherKey: 2,
  /** The same, and that is what STS hands out: the response begins with `ISSUED_BY_STS`, then comes the key. */
  issuedKey: 3,
  /** It writes escapes, but none of a letter or digit, names no access key but its caller's own and has no addendum. */
  keyless: 4,
} as const;

/** True of a record that writes no escape, and no name of a member with a dot. */
export function isPlainNote(note: number): boolean {
  return note !== NOTE.none && note !== NOTE.keyless;
}

/** How the response of STS begins that hands out an access key. */
export const ISSUED_BY_STS = '{"credentials":{"accessKeyId":"';

/** The columns that hold numbers. */
export type NumberColumn = 'offset' | 'length' | (typeof BYTES)[number];

/** Where parts of records begin, or texts of columns in them. */
export type PlaceColumn = (typeof PLACE_COLUMNS)[number] | TextPlaceColumn;
export type TextPlaceColumn = (typeof TEXT_PLACES)[number];

/** The columns that hold numbers of strings. */
export type TextColumn = (typeof TEXT_COLUMNS)[number];

export const TEXT_COLUMNS = [
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
  'userAgent',
  'issuerArn',
  'outline',
] as const;
export const UUID_COLUMNS = ['uuid0', 'uuid1', 'uuid2', 'uuid3'] as const;
const PLACE_COLUMNS = ['requestAt', 'responseAt'] as const;
/** In the order the kernel has them. */
export const TEXT_PLACES = [
  'eventNameAt',
  'eventSourceAt',
  'awsRegionAt',
  'sourceIPAddressAt',
  'errorCodeAt',
  'userAgentAt',
  'principalArnAt',
  'accessKeyIdAt',
  'recipientAccountIdAt',
] as const;
/** The columns of numbers, in the order the kernel has them. */
export const NUMBERS = ['offset', 'length', ...TEXT_COLUMNS, ...UUID_COLUMNS, ...PLACE_COLUMNS] as const;
const BYTES = ['layers', 'shape'] as const;
const NOTES = ['note'] as const;
const BYTES_AN_EVENT = 8 + 4 * NUMBERS.length + 2 * TEXT_PLACES.length + BYTES.length + NOTES.length;
const COLUMNS = [...NUMBERS, ...TEXT_PLACES, ...BYTES, ...NOTES, 'time'] as const;

/** Columns without events yet, all in one buffer: two dozen for each of thousands of files would be work to look after. */
export function newColumns(capacity = 256, strings = new StringTable()): Columns {
  const columns: Record<string, unknown> = { count: 0, strings, signatures: [] };
  const buffer = new ArrayBuffer(capacity * BYTES_AN_EVENT);
  let offset = 0;
  const place = <T>(
    Column: new (buffer: ArrayBuffer, offset: number, length: number) => T,
    width: number,
  ): T => {
    const column = new Column(buffer, offset, capacity);
    offset += capacity * width;
    return column;
  };
  // The widest first: then each begins where its numbers may stand.
  columns['time'] = place(Float64Array, 8);
  for (const name of NUMBERS) columns[name] = place(Uint32Array, 4);
  for (const name of TEXT_PLACES) columns[name] = place(Uint16Array, 2);
  for (const name of [...BYTES, ...NOTES]) columns[name] = place(Uint8Array, 1);
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

/** Forgets the events from `count` on. */
export function forgetFrom(columns: Columns, count: number): void {
  if (count === columns.count) return;
  columns.count = count;
  columns.signatures = columns.signatures.filter(({ end }) => end <= count);
}

/** Keeps of the events from `from` on only `[keepFrom, keepTo)`. */
export function keepOnly(columns: Columns, from: number, keepFrom: number, keepTo: number): void {
  for (const name of COLUMNS) columns[name].copyWithin(from, keepFrom, keepTo);
  forgetFrom(columns, from);
  columns.count = from + keepTo - keepFrom;
}

/** The columns of the events `[from, to)`: views of these. */
export function columnsOf(columns: Columns, from: number, to: number): Columns {
  const part = { ...columns, count: to - from, signatures: [] } as unknown as Record<string, Uint32Array>;
  for (const name of COLUMNS) part[name] = columns[name].subarray(from, to) as Uint32Array;
  return part as unknown as Columns;
}

/**
 * The columns after event `index` has become the only one of `fresh`, which shares their strings, but for its place.
 * Columns in which nothing changes are shared.
 */
export function withEvent(columns: Columns, index: number, fresh: Columns): Columns {
  const result = { ...columns } as unknown as Record<string, Uint32Array>;
  for (const name of COLUMNS) {
    if (name === 'offset' || name === 'length' || Object.is(columns[name][index], fresh[name][0])) continue;
    result[name] = columns[name].slice(0, columns.count) as Uint32Array;
    result[name][index] = fresh[name][0]!;
  }
  return result as unknown as Columns;
}
