import { foundWhenAsked, partsOf, type AtHand, type Found, type LogTimes, type Parts } from '../found.ts';
import type { SpelledValues } from './plain-reader.ts';
import type { PlainWriter } from './plain-writer.ts';

/** Writes all but what `LogTimes` has. */
export function writeFound(plain: PlainWriter, found: Found): void {
  const { atHand, matched, keyPairs, keys } = partsOf(found);
  plain.write(atHand);
  plain.writeApart(matched);
  plain.writeApart(keyPairs);
  plain.writeApart(keys);
}

/** What `writeFound` wrote. */
export function foundIn(spelled: SpelledValues, times: LogTimes): Found {
  const atHand = spelled.next() as AtHand;
  return foundWhenAsked(times, atHand, {
    matched: spelled.apart() as () => Parts['matched'],
    keyPairs: spelled.apart() as () => Parts['keyPairs'],
    keys: spelled.apart() as () => Parts['keys'],
  });
}
