import { anyWord } from '../../log/text/byte-search.ts';
import { decode, encode, equals, QUOTE } from '../../log/bytes.ts';
import { hasOneOtherKey, responseOf, stringsInResponse } from '../../log/event.ts';
import type { FieldPath } from '../../log/json/value.ts';
import type { Log, LogEvent } from '../../log/log.ts';
import type { PlainString } from '../../log/json/plain-strings.ts';

/** What was looked through last: issued credentials and named access keys are asked for one after the other. */
let latest:
  | {
      readonly log: WeakRef<Log>;
      readonly index: number;
      readonly strings: readonly PlainString[] | undefined;
    }
  | undefined;

/** Where STS says which access key it hands out. */
export const STS_RESPONSE: FieldPath = ['responseElements', 'credentials', 'accessKeyId'];

/**
 * Of an event's response the strings that are called `accessKeyId` or begin as the id of one, in the order of the text;
 * undefined where the record has to be parsed. Where the first is the only access key that nothing else may stand for, it alone.
 */
export function keyStringsOf(event: LogEvent): readonly PlainString[] | undefined {
  const { log, index } = event;
  if (latest?.index !== index || latest.log.deref() !== log) {
    const ref = latest?.log.deref() === log ? latest.log : new WeakRef(log);
    latest = { log: ref, index, strings: keyOfSts(event) ?? stringsInResponse(event, mayBeKey) };
  }
  return latest.strings;
}

/** How STS begins. */
const BEGINNING = encode('{"credentials":{"accessKeyId":"');
/** What could say it anew: of members with the same name the last counts. */
const isSaidAgain = anyWord([encode('"credentials"'), encode('"accessKeyId"')]);

/** The access key that STS handed out, in a record with no other but its caller's, by the first bytes of the response. */
function keyOfSts(event: LogEvent): readonly PlainString[] | undefined {
  const response = hasOneOtherKey(event) ? responseOf(event) : undefined;
  if (!response || !equals(response, 0, BEGINNING.length, BEGINNING)) return undefined;
  const end = response.indexOf(QUOTE, BEGINNING.length);
  if (end < 0 || isSaidAgain(response.subarray(end))) return undefined;
  return [{ value: decode(response, BEGINNING.length, end), path: STS_RESPONSE }];
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
