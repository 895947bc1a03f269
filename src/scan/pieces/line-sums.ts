import { NEWLINE } from '../../core/log/bytes.ts';
import { COLOURED_CHARACTERS, hasLineLongerThan } from '../drawing.ts';
import { isPlainLine } from '../plain-line.ts';
import type { SourceText } from '../source-text.ts';

/** What has to be known of a stretch of text to tell the lines and columns of what follows it. */
export interface LineSums {
  readonly bytes: number;
  /** ASCII without a line break. */
  readonly isPlainLine: boolean;
  /** Line breaks in it. */
  readonly breaks: number;
  /** UTF-16 units behind the last of them, and in all. */
  readonly column: number;
  readonly units: number;
  /** Bytes before the first line feed and behind the last one; all where there is none. */
  readonly head: number;
  readonly tail: number;
  /** Some line of it is longer than VS Code colours. */
  readonly hasLongLine: boolean;
}

export const NO_LINES: LineSums = {
  bytes: 0,
  isPlainLine: true,
  breaks: 0,
  column: 0,
  units: 0,
  head: 0,
  tail: 0,
  hasLongLine: false,
};

export function lineSums(text: Uint8Array, source: SourceText): LineSums {
  const bytes = text.length;
  if (isPlainLine(text)) {
    const hasLongLine = bytes > COLOURED_CHARACTERS;
    return {
      bytes,
      isPlainLine: true,
      breaks: 0,
      column: bytes,
      units: bytes,
      head: bytes,
      tail: bytes,
      hasLongLine,
    };
  }
  const { location, characters } = source.placeOf({ offset: bytes, length: 0 });
  const first = text.indexOf(NEWLINE);
  return {
    bytes,
    isPlainLine: false,
    breaks: location.startLine - 1,
    column: location.startColumn - 1,
    units: characters.offset,
    head: first < 0 ? bytes : first,
    tail: first < 0 ? bytes : bytes - 1 - text.lastIndexOf(NEWLINE),
    hasLongLine: hasLineLongerThan(text, COLOURED_CHARACTERS),
  };
}

/** The sums of two stretches, one behind the other. */
export function added(a: LineSums, b: LineSums): LineSums {
  const isLine = a.head === a.bytes;
  const isNextLine = b.head === b.bytes;
  return {
    bytes: a.bytes + b.bytes,
    isPlainLine: a.isPlainLine && b.isPlainLine,
    breaks: a.breaks + b.breaks,
    column: b.breaks === 0 ? a.column + b.column : b.column,
    units: a.units + b.units,
    head: isLine ? a.bytes + b.head : a.head,
    tail: isNextLine ? a.tail + b.bytes : b.tail,
    hasLongLine: a.hasLongLine || b.hasLongLine || a.tail + b.head > COLOURED_CHARACTERS,
  };
}
