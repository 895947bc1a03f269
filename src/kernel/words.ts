import { noteUnsure } from './access-keys';
import { allOf } from './characters';
import { noteIrregular } from './outline';

/** Five classes of characters told by both halves of a byte: `$+-.`, digits, `a…o` and `p…z` of either case, `_`. */
const byLowHalf = memory.data<u8>([10, 14, 14, 14, 15, 14, 14, 14, 14, 14, 12, 5, 4, 5, 5, 20], 16);
const byHighHalf = memory.data<u8>([0, 0, 1, 2, 4, 24, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0], 16);

/** Where the number or word at `start` ends: `start` itself where there is none. */
@inline
export function endOfWord(start: usize): usize {
  const others = otherThanWord(start);
  return others ? start + ctz<u32>(others) : endOfLongWord(start);
}

/** None of JSON's words is so long. It might be an access key without quotes. */
function endOfLongWord(start: usize): usize {
  noteUnsure();
  let p = start;
  let others = 0;
  while ((others = otherThanWord(p)) == 0) p += 16;
  return p + ctz<u32>(others);
}

/** Which of the sixteen bytes at `p` are not what numbers and words are made of: letters, digits and + - . $ _ */
@inline
function otherThanWord(p: usize): u32 {
  const bytes = v128.load(p);
  const half = allOf(15);
  const low = i8x16.swizzle(v128.load(byLowHalf), v128.and(bytes, half));
  const high = i8x16.swizzle(v128.load(byHighHalf), v128.and(i16x8.shr_u(bytes, 4), half));
  return <u32>i8x16.bitmask(i8x16.eq(v128.and(low, high), allOf(0)));
}

const TRUE: u32 = 0x65757274;
const NULL: u32 = 0x6c6c756e;
const FALS: u32 = 0x736c6166;
const LETTER_E: u8 = 0x65;
const MINUS: u8 = 0x2d;
const PLUS: u8 = 0x2b;
const DOT: u8 = 0x2e;
const ZERO: u8 = 0x30;

/** Notices a word `[start, end)` that stands for a value and is no JSON. */
@inline
export function noteWord(start: usize, end: usize): void {
  const word = load<u32>(start);
  const length = end - start;
  if (length == 4 && (word == TRUE || word == NULL)) return;
  if (length == 5 && word == FALS && load<u8>(start, 4) == LETTER_E) return;
  if (!isNumber(start, end)) noteIrregular(start);
}

function isNumber(start: usize, end: usize): bool {
  const whole = load<u8>(start) == MINUS ? start + 1 : start;
  let p = pastDigits(whole);
  if (p == whole || (load<u8>(whole) == ZERO && p - whole > 1)) return false;
  if (load<u8>(p) == DOT) {
    const fraction = p + 1;
    p = pastDigits(fraction);
    if (p == fraction) return false;
  }
  if ((load<u8>(p) | 0x20) == LETTER_E) {
    const sign = load<u8>(p, 1);
    const exponent = sign == MINUS || sign == PLUS ? p + 2 : p + 1;
    p = pastDigits(exponent);
    if (p == exponent) return false;
  }
  return p == end;
}

@inline
function pastDigits(start: usize): usize {
  let p = start;
  while (load<u8>(p) - ZERO <= 9) p++;
  return p;
}
