import { credentialKind } from '../../enrich/credential.ts';
import type { FieldPath } from '../../log/json/value.ts';
import { loudEvents } from '../../log/calls.ts';
import { bytesOf, hasOneOtherKey } from '../../log/event.ts';
import { eventOf } from '../../log/events.ts';
import type { Log, LogEvent } from '../../log/log.ts';
import { escapesIn } from '../references/candidates.ts';
import { keyStringsOf } from '../references/key-strings.ts';
import { stringsIn } from '../references/paths-of.ts';

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

/** Every access key that an event holds anywhere but in `userIdentity.accessKeyId`. */
export function accessKeysNamedBy(event: LogEvent): NamedAccessKey[] {
  return keysIn(event)
    .filter(({ path }) => !isCallerPath(path))
    .map(({ value, path }) => ({ index: event.index, value, path }));
}

function keysIn(event: LogEvent): readonly Pick<NamedAccessKey, 'value' | 'path'>[] {
  // Mostly it is the one that the call handed out.
  const issued = hasOneOtherKey(event)
    ? keyStringsOf(event)?.filter(({ value }) => isAccessKeyId(value))
    : undefined;
  return issued?.length === 1 ? issued : stringsIn(event.record(), isAccessKeyId);
}

/** True for the path of the access key that a call was made with. */
export function isCallerPath(path: FieldPath): boolean {
  return path.length === 2 && path[0] === 'userIdentity' && path[1] === 'accessKeyId';
}

/**
 * The indexes of the events whose text may hold another access key than the caller's: those in which more than that one stands, and
 * those that write a letter or digit as an escape.
 */
export function eventsNamingAccessKeys(log: Log): number[] {
  return loudEvents(log).filter((index) => mayNameAccessKeys(eventOf(log, index)));
}

/** The same of one event, of which nothing is known or that it names one more. */
export function mayNameAccessKeys(event: LogEvent): boolean {
  if (hasOneOtherKey(event)) return true;
  const record = bytesOf(event);
  return holdsOtherKey(record, event.accessKeyId) || escapesIn(record).some(isKeyByte);
}

function holdsOtherKey(record: Uint8Array, accessKeyId: string | undefined): boolean {
  const [first, second] = offsetsOfKeys(record);
  if (first === undefined) return false;
  return second !== undefined || accessKeyId === undefined || !standsAt(record, first, accessKeyId);
}

const LETTER_A = 0x41;
/** The two middle letters of the prefixes: AKIA, ASIA, ABIA, ACCA. */
const MIDDLES: ReadonlySet<number> = new Set(
  ['KI', 'SI', 'BI', 'CC'].map((middle) => (middle.charCodeAt(0) << 8) | middle.charCodeAt(1)),
);
const SHORTEST = 16;

/**
 * Where a run of capital letters and digits begins like an access key, is long enough, and follows no other letter. Of
 * every sixteenth byte in such a run at least one is looked at, so the others need not be.
 */
function offsetsOfKeys(text: Uint8Array): number[] {
  const offsets: number[] = [];
  let probe = SHORTEST - 1;
  while (probe < text.length) {
    if (!isKeyByte(text[probe]!)) {
      probe += SHORTEST;
      continue;
    }
    let start = probe;
    while (start > 0 && isKeyByte(text[start - 1]!)) start--;
    let end = probe + 1;
    while (end < text.length && isKeyByte(text[end]!)) end++;
    if (end - start >= SHORTEST && hasPrefix(text, start) && !isSmallLetter(text[start - 1] ?? 0)) {
      offsets.push(start);
    }
    probe = end + SHORTEST;
  }
  return offsets;
}

function hasPrefix(text: Uint8Array, at: number): boolean {
  return (
    text[at] === LETTER_A && text[at + 3] === LETTER_A && MIDDLES.has((text[at + 1]! << 8) | text[at + 2]!)
  );
}

function isKeyByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a);
}

function isSmallLetter(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

/** True where exactly this access key stands, and does not go on. */
function standsAt(text: Uint8Array, offset: number, accessKeyId: string): boolean {
  for (let i = 0; i < accessKeyId.length; i++) {
    if (text[offset + i] !== accessKeyId.charCodeAt(i)) return false;
  }
  return !isKeyByte(text[offset + accessKeyId.length] ?? 0);
}
