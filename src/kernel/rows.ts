import { isAmongLast, isUnsure, keySeenAt, keysSeen, lastEscape } from './access-keys';
import { FIELD, fieldLength, fieldLine, fieldStart, isMissing } from './fields';
import { isIssuedBySts } from './issued-key';
import { OUTLINE_LENGTH, outlineOf } from './outline';
import { internRecent } from './recent-strings';
import { linesRead } from './record';
import { forReferences } from './signature';
import { intern, roomFor } from './strings';
import { canonicalTime } from './time';
import { parseUuid, uuid } from './uuid';

/** The events found since the rows were cleared, as columns of this many rows each. */
export const ROWS: u32 = 2048;
const columns = memory.data(22 * 2048 * 4, 16);
const times = memory.data(2048 * 8, 16);
const notes = memory.data(2048, 16);
/** Where in its record the text of some fields begins, in two bytes each; 0 where it is no text, or too far behind. */
const places = memory.data(9 * 2048 * 2, 16);

/** In the order of the reader's columns. */
namespace COLUMN {
  export const offset: usize = 0;
  export const length: usize = 1;
  export const eventID: usize = 2;
  export const eventName: usize = 3;
  export const eventSource: usize = 4;
  export const eventTime: usize = 5;
  export const awsRegion: usize = 6;
  export const sourceIPAddress: usize = 7;
  export const accessKeyId: usize = 8;
  export const principalArn: usize = 9;
  export const userName: usize = 10;
  export const accountId: usize = 11;
  export const error: usize = 12;
  export const userAgent: usize = 13;
  export const issuerArn: usize = 14;
  export const outline: usize = 15;
  export const uuid: usize = 16;
  export const requestAt: usize = 20;
  export const responseAt: usize = 21;
}

/** In the order of the reader's columns. */
namespace PLACE {
  export const eventName: usize = 0;
  export const eventSource: usize = 1;
  export const awsRegion: usize = 2;
  export const sourceIPAddress: usize = 3;
  export const errorCode: usize = 4;
  export const userAgent: usize = 5;
  export const arn: usize = 6;
  export const accessKeyId: usize = 7;
  export const recipientAccountId: usize = 8;
}

/** As the reader has it. */
const NOWHERE: u32 = 0xffff;

/** As in columns.ts of the reader. */
namespace NOTE {
  export const none: u8 = 0;
  export const quiet: u8 = 1;
  export const otherKey: u8 = 2;
  export const issuedKey: u8 = 3;
  export const keyless: u8 = 4;
}

const SPACE: u8 = 0x20;
const ROOT: u32 = 0x746f6f52;
const AWS_COLON: u32 = 0x3a737761;
/** AwsCloudTrailInsight */
const INSIGHT = memory.data<u8>([65, 119, 115, 67, 108, 111, 117, 100, 84, 114, 97, 105, 108, 73, 110, 115, 105, 103, 104, 116]);

let count: u32 = 0;

export function rowCount(): u32 {
  return count;
}

export function clearRows(): void {
  count = 0;
}

export function columnTable(): usize {
  return columns;
}

export function timeTable(): usize {
  return times;
}

export function noteTable(): usize {
  return notes;
}

export function placeTable(): usize {
  return places;
}

/**
 * Adds the event whose fields have been seen in the record at `record`, which is `offset` in the text. False when they
 * make no event, or one that is not for us.
 */
export function addRow(record: usize, offset: u32, length: u32): bool {
  if (fieldStart(FIELD.eventName) == 0 || fieldStart(FIELD.eventSource) == 0 || isNotification() || isInsight()) return false;
  if (endsInSpace(FIELD.eventName)) return false;
  // None of its strings is longer than itself, and each is stored once.
  if (roomFor(length + 64) == 0) return false;
  put(COLUMN.offset, offset);
  put(COLUMN.length, length);
  putEventID();
  put(COLUMN.eventName, alike(FIELD.eventName));
  put(COLUMN.eventSource, alike(FIELD.eventSource));
  put(COLUMN.awsRegion, alike(FIELD.awsRegion));
  put(COLUMN.sourceIPAddress, alike(FIELD.sourceIPAddress));
  put(COLUMN.accessKeyId, alike(FIELD.accessKeyId));
  put(COLUMN.principalArn, alike(FIELD.arn));
  put(COLUMN.userName, userName());
  put(COLUMN.accountId, alike(FIELD.recipientAccountId) || alike(FIELD.accountId));
  put(COLUMN.error, text(FIELD.errorCode) || text(FIELD.errorMessage));
  put(COLUMN.userAgent, alike(FIELD.userAgent));
  put(COLUMN.issuerArn, forReferences ? alike(FIELD.issuerArn) : 0);
  put(COLUMN.outline, outline());
  const start = fieldStart(FIELD.eventTime);
  const time = start == 0 ? NaN : canonicalTime(start, fieldLength(FIELD.eventTime));
  store<f64>(times + (<usize>count << 3), time);
  put(COLUMN.eventTime, isNaN(time) ? text(FIELD.eventTime) : 0);
  put(COLUMN.requestAt, placeIn(record, FIELD.request));
  put(COLUMN.responseAt, placeIn(record, FIELD.response));
  store<u8>(notes + count, noteOf(record + length));
  putPlace(PLACE.eventName, record, FIELD.eventName);
  putPlace(PLACE.eventSource, record, FIELD.eventSource);
  putPlace(PLACE.awsRegion, record, FIELD.awsRegion);
  putPlace(PLACE.sourceIPAddress, record, FIELD.sourceIPAddress);
  putPlace(PLACE.errorCode, record, FIELD.errorCode);
  putPlace(PLACE.userAgent, record, FIELD.userAgent);
  putPlace(PLACE.arn, record, FIELD.arn);
  putPlace(PLACE.accessKeyId, record, FIELD.accessKeyId);
  putPlace(PLACE.recipientAccountId, record, FIELD.recipientAccountId);
  count++;
  return true;
}

