import { NEWLINE, RETURN, isAscii } from '../bytes.ts';
import { lineLengths, type LineLengths } from './line-lengths.ts';

/** A stretch of a text that begins and ends between characters and parts no `\r\n`. */
export interface Chunk {
  readonly bytes: Uint8Array;
  /** Behind each line break in it, in bytes from its beginning. */
  readonly breaks: Uint16Array;
  readonly isAscii: boolean;
  /** UTF-16 units in it. */
  readonly units: number;
  readonly lines: LineLengths;
}

/** A chunk is about this long: long enough to be few, short enough to be copied at each keystroke. */
export const CHUNK_BYTES = 8192;

/** How many bytes from `start` on are the next chunk: up to `CHUNK_BYTES`, or all that is left up to `most`. */
export function lengthOfChunk(text: Uint8Array, start: number, most = CHUNK_BYTES): number {
  if (text.length - start <= most) return text.length - start;
  let end = start + CHUNK_BYTES;
  for (let back = 0; back < 3 && isContinuation(text[end]); back++) end--;
  if (text[end] === NEWLINE && text[end - 1] === RETURN) end--;
  return end - start;
}

/** The chunk that these bytes are. */
export function chunkOf(bytes: Uint8Array): Chunk {
  const ascii = isAscii(bytes);
  const breaks = breaksIn(bytes);
  return {
    bytes,
    breaks,
    isAscii: ascii,
    units: ascii ? bytes.length : unitsIn(bytes, bytes.length),
    lines: lineLengths(bytes.length, breaks),
  };
}

/** The same chunk, its bytes elsewhere in memory. */
export function movedChunk(chunk: Chunk, bytes: Uint8Array): Chunk {
  return { ...chunk, bytes };
}

export function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** UTF-16 units a byte begins: two for the first byte of four, none inside a character. */
export function unitsOf(byte: number): number {
  return byte < 0x80 ? 1 : byte < 0xc0 ? 0 : byte < 0xf0 ? 1 : 2;
}

/** UTF-16 units before the byte at `end`. */
export function unitsIn(bytes: Uint8Array, end: number): number {
  let count = 0;
  for (let i = 0; i < end; i++) count += unitsOf(bytes[i]!);
  return count;
}

const NONE = new Uint16Array(0);
/** Reused: a chunk is never this long. */
const found = new Uint16Array(4 * CHUNK_BYTES);

function breaksIn(bytes: Uint8Array): Uint16Array {
  let count = 0;
  if (bytes.includes(RETURN)) {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte === NEWLINE || (byte === RETURN && bytes[i + 1] !== NEWLINE)) found[count++] = i + 1;
    }
  } else {
    // The platform's search is many times faster than a loop where lines are long.
    for (let i = bytes.indexOf(NEWLINE); i >= 0; i = bytes.indexOf(NEWLINE, i + 1)) found[count++] = i + 1;
  }
  return count === 0 ? NONE : found.slice(0, count);
}
