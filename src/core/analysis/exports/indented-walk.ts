import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
} from '../../log/bytes.ts';

/** What comes before a place in a record that is indented by two. */
export interface IndentedWalk {
  /** The lines that have begun. */
  readonly lines: number;
  /** In UTF-16 units; of the last of these lines, and of all. */
  readonly column: number;
  readonly characters: number;
}

const LOWER_CASE = 0x20;
const LETTER_N = 0x6e;

/**
 * Of valid JSON, up to `end`, or to the string that `end` lies in. Undefined where hiding session tokens may change more
 * than the characters of a string.
 */
export function walkIndented(text: string, end: number): IndentedWalk | undefined {
  const hasEscapes = text.includes('\\');
  let lines = 1;
  let characters = 0;
  let lineStart = 0;
  let depth = 0;
  let nameStart = 0;
  let nameEnd = 0;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      nameStart = at;
      at = hasEscapes ? endOfString(text, at + 1) : text.indexOf('"', at + 1);
      nameEnd = at;
      if (at >= end) return { lines, column: characters + end - nameStart - lineStart, characters };
      characters += nameEnd + 1 - nameStart;
    } else if (code === COLON) {
      if (hasEscapes && text.slice(nameStart, nameEnd).includes('\\')) return undefined;
      if (isOdd(text, nameStart + 1, nameEnd, at + 1)) return undefined;
      characters += 2;
    } else if (code === COMMA) {
      lines++;
      characters += 2 + 2 * depth;
      lineStart = characters - 2 * depth;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      const inside = skipSpace(text, at + 1);
      if (isClose(text.charCodeAt(inside))) {
        characters += 2;
        at = inside;
      } else {
        depth++;
        lines++;
        characters += 2 + 2 * depth;
        lineStart = characters - 2 * depth;
      }
    } else if (isClose(code)) {
      depth--;
      lines++;
      characters += 2 + 2 * depth;
      lineStart = characters - 1 - 2 * depth;
    } else if (code > SPACE) characters++;
  }
  return { lines, column: characters - lineStart, characters };
}

function isClose(code: number): boolean {
  return code === CLOSE_BRACE || code === CLOSE_BRACKET;
}

/** The index of the quote that ends the string. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start); ; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((at - before) % 2 === 1) return at;
  }
}

export function skipSpace(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) <= SPACE) at++;
  return at;
}

/** True for the name of a token that has no plain value. */
function isOdd(text: string, start: number, end: number, value: number): boolean {
  const last = text.charCodeAt(end - 1) | LOWER_CASE;
  if (last !== LETTER_N || !/token$/i.test(text.slice(start, end))) return false;
  const first = text.charCodeAt(skipSpace(text, value));
  return first === OPEN_BRACE || first === OPEN_BRACKET;
}
