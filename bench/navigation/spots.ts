import type { Position } from '../../src/protocol.ts';
import { randomFrom } from '../data/random.ts';

/** A place that somebody may ask about, and what stands there. */
export interface Spot {
  readonly of: string;
  readonly position: Position;
}

const NAME_OF_EVENT = 'the name of an event';
const USER_AGENT = 'a user agent';
/** Of which records in many files hold the name, in fields without a column. */
const ROLE = 'the role of many sessions';

/** How the lines look that hold them, in indented records. */
const KINDS: Readonly<Record<string, RegExp>> = {
  'a caller’s access key': /^ {6}"accessKeyId": "/,
  'an issued access key': /^ {8}"accessKeyId": "/,
  'a principal': /^ {6}"arn": "/,
  'an address': /^ {4}"sourceIPAddress": "/,
  'a key pair': /^ {6}"keyName": "/,
  'an instance': /^ {12}"instanceId": "/,
  'a security group': /^ {6}"groupId": "sg-/,
  [ROLE]: /^ {10}"arn": "arn:aws:iam::\d+:role\//,
  [USER_AGENT]: /^ {4}"userAgent": "/,
  [NAME_OF_EVENT]: /^ {4}"eventName": "/,
};
const SPOTS_EACH = 5;
/** What stands in most events has tens of thousands of references, and is asked about less often. */
export const COMMON: readonly string[] = [NAME_OF_EVENT, USER_AGENT];
const SPOTS_OF_COMMON = 1;

/** Some of each kind on a page, where there are any. */
export function spotsIn(page: string): readonly Spot[] {
  const lines = page.split('\n');
  const random = randomFrom(3);
  return Object.entries(KINDS).flatMap(([of, pattern]) => {
    const found = lines.flatMap((text, line) => (pattern.test(text) ? [line] : []));
    const chosen =
      found.length === 0
        ? []
        : Array.from({ length: COMMON.includes(of) ? SPOTS_OF_COMMON : SPOTS_EACH }, () =>
            random.pick(found),
          );
    return [...new Set(chosen)].map((line) => ({
      of,
      position: { line, character: lines[line]!.indexOf(': "') + 5 },
    }));
  });
}
