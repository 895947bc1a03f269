import { credentialKind } from '../enrich/credential.ts';
import type { FieldPath, JsonObject } from '../log/json.ts';
import type { Log } from '../log/log.ts';
import { byEvent, escapingEvents } from './candidates.ts';
import { stringsIn } from './paths-of.ts';

/** An event that holds an access key's id as a value of its own, and where. */
export interface NamedAccessKey {
  readonly index: number;
  readonly value: string;
  readonly path: FieldPath;
}

const ACCESS_KEY = /^A[A-Z]{3}[A-Z0-9]{12,}$/;

/** True for what has the form of an access key's id, its prefix included; a redacted one has not. */
export function isAccessKeyId(value: string): boolean {
  return ACCESS_KEY.test(value) && credentialKind(value) !== 'unknown';
}

/** Every access key that an event of the log holds anywhere but in `userIdentity.accessKeyId`, in the order of the log. */
export function accessKeysNamedIn(log: Log): NamedAccessKey[] {
  return eventsToRead(log).flatMap((index) => namedIn(log.events[index]!.record(), index));
}

function namedIn(record: JsonObject, index: number): NamedAccessKey[] {
  return stringsIn(record, isAccessKeyId)
    .filter(({ path }) => !isCallerPath(path))
    .map(({ value, path }) => ({ index, value, path }));
}

/** True for the path of the access key that a call was made with. */
export function isCallerPath(path: FieldPath): boolean {
  return path.length === 2 && path[0] === 'userIdentity' && path[1] === 'accessKeyId';
}

/**
 * The events whose text may hold another access key than the caller's: those in which more than that one stands, and
 * those that write a letter or digit as an escape.
 */
function eventsToRead(log: Log): number[] {
  const text = log.text.subarray();
  const { events } = log;
  const indexes = new Set<number>();
  for (const { index, offsets } of byEvent(log, offsetsOfKeys(text))) {
    const { accessKeyId } = events[index]!;
    if (offsets.length > 1 || accessKeyId === undefined || !standsAt(text, offsets[0]!, accessKeyId)) {
      indexes.add(index);
    }
  }
  for (const { index, codes } of escapingEvents(log)) if (codes.some(isKeyByte)) indexes.add(index);
  return [...indexes].toSorted((a, b) => a - b);
}

const LETTER_A = 0x41;
/** The two middle letters of the prefixes: AKIA, ASIA, ABIA, ACCA. */
const MIDDLES: ReadonlySet<number> = new Set(
  ['KI', 'SI', 'BI', 'CC'].map((middle) => (middle.charCodeAt(0) << 8) | middle.charCodeAt(1)),
);
const SHORTEST = 16;

/** Where the prefix of an access key stands, followed by what may be the rest of it, and preceded by no letter or digit. */
function offsetsOfKeys(text: Uint8Array): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(LETTER_A); at >= 0; at = text.indexOf(LETTER_A, at + 1)) {
    if (text[at + 3] !== LETTER_A || !MIDDLES.has((text[at + 1]! << 8) | text[at + 2]!)) continue;
    if (at > 0 && isLetterOrDigit(text[at - 1]!)) continue;
    let length = 4;
    while (length < SHORTEST && isKeyByte(text[at + length] ?? 0)) length++;
    if (length === SHORTEST) offsets.push(at);
  }
  return offsets;
}

function isKeyByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a);
}

function isLetterOrDigit(byte: number): boolean {
  return isKeyByte(byte) || (byte >= 0x61 && byte <= 0x7a);
}

/** True where exactly this access key stands, and does not go on. */
function standsAt(text: Uint8Array, offset: number, accessKeyId: string): boolean {
  for (let i = 0; i < accessKeyId.length; i++) {
    if (text[offset + i] !== accessKeyId.charCodeAt(i)) return false;
  }
  return !isKeyByte(text[offset + accessKeyId.length] ?? 0);
}
