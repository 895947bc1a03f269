import { BACKSLASH, COLON, OPEN_BRACE, OPEN_BRACKET, QUOTE, decode, isDigit, isSpace } from '../bytes.ts';
import { ARRAY } from './frame.ts';
import type { Frame } from './frame.ts';
import { PLAIN, ROLE, ROLE_OF, SIGN } from './keys.ts';

/** Judging text that is not quite JSON: what surrounds a place where reading failed, and where to go on. */

/**
 * A quote too few makes a string end where the next one begins, and may hide the beginning of the next record: where
 * reading fails right behind a string, that is looked for inside it. Returns the offset of its bracket, or -1 when there
 * is none. `cut` says that the text ended there, perhaps inside the string; nothing before `lowest` is looked at.
 */
export function bracketInStringBefore(bytes: Uint8Array, at: number, cut: boolean, lowest: number): number {
  let close = at - 1;
  while (close > lowest && (isSpace(bytes[close]) || bytes[close] === COLON)) close--;
  if (bytes[close] !== QUOTE && !cut) return -1;
  let open = close - 1;
  while (open > lowest && !(bytes[open] === QUOTE && !isEscaped(bytes, open))) open--;
  const bracket = bytes.subarray(open + 1, close).indexOf(OPEN_BRACE);
  if (bracket < 0) return -1;
  // Where rows are arrays of objects, the row begins before its first one.
  let before = open + bracket;
  while (before > open && isSpace(bytes[before])) before--;
  return bytes[before] === OPEN_BRACKET ? before : open + 1 + bracket;
}

function isEscaped(bytes: Uint8Array, at: number): boolean {
  let backslashes = 0;
  while (bytes[at - 1 - backslashes] === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

/**
 * The outermost of the open frames that is a record: it looks like one, or it stands where records stand. `events` is
 * how many have been found so far; `rootIsRecord` says that what stands on its own here is one.
 */
export function recordAmong(
  frames: readonly Frame[],
  depth: number,
  events: number,
  rootIsRecord: boolean,
): Frame | undefined {
  for (let d = 0; d < depth; d++) {
    const frame = frames[d]!;
    if (frame.kind !== PLAIN) continue;
    if ((frame.signs & (SIGN.record | SIGN.lookup)) !== 0) return frame;
    if (d === 0 ? rootIsRecord : standsInList(frames[d - 1]!, d === 1 ? events : 0)) return frame;
  }
  return undefined;
}

function standsInList(around: Frame, events: number): boolean {
  return around.kind === ARRAY && ((ROLE_OF[around.key]! & ROLE.list) !== 0 || around.events < events);
}

/** True for text that can only be what follows a cut: the end of a string, then more of an object. */
export function isRestOfRecord(bytes: Uint8Array, start: number, end: number): boolean {
  return /^[,:\]}]|"\s*[:,}\]]/.test(decode(bytes, start, Math.min(end, start + 4096)));
}

/** True for a time alone, as CloudWatch Logs puts it before each line it exports. */
export function isTimestamp(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 19 || end - start > 40 || !isDigit(bytes[start])) return false;
  return TIMESTAMP.test(decode(bytes, start, end));
}

const TIMESTAMP = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?$/;

const LETTERS_OF_SPACE = new Set([0x6e, 0x72, 0x74]);

/** True when the string content at `start` begins like an object or array, white space (also escaped) aside. */
export function opensJson(bytes: Uint8Array, start: number): boolean {
  let i = start;
  for (;;) {
    if (isSpace(bytes[i])) i++;
    else if (bytes[i] === BACKSLASH && LETTERS_OF_SPACE.has(bytes[i + 1]!)) i += 2;
    else return bytes[i] === OPEN_BRACE || bytes[i] === OPEN_BRACKET;
  }
}
