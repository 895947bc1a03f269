import { encode } from '../../log/bytes.ts';
import { parseUuid, UUID_BYTES } from '../../log/packed/uuid.ts';
import type { Rows } from '../../log/columns/rows.ts';
import type { EventIn } from './indexed-log.ts';

const uuid = new Uint8Array(UUID_BYTES);
const words = new DataView(uuid.buffer);

/** A hash of 32 bits of an event's id; undefined where it has none. */
export function hashOfId(rows: Rows, index: number): number | undefined {
  const a = rows.uuidWord(index, 0);
  const b = rows.uuidWord(index, 1);
  const c = rows.uuidWord(index, 2);
  const d = rows.uuidWord(index, 3);
  return (a | b | c | d) === 0 ? hashOfOther(rows, index) : hashOfWords(a, b, c, d);
}

/** The same of an id that is no UUID. */
function hashOfOther(rows: Rows, index: number): number | undefined {
  const text = rows.text('eventID', index);
  return text === undefined ? undefined : hashOfText(text);
}

/** The hashes of the ids of some events: of each that has one its number in a case (see `Ordinals`) and its hash. */
export interface HashedIds {
  count: number;
  readonly ordinals: Int32Array;
  readonly hashes: Int32Array;
}

/** Room for so many. */
export function newHashedIds(most: number): HashedIds {
  return { count: 0, ordinals: new Int32Array(most), hashes: new Int32Array(most) };
}

/** Views of the ids of so few events take longer to make than to do without. */
const FEW = 4;

/** Adds those of the events from `from` to before `to` of a log whose first event has the number `first`. */
export function hashIds(rows: Rows, from: number, to: number, first: number, into: HashedIds): void {
  if (to - from > FEW) {
    hashMany(rows, from, to, first, into);
    return;
  }
  for (let index = from; index < to; index++) put(into, first + index, hashOfId(rows, index));
}

function hashMany(rows: Rows, from: number, to: number, first: number, into: HashedIds): void {
  const { buffer, byteOffset, length } = rows.uuidWords(from, to);
  const ids = new Int32Array(buffer, byteOffset, length);
  const { ordinals, hashes } = into;
  let { count } = into;
  for (let index = from, at = 0; index < to; index++, at += 4) {
    const a = ids[at]!;
    const b = ids[at + 1]!;
    const c = ids[at + 2]!;
    const d = ids[at + 3]!;
    const isUuid = (a | b | c | d) !== 0;
    const hash = isUuid ? hashOfWords(a, b, c, d) : hashOfOther(rows, index);
    if (hash === undefined) continue;
    ordinals[count] = first + index;
    hashes[count++] = hash;
  }
  into.count = count;
}

function put(into: HashedIds, ordinal: number, hash: number | undefined): void {
  if (hash === undefined) return;
  into.ordinals[into.count] = ordinal;
  into.hashes[into.count++] = hash;
}

/** The hash of an id. */
export function hashOf(eventID: string): number {
  if (!parseUuid(encode(eventID), uuid, 0)) return hashOfText(eventID);
  return hashOfWords(wordAt(0), wordAt(4), wordAt(8), wordAt(12));
}

function wordAt(byte: number): number {
  return words.getUint32(byte, true);
}

function hashOfWords(a: number, b: number, c: number, d: number): number {
  return mixed(
    Math.imul(a, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35) ^ Math.imul(c, 0x9e3779b1) ^ Math.imul(d, 0x27d4eb2f),
  );
}

function hashOfText(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = mixed(hash ^ text.charCodeAt(i));
  return hash;
}

function mixed(number: number): number {
  const spread = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  return Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35) ^ (spread >>> 16);
}

/** True when both are the same event: an id alone is not enough, two accounts' or regions' records of one call may share it. */
export function isSameEvent(a: EventIn, b: EventIn): boolean {
  return isSameId(a, b) && isSameText('accountId', a, b) && isSameText('awsRegion', a, b);
}

function isSameId(a: EventIn, b: EventIn): boolean {
  let some = 0;
  for (const word of [0, 1, 2, 3] as const) {
    const part = a.log.rows.uuidWord(a.index, word);
    if (part !== b.log.rows.uuidWord(b.index, word)) return false;
    some |= part;
  }
  return some !== 0 || isSameText('eventID', a, b);
}

function isSameText(column: 'eventID' | 'accountId' | 'awsRegion', a: EventIn, b: EventIn): boolean {
  const [x, y] = [a.log.rows, b.log.rows];
  const [inX, inY] = [x.at(column, a.index), y.at(column, b.index)];
  if (x.strings === y.strings) return x.stringOf(inX) === y.stringOf(inY);
  return x.text(column, a.index) === y.text(column, b.index);
}
