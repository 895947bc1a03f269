const LENGTH: u32 = 36;
const HYPHEN: u8 = 0x2d;
const ZERO: u8 = 0x30;
const LETTER_A: u8 = 0x61;
/** From the code of a digit above nine to its value, less what it takes for the others. */
const LETTER_GAP: u8 = 0x27;

/** The 16 bytes of what was parsed last; zeros where it was no UUID. */
export let uuid: v128 = i64x2.splat(0);

/** Takes up a UUID in its usual spelling: lower case, with hyphens. False for any other text, and for the one of zeros. */
@inline
export function parseUuid(p: usize, length: u32): bool {
  uuid = i64x2.splat(0);
  if (length != LENGTH) return false;
  if (load<u8>(p, 8) != HYPHEN || load<u8>(p, 13) != HYPHEN || load<u8>(p, 18) != HYPHEN || load<u8>(p, 23) != HYPHEN) return false;
  const a = v128.load(p);
  const b = v128.load(p, 16);
  const c = v128.load(p, 20);
  const first = i8x16.shuffle(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16, 17);
  const second = i8x16.shuffle(b, c, 3, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
  if (!v128.all_true<u8>(v128.and(areDigits(first), areDigits(second)))) return false;
  uuid = i8x16.narrow_i16x8_u(inPairs(first), inPairs(second));
  return v128.any_true(uuid);
}

@inline
function areDigits(text: v128): v128 {
  return v128.or(i8x16.lt_u(i8x16.sub(text, i8x16.splat(ZERO)), i8x16.splat(10)), areLetters(text));
}

@inline
function areLetters(text: v128): v128 {
  return i8x16.lt_u(i8x16.sub(text, i8x16.splat(LETTER_A)), i8x16.splat(6));
}

/** The value of each two digits, as 16 bits. */
@inline
function inPairs(text: v128): v128 {
  const values = i8x16.sub(i8x16.sub(text, i8x16.splat(ZERO)), v128.and(areLetters(text), i8x16.splat(LETTER_GAP)));
  const pairs = v128.or(i16x8.shl(values, 4), i16x8.shr_u(values, 8));
  return v128.and(pairs, i16x8.splat(0xff));
}
