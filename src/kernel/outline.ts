// How a record would stand in lines if it were indented. It is counted while the record is read: later it would take
// reading it again.

/** The last place by which the record may be laid out otherwise than it is written; 0 where there is none. */
export let irregularAt: usize = 0;
/** How many objects and arrays lie in one another, the record itself among them. */
export let deepest: u32 = 0;

/** As src/core/log/columns/outline.ts has it: two letters a number. */
export const OUTLINE_LENGTH: u32 = 18;
const LETTER_0: u32 = 0x30;
const MOST: u32 = 1023;
const text = memory.data(18 + 64, 16);

@inline
export function beginOutline(): void {
  irregularAt = 0;
  deepest = 1;
}

/** For what is no JSON in the strict sense, and for names of session tokens, whose values are not shown. */
@inline
export function noteIrregular(at: usize): void {
  irregularAt = at;
}

/** Counts depth anew, for a part of the record alone. Returns what it was. */
@inline
export function beginDepth(): u32 {
  const before = deepest;
  deepest = 1;
  return before;
}

@inline
export function noteDepth(depth: u32): void {
  if (depth > deepest) deepest = depth;
}

/**
 * Writes down that the record has so many lines, and in which of them stand the fields; 0 for one that it does not have.
 * Returns where it is written, 0 where the record cannot be told so.
 */
export function outlineOf(
  lines: u32,
  eventSource: u32,
  eventName: u32,
  sourceIPAddress: u32,
  userAgent: u32,
  arn: u32,
  accessKeyId: u32,
  issuerArn: u32,
): usize {
  if (irregularAt != 0 || lines > MOST) return 0;
  write(0, lines);
  write(2, deepest);
  write(4, eventSource);
  write(6, eventName);
  write(8, sourceIPAddress);
  write(10, userAgent);
  write(12, arn);
  write(14, accessKeyId);
  write(16, issuerArn);
  return text;
}

@inline
function write(at: usize, number: u32): void {
  store<u16>(text + at, <u16>((LETTER_0 + (number >> 5)) | ((LETTER_0 + (number & 31)) << 8)));
}
