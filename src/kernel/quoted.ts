import { noteEscape, noteKeys } from './access-keys';
import { BACKSLASH, QUOTE, allOf } from './characters';

/** Where the string whose text begins at `start` ends: at its closing quote. There has to be one. */
@inline
export function endOfString(start: usize): usize {
  const ends = quoteOrBackslash(v128.load(start));
  if (ends == 0) return endOfLong(start);
  const p = start + ctz<u32>(ends);
  return load<u8>(p) == QUOTE ? p : endOfEscaped(p);
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
    ends = quoteOrBackslash(bytes);
  } while (ends == 0);
  p += ctz<u32>(ends);
  return load<u8>(p) == QUOTE ? p : endOfEscaped(p);
}

/** The same for one whose first escape stands at `start`. */
function endOfEscaped(start: usize): usize {
  let p = start;
  while (load<u8>(p) != QUOTE) {
    noteEscape(p);
    p += 2;
    let ends: u32 = 0;
    while ((ends = quoteOrBackslash(v128.load(p))) == 0) p += 16;
    p += ctz<u32>(ends);
  }
  return p;
}

@inline
function quoteOrBackslash(bytes: v128): u32 {
  return <u32>i8x16.bitmask(v128.or(i8x16.eq(bytes, allOf(QUOTE)), i8x16.eq(bytes, allOf(BACKSLASH))));
}
