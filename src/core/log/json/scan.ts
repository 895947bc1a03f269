import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  RETURN,
  SPACE,
  TAB,
} from '../bytes.ts';
import { grown } from '../grow.ts';

/**
 * Skipping over JSON without building anything: the inner loops of reading. Structure is checked exactly; three things
 * that occur in real exports are let pass: raw control characters in strings, property names without
 * quotes, and a comma too many before a closing bracket.
 */

/** Outside strings: 0 may stand in a number or a word, 1 is white space, 2 anything else. */
const OUTSIDE = new Uint8Array(256).fill(2);
for (const c of '+-.$_') OUTSIDE[c.charCodeAt(0)] = 0;
OUTSIDE.fill(0, 0x30, 0x3a).fill(0, 0x41, 0x5b).fill(0, 0x61, 0x7b);
for (const c of ' \t\r\n') OUTSIDE[c.charCodeAt(0)] = 1;

/** Where a scan that failed stopped, and what it came upon. One reader at a time, so one object will do. */
export const scan = {
  /** Where the scan stopped when it returned -1. */
  stoppedAt: 0,
  /** Where the latest escape in a string was. */
  escapeAt: -1,
  /** Where the deepest nesting was, in levels below the value scanned. */
  depth: 0,
};

/** The offset of the quote that ends the string whose text starts at `start`, or -1 when there is none before `end`. */
export function endOfString(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  for (;;) {
    let byte = 0;
    // Plain comparisons: measured twice as fast as a table of 256 classes.
    while (i < end && (byte = bytes[i]!) !== QUOTE && byte !== BACKSLASH) i++;
    if (i >= end || byte === QUOTE) break;
    scan.escapeAt = i;
    i += 2;
  }
  if (i < end) return i;
  scan.stoppedAt = end;
  return -1;
}

/** The first offset from `start` on that is no white space. */
export function skipSpace(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  let byte = 0;
  while (i < end && ((byte = bytes[i]!) === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB))
    i++;
  return i;
}

/** The end of the number or word at `start` (`start` itself when there is none). */
export function endOfWord(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && OUTSIDE[bytes[i]!] === 0) i++;
  return i;
}

/** What may come next. */
const NAME = 0;
const COLON_NEXT = 1;
const VALUE = 2;
const AFTER = 3;

/** For every open bracket, whether it is an array's. Grows with the deepest text ever seen. */
let isArray = new Uint8Array(1024);

/**
 * The offset after the object or array that opens at `start`, or -1 (see `scan.stoppedAt`) when it is damaged.
 * No recursion: 200,000 levels are as good as two.
 */
export function skipNested(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0;
  let array = 0;
  let next = VALUE;
  let i = start;
  scan.depth = 0;
  while (i < end) {
    const byte = bytes[i]!;
    if (byte === QUOTE) {
      if (next === VALUE) next = AFTER;
      else if (next === NAME) next = COLON_NEXT;
      else break;
      const close = endOfString(bytes, i + 1, end);
      if (close < 0) return -1;
      i = close + 1;
      continue;
    }
    if (byte === COLON) {
      if (next !== COLON_NEXT) break;
      next = VALUE;
    } else if (byte === COMMA) {
      if (next !== AFTER) break;
      next = array ? VALUE : NAME;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (next !== VALUE) break;
      if (++depth === isArray.length) isArray = grown(isArray, depth * 2);
      isArray[depth] = array = byte === OPEN_BRACKET ? 1 : 0;
      next = array ? VALUE : NAME;
      if (depth > scan.depth) scan.depth = depth;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      const fits =
        byte === CLOSE_BRACKET ? array && next !== COLON_NEXT : !array && (next === NAME || next === AFTER);
      if (!fits) break;
      if (--depth === 0) return i + 1;
      array = isArray[depth]!;
      next = AFTER;
    } else {
      const kind = OUTSIDE[byte];
      if (kind === 2) break;
      if (kind === 0) {
        if (next === VALUE) next = AFTER;
        else if (next === NAME) next = COLON_NEXT;
        else break;
        i = endOfWord(bytes, i, end);
        continue;
      }
    }
    i++;
  }
  scan.stoppedAt = i;
  return -1;
}
