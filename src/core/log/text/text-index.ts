import { NEWLINE, RETURN } from '../bytes.ts';
import { isContinuation, unitsIn, unitsOf, type Chunk } from './chunk.ts';
import { chunkText, type ChunkedText } from './chunked-text.ts';
import type { LineLengths } from './line-lengths.ts';
import { upperBound } from './sorted.ts';

/** A place as editors count it: line and UTF-16 unit within the line, both 0-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Byte offsets of one text to positions and back. Lines end with `\n`, `\r\n` or `\r`. */
export interface TextIndex {
  readonly lineCount: number;
  /** An offset inside a character counts as its beginning; one outside the text as the nearest inside. */
  positionAt(offset: number): Position;
  /** A column beyond the line's end counts as its end. */
  offsetAt(position: Position): number;
  /** True where more than this many bytes stand between two line breaks. */
  hasLineLongerThan(bytes: number): boolean;
}

export function indexText(text: Uint8Array): TextIndex {
  return indexOfChunks(chunkText(text));
}

/** The index of a text that is in chunks, which know their lines already. */
export function indexOfChunks(text: ChunkedText): TextIndex {
  const breakCount = text.size('breaks');

  const startOfLine = (line: number): number => {
    if (line === 0) return 0;
    const { chunk, bytes, breaks } = text.chunkWith('breaks', line - 1);
    return bytes + chunk.breaks[line - 1 - breaks]!;
  };
  const unitsBefore = (offset: number): number => {
    const { chunk, bytes, units } = text.chunkWith('bytes', offset);
    return units + unitsOfPart(chunk, offset - bytes);
  };
  const offsetOfUnits = (wanted: number): number => {
    const { chunk, bytes, units } = text.chunkWith('units', wanted);
    return bytes + lengthOfUnits(chunk, wanted - units);
  };
  /** Before the line break that ends the line which begins at `start`. */
  const endOfLine = (start: number, next: number): number => {
    const tail = text.subarray(Math.max(start, next - 2), next);
    const end = tail.at(-1) === NEWLINE ? next - 1 : next;
    return tail.at(end - next - 1) === RETURN ? end - 1 : end;
  };

  return {
    lineCount: breakCount + 1,
    positionAt(offset) {
      const wanted = Math.max(0, Math.min(offset, text.length));
      const { chunk, bytes: start, breaks, units } = text.chunkWith('bytes', wanted);
      const at = characterStart(chunk.bytes, wanted - start);
      const before = upperBound(chunk.breaks, at);
      const line = breaks + before;
      const column =
        before > 0
          ? unitsOfPart(chunk, at) - unitsOfPart(chunk, chunk.breaks[before - 1]!)
          : units + unitsOfPart(chunk, at) - unitsBefore(startOfLine(line));
      return { line, column };
    },
    offsetAt({ line, column }) {
      if (line > breakCount) return text.length;
      const start = startOfLine(Math.max(0, line));
      const limit = line < breakCount ? endOfLine(start, startOfLine(line + 1)) : text.length;
      return Math.min(limit, offsetOfUnits(unitsBefore(start) + Math.max(0, column)));
    },
    hasLineLongerThan: (bytes) => hasLineLongerThan(text.lines, bytes),
  };
}

/** The break itself is one byte, or two; the last line has none. */
function hasLineLongerThan({ first = 0, longest, rest }: LineLengths, bytes: number): boolean {
  return Math.max(first, longest) > bytes + 2 || rest > bytes;
}

function characterStart(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && offset - at < 3 && isContinuation(bytes[at])) at--;
  return isContinuation(bytes[at]) ? offset : at;
}

function unitsOfPart({ isAscii, bytes }: Chunk, length: number): number {
  return isAscii ? length : unitsIn(bytes, length);
}

/** How many bytes before which `wanted` units lie; for a place inside a character, before that. */
function lengthOfUnits({ isAscii, bytes }: Chunk, wanted: number): number {
  if (isAscii) return wanted;
  let count = 0;
  let at = 0;
  while (at < bytes.length && count < wanted) {
    count += unitsOf(bytes[at]!);
    at++;
    while (isContinuation(bytes[at])) at++;
  }
  return count > wanted ? characterStart(bytes, at - 1) : at;
}
