import { noteEscape, noteKeys } from './access-keys';
import { BACKSLASH, QUOTE, SPACE, allOf } from './characters';
import { noteIrregular } from './outline';

/** Where the string whose text begins at `start` ends: at its closing quote. There has to be one. */
@inline
export function endOfString(start: usize): usize {
  const ends = quotesAndOdd(v128.load(start));
  if (ends == 0) return endOfLong(start);
  const p = start + ctz<u32>(ends);
  return load<u8>(p) == QUOTE ? p : endOfOdd(p);
}

/** The same for one that goes on behind its first sixteen bytes. */
function endOfLong(start: usize): usize {
  let p = start;
  let bytes = v128.load(p);
  let ends: u32 = 0;
  do {
    // What begins in the last sixteen bytes is too short to be one.
    noteKeys(p, bytes);
    p += 16;
    bytes = v128.load(p);
    ends = quotesAndOdd(bytes);
  } while (ends == 0);
  p += ctz<u32>(ends);
  return load<u8>(p) == QUOTE ? p : endOfOdd(p);
}

/** The same for one whose first escape, or first byte that no string may hold, stands at `start`. */
function endOfOdd(start: usize): usize {
  let p = start;
  while (load<u8>(p) != QUOTE) {
    if (load<u8>(p) == BACKSLASH) {
      const isSimple = isSimpleEscape(p);
      noteEscape(p, isSimple);
      if (!isSimple && !isCodeEscape(p)) noteIrregular(p);
      p += 2;
    } else {
      noteIrregular(p);
      p++;
    }
    let ends: u32 = 0;
    while ((ends = quotesAndOdd(v128.load(p))) == 0) p += 16;
    p += ctz<u32>(ends);
  }
  return p;
}

const LETTER_U: u8 = 0x75;
/** One bit for each byte that may stand behind a backslash, from the quote on: `"`, `/`, `\\`, b, f, n, r, t. */
const SIMPLE_LOW: u64 = ((<u64>1) << (0x2f - 0x22)) | 1 | ((<u64>1) << (0x5c - 0x22));
const SIMPLE_HIGH: u32 = (1 << 0) | (1 << 4) | (1 << 12) | (1 << 16) | (1 << 18);

/** True for an escape by the number of a character. */
function isCodeEscape(at: usize): bool {
  return load<u8>(at, 1) == LETTER_U && isHex(load<u8>(at, 2)) && isHex(load<u8>(at, 3)) && isHex(load<u8>(at, 4)) && isHex(load<u8>(at, 5));
}

/** True for the other escapes that JSON has. */
@inline
function isSimpleEscape(at: usize): bool {
  const byte = load<u8>(at, 1);
  if (byte < QUOTE) return false;
  if (byte < 0x62) return ((SIMPLE_LOW >> <u64>(byte - QUOTE)) & 1) != 0;
  return byte < 0x62 + 32 && ((SIMPLE_HIGH >> <u32>(byte - 0x62)) & 1) != 0;
}

@inline
function isHex(byte: u8): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 6;
}

/** Which bytes are quotes, backslashes, or such as no string may hold. */
@inline
function quotesAndOdd(bytes: v128): u32 {
  const marks = v128.or(i8x16.eq(bytes, allOf(QUOTE)), i8x16.eq(bytes, allOf(BACKSLASH)));
  return <u32>i8x16.bitmask(v128.or(marks, i8x16.lt_u(bytes, allOf(SPACE))));
}
