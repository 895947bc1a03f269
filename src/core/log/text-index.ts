import { NEWLINE, RETURN } from './bytes.ts';
import { isContinuation, unitsIn, unitsOf, type Chunk } from './text/chunk.ts';
import { chunkText, type ChunkedText } from './text/chunked-text.ts';
import { lastAtOrBefore, upperBound } from './text/sorted.ts';

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
  const { chunks, starts, lines, units } = text;
  const breakCount = lines[chunks.length]!;

  const startOfLine = (line: number): number => {
    if (line === 0) return 0;
    const number = lastAtOrBefore(lines, line - 1, chunks.length);
    return starts[number]! + chunks[number]!.breaks[line - 1 - lines[number]!]!;
  };
  const unitsBefore = (offset: number): number => {
    const number = text.chunkAt(offset);
    return units[number]! + unitsOfPart(chunks[number]!, offset - starts[number]!);
  };
  const offsetOfUnits = (wanted: number): number => {
    const number = lastAtOrBefore(units, wanted, chunks.length);
    return starts[number]! + lengthOfUnits(chunks[number]!, wanted - units[number]!);
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
      const number = text.chunkAt(wanted);
      const start = starts[number]!;
      const { bytes, breaks } = chunks[number]!;
      const at = start + characterStart(bytes, wanted - start);
      const line = lines[number]! + upperBound(breaks, at - start);
      return { line, column: unitsBefore(at) - unitsBefore(startOfLine(line)) };
    },
    offsetAt({ line, column }) {
      if (line > breakCount) return text.length;
      const start = startOfLine(Math.max(0, line));
      const limit = line < breakCount ? endOfLine(start, startOfLine(line + 1)) : text.length;
      return Math.min(limit, offsetOfUnits(unitsBefore(start) + Math.max(0, column)));
    },
    hasLineLongerThan: (bytes) => hasLineLongerThan(text, bytes),
  };
}

/** A line of that length covers more than the chunks that hold its ends, so few chunks have to be looked into. */
function hasLineLongerThan({ chunks, starts, lines, length }: ChunkedText, bytes: number): boolean {
  /** The latest chunk with a break in it. */
  let latest = -1;
  const lastBreak = (): number => (latest < 0 ? 0 : starts[latest]! + chunks[latest]!.breaks.at(-1)!);
  for (let number = 0; number < chunks.length; number++) {
    if (lines[number + 1] === lines[number]) continue;
    if (starts[number + 1]! - starts[Math.max(0, latest)]! > bytes) {
      let lineStart = lastBreak();
      for (const end of chunks[number]!.breaks) {
        // The break itself is one byte, or two.
        if (starts[number]! + end - lineStart > bytes + 2) return true;
        lineStart = starts[number]! + end;
      }
    }
    latest = number;
  }
  return length - lastBreak() > bytes;
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
