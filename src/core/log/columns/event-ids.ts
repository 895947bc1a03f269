import { BACKSLASH, encode } from '../bytes.ts';
import { UUID_COLUMNS } from './columns.ts';
import type { Columns } from './columns.ts';
import type { Rows } from './rows.ts';
import { unescapeJson } from '../layers.ts';
import { parseUuid, UUID_BYTES } from '../packed/uuid.ts';

const scratch = new Uint8Array(UUID_BYTES);

/**
 * Sets the id of event `index` to the JSON string content `bytes[start, end)`, where there is one (`start` is not
 * negative). Almost all ids are UUIDs, each another: as strings they would be most of what a log has to keep.
 */
export function setEventID(
  columns: Columns,
  index: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  if (start < 0) return setPlain(columns, index, bytes, 0, 0);
  if (!bytes.subarray(start, end).includes(BACKSLASH)) return setPlain(columns, index, bytes, start, end);
  const plain = unescapeJson(bytes, start, end);
  setPlain(columns, index, plain, 0, plain.length);
}

/** The same for an id as text. */
export function setEventIDText(columns: Columns, index: number, text: string | undefined): void {
  const bytes = encode(text ?? '');
  setPlain(columns, index, bytes, 0, bytes.length);
}

function setPlain(columns: Columns, index: number, bytes: Uint8Array, start: number, end: number): void {
  const isUuid = parseUuid(bytes, scratch, 0, start, end);
  columns.eventID[index] = isUuid ? 0 : columns.strings.internPlain(bytes, start, end);
  for (const [word, name] of UUID_COLUMNS.entries()) columns[name][index] = isUuid ? wordAt(word * 4) : 0;
}

/** See `Rows.uuidWords`. */
export function uuidWordsOf(rows: Pick<Rows, 'uuidWord'>, first: number, end: number): Uint32Array {
  const words = new Uint32Array(4 * Math.max(0, end - first));
  for (let at = 0; at < words.length; at++)
    words[at] = rows.uuidWord(first + (at >> 2), (at & 3) as 0 | 1 | 2 | 3);
  return words;
}

/** Writes the 16 bytes of an id that is a UUID to `out`. False, after writing zeros, for any other. */
export function writeUuid(columns: Columns, index: number, out: Uint8Array, at: number): boolean {
  const { uuid0, uuid1, uuid2, uuid3 } = columns;
  writeWord(uuid0[index]!, out, at);
  writeWord(uuid1[index]!, out, at + 4);
  writeWord(uuid2[index]!, out, at + 8);
  writeWord(uuid3[index]!, out, at + 12);
  return (uuid0[index]! | uuid1[index]! | uuid2[index]! | uuid3[index]!) !== 0;
}

function writeWord(word: number, out: Uint8Array, at: number): void {
  out[at] = word;
  out[at + 1] = word >>> 8;
  out[at + 2] = word >>> 16;
  out[at + 3] = word >>> 24;
}

/** The events whose id is the UUID in `uuid`, ascending. */
export function eventsWithUuid({ uuid0, uuid1, uuid2, uuid3, count }: Columns, uuid: Uint8Array): number[] {
  scratch.set(uuid);
  const words = [0, 4, 8, 12].map(wordAt);
  const indexes: number[] = [];
  for (let at = uuid0.indexOf(words[0]!); at >= 0 && at < count; at = uuid0.indexOf(words[0]!, at + 1)) {
    if (uuid1[at] === words[1] && uuid2[at] === words[2] && uuid3[at] === words[3]) indexes.push(at);
  }
  return indexes;
}

function wordAt(at: number): number {
  return (scratch[at]! | (scratch[at + 1]! << 8) | (scratch[at + 2]! << 16) | (scratch[at + 3]! << 24)) >>> 0;
}
