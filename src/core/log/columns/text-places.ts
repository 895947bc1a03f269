import type { FieldPath } from '../json/value.ts';
import type { TextColumn, TextPlaceColumn } from './columns.ts';

/** As a place: the record has no such member. Of what is 0 nobody knows: it may be no text, or stand farther behind. */
export const NOWHERE = 0xffff;

/** A column whose texts stand in the records as they are, and the column that says where. */
export interface PlacedText {
  readonly text: TextColumn;
  readonly at: TextPlaceColumn;
}

/** By path; the second step of one is within `userIdentity`. */
export const PLACED_TEXTS: readonly (readonly [path: FieldPath, placed: PlacedText])[] = [
  [['eventName'], { text: 'eventName', at: 'eventNameAt' }],
  [['eventSource'], { text: 'eventSource', at: 'eventSourceAt' }],
  [['awsRegion'], { text: 'awsRegion', at: 'awsRegionAt' }],
  [['sourceIPAddress'], { text: 'sourceIPAddress', at: 'sourceIPAddressAt' }],
  [['userAgent'], { text: 'userAgent', at: 'userAgentAt' }],
  // Another member may stand in the columns of these two; then their place is none.
  [['errorCode'], { text: 'error', at: 'errorCodeAt' }],
  [['recipientAccountId'], { text: 'accountId', at: 'recipientAccountIdAt' }],
  [['userIdentity', 'arn'], { text: 'principalArn', at: 'principalArnAt' }],
  [['userIdentity', 'accessKeyId'], { text: 'accessKeyId', at: 'accessKeyIdAt' }],
];

const OF_RECORD = lastSteps(1);
const OF_IDENTITY = lastSteps(2);

/** The columns of the value at a path of a record, if it has any. */
export function placedText(path: FieldPath): PlacedText | undefined {
  if (path.length === 1) return OF_RECORD.get(path[0]!);
  return path.length === 2 && path[0] === 'userIdentity' ? OF_IDENTITY.get(path[1]!) : undefined;
}

function lastSteps(steps: number): ReadonlyMap<string | number, PlacedText> {
  return new Map(
    PLACED_TEXTS.filter(([{ length }]) => length === steps).map(([path, placed]) => [path.at(-1)!, placed]),
  );
}
