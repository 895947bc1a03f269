/** Where the texts of the record's fields stand, two pointers a field; 0 where there is none. Numbers as in keys.ts of the reader. */
const spans = memory.data(18 * 8, 16);

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
  export const identityType: usize = 10;
  export const arn: usize = 11;
  export const accountId: usize = 12;
  export const accessKeyId: usize = 13;
  export const userName: usize = 14;
  export const issuerUserName: usize = 15;
  /** Of these two, of which the reader has none, it is only noted where they begin. */
  export const request: usize = 16;
  export const response: usize = 17;
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

@inline
export function fieldStart(field: usize): usize {
  return <usize>load<u32>(spans + (field << 3));
}

@inline
export function fieldLength(field: usize): u32 {
  return load<u32>(spans + (field << 3), 4) - load<u32>(spans + (field << 3));
}
