/** Where the texts of the record's fields stand, two pointers a field; 0 where there is none. Numbers as in keys.ts of the reader. */
const spans = memory.data(22 * 8, 16);
/** The lines in which they would stand, of what has a text. */
const lines = memory.data(22 * 4, 16);

export namespace FIELD {
  export const eventID: usize = 0;
  export const eventName: usize = 1;
  export const eventSource: usize = 2;
  export const eventTime: usize = 3;
  export const awsRegion: usize = 4;
  export const sourceIPAddress: usize = 5;
  export const recipientAccountId: usize = 6;
  export const errorCode: usize = 7;
  export const errorMessage: usize = 8;
  export const eventType: usize = 9;
  export const userAgent: usize = 10;
  export const identityType: usize = 11;
  export const arn: usize = 12;
  export const accountId: usize = 13;
  export const accessKeyId: usize = 14;
  export const userName: usize = 15;
  export const issuerArn: usize = 16;
  export const issuerUserName: usize = 17;
  /** Of these two, of which the reader has none, it is only noted where they begin. */
  export const request: usize = 18;
  export const response: usize = 19;
}

/** One bit for each field, as a name's meaning numbers them, whose column holds what it says, whatever that is. */
const KEPT: u32 =
  (1 << (<u32>FIELD.eventID + 1)) |
  (1 << (<u32>FIELD.eventName + 1)) |
  (1 << (<u32>FIELD.eventSource + 1)) |
  (1 << (<u32>FIELD.awsRegion + 1)) |
  (1 << (<u32>FIELD.sourceIPAddress + 1)) |
  (1 << (<u32>FIELD.userAgent + 1)) |
  (1 << (<u32>FIELD.arn + 1)) |
  (1 << (<u32>FIELD.accessKeyId + 1)) |
  (1 << (<u32>FIELD.issuerArn + 1));

/** True when the text of a field, given by its number plus one, can be found in a column. */
@inline
export function hasColumn(field: u32): bool {
  return ((KEPT >> field) & 1) != 0;
}

/** Written out: the compiler does not unroll, and the loop takes five times as long. */
@inline
export function clearFields(): void {
  const none = i64x2.splat(0);
  v128.store(spans, none);
  v128.store(spans, none, 16);
  v128.store(spans, none, 32);
  v128.store(spans, none, 48);
  v128.store(spans, none, 64);
  v128.store(spans, none, 80);
  v128.store(spans, none, 96);
  v128.store(spans, none, 112);
  v128.store(spans, none, 128);
  v128.store(spans, none, 144);
}

/** Forgets what an earlier `userIdentity` of the record said: of duplicate names the last counts. */
export function clearIdentity(): void {
  for (let field = FIELD.identityType; field <= FIELD.issuerUserName; field++) setField(field, 0, 0);
}

@inline
export function setField(field: usize, start: usize, end: usize): void {
  store<u32>(spans + (field << 3), <u32>start);
  store<u32>(spans + (field << 3), <u32>end, 4);
}

/** Notes that a field is there, and has no text. */
@inline
export function setNoText(field: usize): void {
  setField(field, 0, 1);
}

@inline
export function setLine(field: usize, line: u32): void {
  store<u32>(lines + (field << 2), line);
}

/** The line of a field; 0 where it has no text. */
@inline
export function fieldLine(field: usize): u32 {
  return fieldStart(field) == 0 ? 0 : load<u32>(lines + (field << 2));
}

@inline
export function fieldStart(field: usize): usize {
  return <usize>load<u32>(spans + (field << 3));
}

/** True where no member was met that fills the field. */
@inline
export function isMissing(field: usize): bool {
  return load<u64>(spans + (field << 3)) == 0;
}

@inline
export function fieldLength(field: usize): u32 {
  return load<u32>(spans + (field << 3), 4) - load<u32>(spans + (field << 3));
}
