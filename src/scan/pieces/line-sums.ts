import { NEWLINE } from '../../core/log/bytes.ts';
import { COLOURED_CHARACTERS, hasLineLongerThan } from '../places/drawing.ts';
import { wideCharactersOfLine } from '../places/one-line.ts';
import type { SourceText } from '../places/source-text.ts';
import {
  joinedWide,
  NO_WIDE_CHARACTERS,
  unitsBefore,
  type WideCharacters,
} from '../places/wide-characters.ts';

/** What has to be known of a stretch of text to tell the lines and columns of what follows it. */
export interface LineSums {
  readonly bytes: number;
  /** Where it has no line break: what tells all places in it, see `wideCharactersOfLine`. */
  readonly wide: WideCharacters | undefined;
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
  wide: NO_WIDE_CHARACTERS,
  breaks: 0,
  column: 0,
  units: 0,
  head: 0,
  tail: 0,
  hasLongLine: false,
};

export function lineSums(text: Uint8Array, source: SourceText): LineSums {
  const bytes = text.length;
  const wide = wideCharactersOfLine(text);
  if (wide) {
    const hasLongLine = bytes > COLOURED_CHARACTERS;
    const units = unitsBefore(wide, bytes);
    return {
      bytes,
      wide,
      breaks: 0,
      column: units,
      units,
      head: bytes,
      tail: bytes,
      hasLongLine,
    };
  }
  const { location, characters } = source.placeOf({ offset: bytes, length: 0 });
  const first = text.indexOf(NEWLINE);
  return {
    bytes,
    wide: undefined,
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
    wide: a.wide && b.wide && joinedWide(a.wide, a.bytes, b.wide, b.bytes),
    breaks: a.breaks + b.breaks,
    column: b.breaks === 0 ? a.column + b.column : b.column,
    units: a.units + b.units,
    head: isLine ? a.bytes + b.head : a.head,
    tail: isNextLine ? a.tail + b.bytes : b.tail,
    hasLongLine: a.hasLongLine || b.hasLongLine || a.tail + b.head > COLOURED_CHARACTERS,
  };
}