@inline
function put(column: usize, value: u32): void {
  store<u32>(columns + ((column * ROWS + count) << 2), value);
}

/** The bytes of an id that is a UUID in four columns; any other as a string. */
@inline
function putEventID(): void {
  const isUuid = parseUuid(fieldStart(FIELD.eventID), fieldLength(FIELD.eventID));
  put(COLUMN.eventID, isUuid ? 0 : text(FIELD.eventID));
  put(COLUMN.uuid, i32x4.extract_lane(uuid, 0));
  put(COLUMN.uuid + 1, i32x4.extract_lane(uuid, 1));
  put(COLUMN.uuid + 2, i32x4.extract_lane(uuid, 2));
  put(COLUMN.uuid + 3, i32x4.extract_lane(uuid, 3));
}

@inline
function text(field: usize): u32 {
  const start = fieldStart(field);
  return start == 0 ? 0 : intern(start, fieldLength(field));
}

/** The same, for a field that often says what it said lately. */
@inline
function alike(field: usize): u32 {
  const start = fieldStart(field);
  return start == 0 ? 0 : internRecent(start, fieldLength(field));
}

function outline(): u32 {
  if (!forReferences) return 0;
  const start = outlineOf(
    linesRead,
    fieldLine(FIELD.eventSource),
    fieldLine(FIELD.eventName),
    fieldLine(FIELD.sourceIPAddress),
    fieldLine(FIELD.userAgent),
    fieldLine(FIELD.arn),
    fieldLine(FIELD.accessKeyId),
    fieldLine(FIELD.issuerArn),
  );
  return start == 0 ? 0 : internRecent(start, OUTLINE_LENGTH);
}

function userName(): u32 {
  const name = alike(FIELD.userName) || alike(FIELD.issuerUserName);
  return name || !isRoot() ? name : text(FIELD.identityType);
}

/** Where a field's value begins, from the record's first byte on; 0 where there is none. */
@inline
function placeIn(record: usize, field: usize): u32 {
  const start = fieldStart(field);
  return start == 0 ? 0 : <u32>(start - record);
}

/** The same in two bytes, of a field that has a text; NOWHERE where the record has no such member. */
@inline
function putPlace(place: usize, record: usize, field: usize): void {
  const at = placeIn(record, field);
  const isText = at < NOWHERE && fieldLength(field) != 0;
  store<u16>(places + ((place * ROWS + count) << 1), isMissing(field) ? <u16>NOWHERE : isText ? <u16>at : 0);
}

/** What is known of the record, which ends at `end`. */
@inline
function noteOf(end: usize): u8 {
  if (isUnsure) return NOTE.none;
  const others = keysSeen - (isAmongLast(fieldStart(FIELD.accessKeyId)) ? 1 : 0);
  if (lastEscape != 0) return others == 0 ? NOTE.keyless : NOTE.none;
  if (others == 0) return NOTE.quiet;
  if (others > 1) return NOTE.none;
  return isIssuedBySts(keySeenAt, fieldStart(FIELD.response), end) ? NOTE.issuedKey : NOTE.otherKey;
}

/** Old records have such names; what to make of them is the TypeScript reader's business. */
@inline
function endsInSpace(field: usize): bool {
  return load<u8>(fieldStart(field) + fieldLength(field) - 1) == SPACE;
}

@inline
function isRoot(): bool {
  const start = fieldStart(FIELD.identityType);
  return start != 0 && fieldLength(FIELD.identityType) == 4 && load<u32>(start) == ROOT;
}

@inline
function isNotification(): bool {
  return fieldLength(FIELD.eventSource) >= 4 && load<u32>(fieldStart(FIELD.eventSource)) == AWS_COLON;
}

@inline
function isInsight(): bool {
  const start = fieldStart(FIELD.eventType);
  if (start == 0 || fieldLength(FIELD.eventType) < 20) return false;
  return v128.all_true<u8>(i8x16.eq(v128.load(start), v128.load(INSIGHT))) && load<u32>(start, 16) == load<u32>(INSIGHT, 16);
}
