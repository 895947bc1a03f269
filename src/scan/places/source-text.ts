import type { Location } from '../../core/analysis/exports/location.ts';
import type { Span } from '../../core/log/span.ts';
import { indexText, type Position, type TextIndex } from '../../core/log/text/text-index.ts';
import type { LogText } from '../../core/log/text/log-text.ts';
import { characterCounter } from './characters.ts';
import { isOneLine } from './one-line.ts';

/** Where a span of a log's text stands in its file. */
export interface FilePlace {
  readonly location: Omit<Location, 'path'>;
  /** The same stretch in UTF-16 units of the text. */
  readonly characters: { readonly offset: number; readonly length: number };
}

/** The text of a file and the places in it. What finds them is made when first asked for. */
export interface SourceText {
  /** UTF-8 without a byte order mark. */
  readonly text: LogText;
  readonly lines: TextIndex;
  /** The offset in the uncompressed file of what stands at an offset of the text. */
  readonly toFileOffset: (offset: number) => number;
  readonly placeOf: (span: Span) => FilePlace;
}

export function sourceText(
  text: Uint8Array,
  toFileOffset: (textOffset: number) => number = (offset) => offset,
): SourceText {
  let lines: TextIndex | undefined;
  const index = (): TextIndex => (lines ??= indexText(text));
  const charactersBefore = characterCounter(text);
  let oneLine: boolean | undefined;
  return {
    text,
    get lines() {
      return index();
    },
    toFileOffset,
    placeOf(span) {
      if ((oneLine ??= isOneLine(text))) return placeInLine(span, charactersBefore, toFileOffset);
      return placeBetween(span, (offset) => index().positionAt(offset), charactersBefore, toFileOffset);
    },
  };
}

/** The place of a span of a text without line breaks: a column is how many characters there are before. */
function placeInLine(
  { offset: from, length }: Span,
  charactersBefore: (offset: number) => number,
  toFileOffset: (offset: number) => number,
): FilePlace {
  const [start, end] = [charactersBefore(from), charactersBefore(from + length)];
  const offset = toFileOffset(from);
  return {
    location: {
      offset,
      length: toFileOffset(from + length) - offset,
      startLine: 1,
      startColumn: start + 1,
      endLine: 1,
      endColumn: end + 1,
    },
    characters: { offset: start, length: end - start },
  };
}

/** The place of a span by what is known of both its ends. */
export function placeBetween(
  span: Span,
  positionAt: (offset: number) => Position,
  charactersBefore: (offset: number) => number,
  toFileOffset: (offset: number) => number = (offset) => offset,
): FilePlace {
  const [from, to] = [span.offset, span.offset + span.length];
  const [start, end] = [positionAt(from), positionAt(to)];
  const offset = toFileOffset(from);
  const characters = charactersBefore(from);
  return {
    location: {
      offset,
      length: toFileOffset(to) - offset,
      startLine: start.line + 1,
      startColumn: start.column + 1,
      endLine: end.line + 1,
      endColumn: end.column + 1,
    },
    characters: { offset: characters, length: charactersBefore(to) - characters },
  };
}
