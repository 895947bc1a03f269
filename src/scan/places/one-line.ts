import { NEWLINE, RETURN } from '../../core/log/bytes.ts';
import type { Span } from '../../core/log/span.ts';
import type { Position, TextIndex } from '../../core/log/text/text-index.ts';
import type { FilePlace } from './source-text.ts';
import { unitsBefore, unitsToOffset, wideCharactersOf, type WideCharacters } from './wide-characters.ts';

/** True where there is no line break. */
export function isOneLine(text: Uint8Array): boolean {
  return !text.includes(NEWLINE) && !text.includes(RETURN);
}

/**
 * What tells all places in a text without line breaks, as CloudTrail delivers logs; undefined for other texts, and where it
 * would be much. `odd` is where bytes stand that are no printable ASCII, if that is known.
 */
export function wideCharactersOfLine(text: Uint8Array, odd?: Uint32Array): WideCharacters | undefined {
  const isLine = odd ? !odd.some((at) => text[at] === NEWLINE || text[at] === RETURN) : isOneLine(text);
  return isLine ? wideCharactersOf(text, odd) : undefined;
}

/** The index of a text of one line with so many bytes. */
export class OneLineIndex implements TextIndex {
  readonly lineCount = 1;
  readonly #length: number;
  readonly #wide: WideCharacters;

  constructor(length: number, wide: WideCharacters) {
    this.#length = length;
    this.#wide = wide;
  }

  positionAt(offset: number): Position {
    return { line: 0, column: unitsBefore(this.#wide, this.#within(offset)) };
  }

  offsetAt({ line, column }: Position): number {
    if (line > 0) return this.#length;
    return line < 0 ? 0 : this.#within(unitsToOffset(this.#wide, Math.max(0, column)));
  }

  hasLineLongerThan(bytes: number): boolean {
    return this.#length > bytes;
  }

  #within(offset: number): number {
    return Math.max(0, Math.min(offset, this.#length));
  }
}

/** Where a span of a text of one line, which is UTF-8 without a byte order mark, stands in its file. */
export function placeInOneLine({ offset, length }: Span, wide: WideCharacters): FilePlace {
  const start = unitsBefore(wide, offset);
  const end = unitsBefore(wide, offset + length);
  return {
    location: { offset, length, startLine: 1, startColumn: start + 1, endLine: 1, endColumn: end + 1 },
    characters: { offset: start, length: end - start },
  };
}
