import { encode, equals } from '../log/bytes.ts';
import { stringsInResponse } from '../log/event.ts';
import type { Log, LogEvent } from '../log/log.ts';
import type { PlainString } from '../log/plain-strings.ts';

/** What was looked through last: issued credentials and named access keys are asked for one after the other. */
let latest:
  | {
      readonly log: WeakRef<Log>;
      readonly index: number;
      readonly strings: readonly PlainString[] | undefined;
    }
  | undefined;

/**
 * Of an event's response the strings that are called `accessKeyId` or begin as the id of one, in the order of the text;
 * undefined where the record has to be parsed.
 */
export function keyStringsOf(event: LogEvent): readonly PlainString[] | undefined {
  const { log, index } = event;
  if (latest?.index !== index || latest.log.deref() !== log) {
    const ref = latest?.log.deref() === log ? latest.log : new WeakRef(log);
    latest = { log: ref, index, strings: stringsInResponse(event, mayBeKey) };
  }
  return latest.strings;
}

const NAME = encode('accessKeyId');
const LETTER_A = 0x41;
/** A prefix of four letters and what AWS says an id has at least. */
const SHORTEST = 16;

function mayBeKey(
  bytes: Uint8Array,
  start: number,
  end: number,
  nameStart: number,
  nameEnd: number,
): boolean {
  // The prefixes are AKIA, ASIA, ABIA and ACCA.
  if (end - start >= SHORTEST && bytes[start] === LETTER_A && bytes[start + 3] === LETTER_A) return true;
  return nameStart >= 0 && equals(bytes, nameStart, nameEnd, NAME);
}
