import type { Position } from '../../src/protocol.ts';
import { randomFrom } from '../data/random.ts';

/** A place that somebody may ask about, and what stands there. */
export interface Spot {
  readonly of: string;
  readonly position: Position;
}

export const NAME_OF_EVENT = 'the name of an event';

/** How the lines look that hold them, in indented records. */
const KINDS: Readonly<Record<string, RegExp>> = {
  'a caller’s access key': /^ {6}"accessKeyId": "/,
  'an issued access key': /^ {8}"accessKeyId": "/,
  'a principal': /^ {6}"arn": "/,
  'an address': /^ {4}"sourceIPAddress": "/,
  'a key pair': /^ {6}"keyName": "/,
  'an instance': /^ {12}"instanceId": "/,
  [NAME_OF_EVENT]: /^ {4}"eventName": "/,
};
const SPOTS_EACH = 5;
/** What is called most often has tens of thousands of references, and says least of how long one waits for the others. */
const SPOTS_OF_NAMES = 1;

/** Some of each kind on a page, where there are any. */
export function spotsIn(page: string): readonly Spot[] {
  const lines = page.split('\n');
  const random = randomFrom(3);
  return Object.entries(KINDS).flatMap(([of, pattern]) => {
    const found = lines.flatMap((text, line) => (pattern.test(text) ? [line] : []));
    const chosen =
      found.length === 0
        ? []
        : Array.from({ length: of === NAME_OF_EVENT ? SPOTS_OF_NAMES : SPOTS_EACH }, () =>
            random.pick(found),
          );
    return [...new Set(chosen)].map((line) => ({
      of,
      position: { line, character: lines[line]!.indexOf(': "') + 5 },
    }));
  });
}
