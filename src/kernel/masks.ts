// A mask has one bit for each of 64 bytes of text, which are handed round as four vectors.

export const ALL: u64 = 0xffffffffffffffff;
/** Bits 0, 2, 4 … */
const EVEN: u64 = 0x5555555555555555;

@inline
function join(a: i32, b: i32, c: i32, d: i32): u64 {
  return <u64>(<u32>a | (<u32>b << 16)) | (<u64>(<u32>c | (<u32>d << 16)) << 32);
}

/** Sixteen times the same byte. Read from memory: constants in code would be built anew for every block. */
const splats = memory.data(128 * 16, 16);
for (let byte = 0; byte < 128; byte++) v128.store(splats + (byte << 4), i8x16.splat(<i8>byte));

@inline
export function allOf(byte: u8): v128 {
  return v128.load(splats + (<usize>byte << 4));
}

/** Where the byte stands that `all` consists of. */
@inline
export function equalTo(a: v128, b: v128, c: v128, d: v128, all: v128): u64 {
  return join(
    i8x16.bitmask(i8x16.eq(a, all)),
    i8x16.bitmask(i8x16.eq(b, all)),
    i8x16.bitmask(i8x16.eq(c, all)),
    i8x16.bitmask(i8x16.eq(d, all)),
  );
}

/** Where white space stands. */
@inline
export function spaces(a: v128, b: v128, c: v128, d: v128): u64 {
  return join(i8x16.bitmask(isSpace(a)), i8x16.bitmask(isSpace(b)), i8x16.bitmask(isSpace(c)), i8x16.bitmask(isSpace(d)));
}

@inline
function isSpace(bytes: v128): v128 {
  const lineEnd = v128.or(i8x16.eq(bytes, allOf(0x0a)), i8x16.eq(bytes, allOf(0x0d)));
  return v128.or(lineEnd, v128.or(i8x16.eq(bytes, allOf(0x20)), i8x16.eq(bytes, allOf(0x09))));
}

/** Five classes of characters told by both halves of a byte: `$+-.`, digits, `a…o` and `p…z` of either case, `_`. */
const byLowHalf = memory.data<u8>([10, 14, 14, 14, 15, 14, 14, 14, 14, 14, 12, 5, 4, 5, 5, 20], 16);
const byHighHalf = memory.data<u8>([0, 0, 1, 2, 4, 24, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0], 16);

/** Where characters stand that numbers and words are made of: letters, digits and + - . $ _ */
@inline
export function words(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = v128.load(byLowHalf);
  const high = v128.load(byHighHalf);
  const half = allOf(15);
  const none = allOf(0);
  return ~join(
    i8x16.bitmask(i8x16.eq(wordClass(a, low, high, half), none)),
    i8x16.bitmask(i8x16.eq(wordClass(b, low, high, half), none)),
    i8x16.bitmask(i8x16.eq(wordClass(c, low, high, half), none)),
    i8x16.bitmask(i8x16.eq(wordClass(d, low, high, half), none)),
  );
}

@inline
function wordClass(bytes: v128, low: v128, high: v128, half: v128): v128 {
  return v128.and(i8x16.swizzle(low, v128.and(bytes, half)), i8x16.swizzle(high, v128.and(i16x8.shr_u(bytes, 4), half)));
}

/** For each bit whether an odd number of bits is set up to and with it. */
@inline
export function parity(mask: u64): u64 {
  let sums = mask;
  sums ^= sums << 1;
  sums ^= sums << 2;
  sums ^= sums << 4;
  sums ^= sums << 8;
  sums ^= sums << 16;
  sums ^= sums << 32;
  return sums;
}

/** Set by `escapedBy`: the last byte of the block escapes the first one of the next. */
export let escapesNext: u64 = 0;

/** Which characters an odd number of backslashes stands before. `carried`: the first one is, by the block before. */
@inline
export function escapedBy(backslashes: u64, carried: u64): u64 {
  const acting = backslashes & ~carried;
  const following = (acting << 1) | carried;
  const oddStarts = acting & ~EVEN & ~following;
  const sums = oddStarts + acting;
  escapesNext = sums < acting ? 1 : 0;
  return (EVEN ^ (sums << 1)) & following;
}

/** The position of the highest bit. */
@inline
export function highest(mask: u64): usize {
  return 63 - <usize>clz<u64>(mask);
}
