import { encode, equals } from '../../log/bytes.ts';
import { keyIssuedBySts, stringsInResponse } from '../../log/event.ts';
import type { FieldPath } from '../../log/json/value.ts';
import type { LogEvent } from '../../log/log.ts';
import type { PlainString } from '../../log/json/plain-strings.ts';

/** Where STS says which access key it hands out. */
export const STS_RESPONSE: FieldPath = ['responseElements', 'credentials', 'accessKeyId'];

/**
 * Of an event's response the strings that are called `accessKeyId` or begin as the id of one, in the order of the text;
 * undefined where the record has to be parsed.
 */
export function keyStringsOf(event: LogEvent): readonly PlainString[] | undefined {
  const issued = keyIssuedBySts(event);
  if (issued !== undefined) return [{ value: issued, path: STS_RESPONSE }];
  return stringsInResponse(event, mayBeKey);
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
