import { noteUnsure } from './access-keys';
import { allOf } from './characters';

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
