import { encode } from '../../log/bytes.ts';
import { parseUuid, UUID_BYTES } from '../../log/packed/uuid.ts';
import type { EventIn } from './indexed-log.ts';

const own = new Uint8Array(UUID_BYTES);
const other = new Uint8Array(UUID_BYTES);
const words = new Uint32Array(own.buffer);

/** A hash of 32 bits of an event's id; undefined where it has none. */
export function hashOfId({ log: { rows }, index }: EventIn): number | undefined {
  if (rows.uuid(index, own, 0)) return hashOfWords();
  const text = rows.text('eventID', index);
  return text === undefined ? undefined : hashOfText(text);
}

/** The same of an id. */
export function hashOf(eventID: string): number {
  return parseUuid(encode(eventID), own, 0) ? hashOfWords() : hashOfText(eventID);
}

function hashOfWords(): number {
  let hash = 0;
  for (const word of words) hash = mixed(hash ^ word);
  return hash;
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
  const isUuid = a.log.rows.uuid(a.index, own, 0);
  if (isUuid !== b.log.rows.uuid(b.index, other, 0)) return false;
  if (!isUuid) return isSameText('eventID', a, b);
  for (let byte = 0; byte < UUID_BYTES; byte++) if (own[byte] !== other[byte]) return false;
  return true;
}

function isSameText(column: 'eventID' | 'accountId' | 'awsRegion', a: EventIn, b: EventIn): boolean {
  const [x, y] = [a.log.rows, b.log.rows];
  const [inX, inY] = [x.at(column, a.index), y.at(column, b.index)];
  if (x.strings === y.strings) return x.stringOf(inX) === y.stringOf(inY);
  return x.text(column, a.index) === y.text(column, b.index);
}
