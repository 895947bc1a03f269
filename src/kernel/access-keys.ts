// Whether a record says more of access keys than which one its caller used: almost none does, and to find those that do
// in TypeScript would take longer than everything else.

import { allOf } from './characters';

const LETTER_A: u8 = 0x41;
/** The two middle letters of the prefixes AKIA, ASIA, ABIA, ACCA. */
const KI: u16 = 0x494b;
const SI: u16 = 0x4953;
const BI: u16 = 0x4942;
const CC: u16 = 0x4343;

/** Where the record's last escape stands; 0 where it uses none. */
export let lastEscape: usize = 0;
/** There may be access keys in it that were not counted. */
export let isUnsure: bool = false;
/** How many access keys stand in it, and where the last two of them do. */
export let keysSeen: u32 = 0;
export let keySeenAt: usize = 0;
let keyBeforeAt: usize = 0;

@inline
export function beginAccessKeys(): void {
  lastEscape = 0;
  isUnsure = false;
  keysSeen = 0;
}

/** `isSimple`: it stands for no letter or digit, so no access key is in its string. Another may be part of one. */
@inline
export function noteEscape(at: usize, isSimple: bool): void {
  lastEscape = at;
  if (!isSimple) isUnsure = true;
}

@inline
export function noteUnsure(): void {
  isUnsure = true;
}

/** Counts what begins like an access key in the sixteen `bytes` at `p`, and is long enough. */
@inline
export function noteKeys(p: usize, bytes: v128): void {
  // An `A` is the first letter of every prefix and the last.
  const letter = allOf(LETTER_A);
  const prefixes = <u32>i8x16.bitmask(v128.and(i8x16.eq(bytes, letter), i8x16.eq(v128.load(p, 3), letter)));
  if (prefixes != 0) noteEach(p, prefixes);
}

function noteEach(p: usize, prefixes: u32): void {
  for (let rest = prefixes; rest != 0; rest &= rest - 1) noteKey(p + ctz<u32>(rest));
}

function noteKey(at: usize): void {
  const middle = load<u16>(at, 1);
  if (middle != KI && middle != SI && middle != BI && middle != CC) return;
  if (isLetterOrDigit(load<u8>(at - 1))) return;
  // An access key is at least sixteen bytes long.
  if (keyBytesAt(at) != 0xffff) return;
  keysSeen++;
  keyBeforeAt = keySeenAt;
  keySeenAt = at;
}

/** One of the last two access keys that were counted stands exactly there. */
@inline
export function isAmongLast(at: usize): bool {
  return (keysSeen > 0 && keySeenAt == at) || (keysSeen > 1 && keyBeforeAt == at);
}

/** Which of the sixteen bytes at `at` are such as access keys are made of: capital letters and digits. */
@inline
export function keyBytesAt(at: usize): u32 {
  const bytes = v128.load(at);
  const digits = i8x16.lt_u(i8x16.sub(bytes, allOf(0x30)), allOf(10));
  return <u32>i8x16.bitmask(v128.or(digits, i8x16.lt_u(i8x16.sub(bytes, allOf(LETTER_A)), allOf(26))));
}

@inline
function isKeyByte(byte: u8): bool {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a);
}

@inline
function isLetterOrDigit(byte: u8): bool {
  return isKeyByte(byte) || (byte >= 0x61 && byte <= 0x7a);
}
