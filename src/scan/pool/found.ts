import {
  foundWhenAsked,
  partsOf,
  type AtHand,
  type Found,
  type LogTimes,
  type Parts,
} from '../files/found.ts';
import { readKeys, writeKeys } from './keys.ts';
import { readMatched, writeMatched } from './matched.ts';
import type { SpelledValues } from './plain-reader.ts';
import type { PlainWriter } from './plain-writer.ts';

/** Writes all but what `LogTimes` has. */
export function writeFound(plain: PlainWriter, found: Found): void {
  const { atHand, matched, keyPairs, keys } = partsOf(found);
  plain.write(atHand);
  plain.apart(() => writeMatched(plain, matched));
  plain.apart(() => plain.write(keyPairs));
  plain.apart(() => writeKeys(plain, keys));
}

/** What `writeFound` wrote. */
export function foundIn(spelled: SpelledValues, times: LogTimes): Found {
  const atHand = spelled.next() as AtHand;
  return foundWhenAsked(times, atHand, {
    matched: spelled.apart(readMatched, times.log),
    keyPairs: spelled.apart(readKeyPairs, undefined),
    keys: spelled.apart(readKeys, undefined),
  });
}

function readKeyPairs(spelled: SpelledValues): Parts['keyPairs'] {
  return spelled.next() as Parts['keyPairs'];
}
