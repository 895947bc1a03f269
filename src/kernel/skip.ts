import { CLOSE_BRACKET, COLON, COLON_AND_QUOTE, COMMA, COMMA_AND_QUOTE, OPEN_BRACKET, QUOTE } from './characters';
import { isClosing, isOpening } from './characters';
import { lastEscape } from './access-keys';
import { noteDepth, noteIrregular } from './outline';
import { endOfString } from './quoted';
import { noteValue } from './signature';
import { pastSpace } from './space';
import { isToken } from './token';
import { endOfWord, noteWord } from './words';

/** What is nested deeper is for the TypeScript reader. */
const DEEPEST: u32 = 58;

/** Where reading stopped when it gave up. */
export let gaveUpAt: usize = 0;

/** How many lines more than one what was passed over last would take up, indented. */
export let linesPassed: u32 = 0;

/** What is not JSON, or unusual, is for the TypeScript reader: returns 0. */
@inline
export function giveUp(at: usize): usize {
  gaveUpAt = at;
  return 0;
}

/**
 * Where the object or array that opens at `start` ends; 0 when it is for the TypeScript reader. Structure is checked
 * exactly; of names, which may be words here, and of values only where they end. `outerDepth` is that of what it lies in.
 */
export function skipNested(start: usize, outerDepth: u32): usize {
  let p = start;
  let depth: u32 = 0;
  /** One bit for each open bracket, the innermost lowest: an array's. The outermost object or array is as if in one. */
  let arrays: u64 = 1;
  /** Each element takes one, and each bracket that closes what is not empty. */
  let lines: u32 = 0;
  while (true) {
    lines++;
    let nameEnd: usize = 0;
    if ((arrays & 1) == 0) {
      const name = load<u8>(p) == QUOTE ? endOfString(p + 1) + 1 : endOfWord(p);
      if (name == p) return giveUp(p);
      if (load<u8>(p) != QUOTE || lastEscape >= p) noteIrregular(p);
      nameEnd = name - 1;
      if (load<u16>(name) == COLON_AND_QUOTE) p = name + 1;
      else {
        p = pastSpace(name);
        if (load<u8>(p) != COLON) return giveUp(p);
        p = pastSpace(p + 1);
      }
    }
    const byte = load<u8>(p);
    if (byte == QUOTE) {
      const end = endOfString(p + 1);
      noteValue(p + 1, end);
      p = end + 1;
    } else if (isOpening(byte)) {
      if (++depth > DEEPEST) return giveUp(p);
      if (nameEnd != 0 && isToken(nameEnd)) noteIrregular(p);
      arrays = (arrays << 1) | (byte == OPEN_BRACKET ? 1 : 0);
      p = pastSpace(p + 1);
      // If it is empty, it is behind its last element already.
      if (!isClosing(load<u8>(p))) {
        noteDepth(outerDepth + depth);
        continue;
      }
      lines--;
    } else {
      const end = endOfWord(p);
      if (end == p) return giveUp(p);
      noteWord(p, end);
      p = end;
    }
    if (load<u16>(p) == COMMA_AND_QUOTE) {
      p++;
      continue;
    }
    for (;;) {
      p = pastSpace(p);
      const next = load<u8>(p);
      if (next == COMMA) break;
      if (!isClosing(next) || (next == CLOSE_BRACKET ? 1 : 0) != (arrays & 1)) return giveUp(p);
      arrays >>= 1;
      p++;
      lines++;
      if (--depth == 0) {
        linesPassed = lines - 1;
        return p;
      }
    }
    p = pastSpace(p + 1);
  }
}
