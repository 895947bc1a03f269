import { SPACE, decode } from '../bytes.ts';
import { reserve, TEXT_PLACES } from '../columns/columns.ts';
import { setEventID } from '../columns/event-ids.ts';
import { hasField } from './frame.ts';
import type { Frame } from './frame.ts';
import { FIELD } from './keys.ts';
import type { Reading } from './reading.ts';
import { unescapeJson } from '../layers.ts';
import { parseCanonicalTime, parseTime } from '../time.ts';

const LETTER_R = 0x52;
const ROOT_LENGTH = 4;

/** Adds the event whose fields `frame` has seen in `bytes`; it stands at `offset` in the text. */
export function emitEvent(
  reading: Reading,
  bytes: Uint8Array,
  frame: Frame,
  offset: number,
  length: number,
  layers: number,
): void {
  const { columns } = reading;
  const { strings } = columns;
  const { spans } = frame;
  reserve(columns);
  const at = columns.count++;
  // Neighbouring events are much alike.
  const last = at > 0 ? at - 1 : 0;
  const text = (field: number, guess = 0): number => {
    const start = spans[field * 2]!;
    return start < 0 ? 0 : strings.intern(bytes, start, spans[field * 2 + 1]!, guess);
  };
  trimEnd(bytes, frame, FIELD.eventName);
  columns.offset[at] = offset;
  columns.length[at] = length;
  columns.layers[at] = layers;
  columns.shape[at] = 0;
  columns.note[at] = 0;
  columns.outline[at] = 0;
  columns.requestAt[at] = 0;
  columns.responseAt[at] = 0;
  for (const place of TEXT_PLACES) columns[place][at] = 0;
  setEventID(columns, at, bytes, spans[FIELD.eventID * 2]!, spans[FIELD.eventID * 2 + 1]!);
  columns.eventName[at] = text(FIELD.eventName, columns.eventName[last]);
  columns.eventSource[at] = text(FIELD.eventSource, columns.eventSource[last]);
  columns.awsRegion[at] = text(FIELD.awsRegion, columns.awsRegion[last]);
  columns.sourceIPAddress[at] = text(FIELD.sourceIPAddress, columns.sourceIPAddress[last]);
  columns.userAgent[at] = text(FIELD.userAgent, columns.userAgent[last]);
  columns.accessKeyId[at] = text(FIELD.accessKeyId, columns.accessKeyId[last]);
  columns.principalArn[at] = text(FIELD.arn, columns.principalArn[last]);
  columns.issuerArn[at] = text(FIELD.issuerArn, columns.issuerArn[last]);
  columns.userName[at] =
    text(FIELD.userName, columns.userName[last]) ||
    text(FIELD.issuerUserName, columns.userName[last]) ||
    (isRoot(bytes, frame) ? text(FIELD.identityType) : 0);
  columns.accountId[at] =
    text(FIELD.recipientAccountId, columns.accountId[last]) || text(FIELD.accountId, columns.accountId[last]);
  columns.error[at] = text(FIELD.errorCode) || text(FIELD.errorMessage);
  const timeStart = spans[FIELD.eventTime * 2]!;
  const timeEnd = spans[FIELD.eventTime * 2 + 1]!;
  const time = timeStart < 0 ? NaN : parseCanonicalTime(bytes, timeStart, timeEnd);
  columns.time[at] = time;
  columns.eventTime[at] = 0;
  if (time !== time) {
    columns.eventTime[at] = text(FIELD.eventTime);
    // CloudTrail's own records are in UTC, also where a tool has rewritten the time and dropped its zone.
    if (timeStart >= 0)
      columns.time[at] = parseTime(decode(unescapeJson(bytes, timeStart, timeEnd)), 'UTC') ?? NaN;
  }
}

/** Old records have names with a blank behind them. */
function trimEnd(bytes: Uint8Array, { spans }: Frame, field: number): void {
  const end = field * 2 + 1;
  while (spans[end]! > spans[end - 1]! && bytes[spans[end]! - 1] === SPACE) spans[end]!--;
}

function isRoot(bytes: Uint8Array, frame: Frame): boolean {
  if (!hasField(frame, FIELD.identityType)) return false;
  const start = frame.spans[FIELD.identityType * 2]!;
  const end = frame.spans[FIELD.identityType * 2 + 1]!;
  return end - start === ROOT_LENGTH && bytes[start] === LETTER_R && decode(bytes, start, end) === 'Root';
}
