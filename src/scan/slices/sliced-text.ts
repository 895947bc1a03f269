import { NEWLINE, RETURN } from '../../core/log/bytes.ts';
import type { Position, TextIndex } from '../../core/log/text/text-index.ts';
import type { LogText } from '../../core/log/text/log-text.ts';
import { COLOURED_CHARACTERS } from '../places/drawing.ts';
import { added, lineSums, NO_LINES, type LineSums } from '../pieces/line-sums.ts';
import { placeBetween, sourceText, type SourceText } from '../places/source-text.ts';

/** So many bytes apart are the places whose line and column are kept. */
const STEP = 1 << 16;

/** A text that is read in slices, and the places in it. To tell the first place, all of it is read once. */
export function slicedText(text: LogText): SourceText {
  const linesBefore = lineCounter(text);
  const positionAt = (offset: number): Position => {
    const { breaks, column } = linesBefore(offset);
    return { line: breaks, column };
  };
  const lines: TextIndex = {
    get lineCount() {
      return linesBefore(text.length).breaks + 1;
    },
    positionAt,
    offsetAt: (position) => lastOffset(text.length, (offset) => !isBehind(positionAt(offset), position)),
    // Of a text that is too large to be drawn only this is asked.
    hasLineLongerThan: (bytes) => bytes <= COLOURED_CHARACTERS && linesBefore(text.length).hasLongLine,
  };
  return {
    text,
    lines,
    toFileOffset: (offset) => offset,
    placeOf: (span) => placeBetween(span, positionAt, (offset) => linesBefore(offset).units),
  };
}

/** Gives the function that tells the lines before an offset. */
function lineCounter(text: LogText): (offset: number) => LineSums {
  let marks: readonly LineSums[] | undefined;
  return (wanted) => {
    marks ??= marksIn(text);
    const offset = Math.max(0, Math.min(wanted, text.length));
    const number = Math.min(Math.floor(offset / STEP), marks.length - 1);
    // A mark may be one byte late.
    const mark = marks[number]!.bytes <= offset ? marks[number]! : marks[number - 1]!;
    return added(mark, sumsOf(text.subarray(mark.bytes, offset)));
  };
}

/** What is before each place that is kept: none of them parts a line break of two characters. */
function marksIn(text: LogText): LineSums[] {
  const marks = [NO_LINES];
  for (let before = NO_LINES; before.bytes + STEP < text.length;) {
    const from = before.bytes;
    const end = marks.length * STEP;
    const parts = text.subarray(end - 1, end + 1);
    const to = parts[0] === RETURN && parts[1] === NEWLINE ? end + 1 : end;
    const stretch = text.subarray(from, to);
    // The file is no longer what it was.
    if (stretch.length === 0) break;
    marks.push((before = added(before, sumsOf(stretch))));
  }
  return marks;
}

function sumsOf(stretch: Uint8Array): LineSums {
  return lineSums(stretch, sourceText(stretch));
}

/** The last offset up to `length` for which `isBefore` holds; it holds for all before that, and for 0. */
function lastOffset(length: number, isBefore: (offset: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isBefore(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isBehind(a: Position, b: Position): boolean {
  return a.line > b.line || (a.line === b.line && a.column > b.column);
}
