import { isAscii } from 'node:buffer';
import { isContinuation } from '../../core/log/text/chunk.ts';

/**
 * The characters of a UTF-8 text that take several bytes, in their order: 4 × the offset of the first byte, plus how many
 * follow it (1 to 3). Most logs have none, and nearly all others a few.
 */
export type WideCharacters = Uint32Array<ArrayBuffer>;

export const NO_WIDE_CHARACTERS: WideCharacters = new Uint32Array();

/** Of a text with more of them, and more than one in so many bytes, it is less to note only the places that somebody will ask for. */
const MOST = 512;
const BYTES_FOR_ONE = 1 << 15;
/** No number says where one is that begins so far behind. */
const FARTHEST = 2 ** 30;
/** So much is told to be ASCII at once, as most of any log is; of the rest so little is gone through. */
const PIECE = 1 << 14;
const FEW = 1 << 6;

/**
 * Those of a text; undefined where there are many, or one is far behind, or where it is no UTF-8. `odd` is where all bytes beyond
 * ASCII stand, perhaps among others, if that is known.
 */
export function wideCharactersOf(text: Uint8Array, odd?: Uint32Array): WideCharacters | undefined {
  if (odd?.length === 0) return NO_WIDE_CHARACTERS;
  const wide: number[] = [];
  const isUtf8 = odd ? addAmong(text, odd, wide) : addAll(text, wide);
  if (!isUtf8 || wide.length > mostIn(text.length)) return undefined;
  return wide.length === 0 ? NO_WIDE_CHARACTERS : Uint32Array.from(wide);
}

function mostIn(bytes: number): number {
  return Math.max(MOST, bytes / BYTES_FOR_ONE);
}

/** Adds those that begin at one of some places. False where a byte at one of these is no UTF-8, or too far behind. */
function addAmong(text: Uint8Array, odd: Uint32Array, wide: number[]): boolean {
  for (let number = 0; number < odd.length; number++) {
    const at = odd[number]!;
    if (text[at]! < 0x80) continue;
    const more = addOne(text, at, wide);
    if (more === 0) return false;
    number += more;
  }
  return true;
}

/** Adds the one that begins at `at` and returns how many bytes follow its first; 0 where none does, or too far behind. */
function addOne(text: Uint8Array, at: number, wide: number[]): number {
  const more = followersOf(text[at]!);
  if (more === 0 || at >= FARTHEST) return 0;
  for (let next = at + 1; next <= at + more; next++) if (!isContinuation(text[next])) return 0;
  wide.push(at * 4 + more);
  return more;
}

/** How many bytes follow one that begins a character of several; 0 for one that begins none. */
function followersOf(byte: number): number {
  if (byte < 0xc0 || byte >= 0xf8) return 0;
  return byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
}

/** Adds all that are in a text, or some more than are wanted. False likewise. */
function addAll(text: Uint8Array, wide: number[]): boolean {
  for (let start = 0; start < text.length; start += PIECE) {
    if (!addBetween(text, start, Math.min(start + PIECE, text.length), wide)) return false;
    if (wide.length > mostIn(text.length)) return true;
  }
  return true;
}

/** Adds those that begin in `text[start, end)`, for which what is ASCII is set aside by halves. False likewise. */
function addBetween(text: Uint8Array, start: number, end: number, wide: number[]): boolean {
  if (isAscii(text.subarray(start, end))) return true;
  if (end - start <= FEW) return addWide(text, start, end, wide);
  const middle = (start + end) >>> 1;
  return addBetween(text, start, middle, wide) && addBetween(text, middle, end, wide);
}

/** Adds those that begin in `text[start, end)`, byte by byte. False where one is no UTF-8, or too far behind. */
function addWide(text: Uint8Array, start: number, end: number, wide: number[]): boolean {
  for (let at = start; at < end; at++) {
    const byte = text[at]!;
    if (byte < 0x80) continue;
    if (isContinuation(byte)) {
      // It is part of one that begins in the block before.
      const last = wide.at(-1);
      if (last === undefined || at > endOf(last)) return false;
      continue;
    }
    const more = addOne(text, at, wide);
    if (more === 0) return false;
    at += more;
  }
  return true;
}

/** Those of two texts, one behind the other, which have so many bytes. */
export function joinedWide(
  first: WideCharacters,
  bytes: number,
  second: WideCharacters,
  moreBytes: number,
): WideCharacters | undefined {
  const last = second.at(-1);
  if (last === undefined) return first;
  const isMany = first.length + second.length > mostIn(bytes + moreBytes);
  if (isMany || bytes + startOf(last) >= FARTHEST) return undefined;
  const joined = new Uint32Array(first.length + second.length);
  joined.set(first);
  for (const [at, character] of second.entries()) joined[first.length + at] = character + 4 * bytes;
  return joined;
}

/** How many UTF-16 units stand before an offset of the text; one inside a character counts as its beginning. */
export function unitsBefore(wide: WideCharacters, offset: number): number {
  let saved = 0;
  // Of a huge line they are thousands, and asked for each place: an iterator would take several times as long.
  for (let at = 0; at < wide.length; at++) {
    const character = wide[at]!;
    if (startOf(character) >= offset) break;
    if (endOf(character) >= offset) return startOf(character) - saved;
    saved += savedBy(character);
  }
  return offset - saved;
}

/** The offset before which so many units stand; of a place inside a character its beginning. */
export function unitsToOffset(wide: WideCharacters, units: number): number {
  let saved = 0;
  for (const character of wide) {
    const start = startOf(character);
    if (units <= start - saved) break;
    saved += savedBy(character);
    if (units + saved <= endOf(character)) return start;
  }
  return units + saved;
}

function startOf(character: number): number {
  return character >>> 2;
}

/** Of its last byte. */
function endOf(character: number): number {
  return (character >>> 2) + (character & 3);
}

/** How many more bytes than units it has: two units where it has four bytes. */
function savedBy(character: number): number {
  const more = character & 3;
  return more === 3 ? 2 : more;
}
