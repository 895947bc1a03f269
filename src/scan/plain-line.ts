import { isAscii } from 'node:buffer';
import { NEWLINE, RETURN } from '../core/log/bytes.ts';
import type { Position, TextIndex } from '../core/log/text/text-index.ts';
import type { FilePlace } from './source-text.ts';
import type { Span } from '../core/log/span.ts';

/** True for ASCII without a line break, as CloudTrail delivers logs: places in it are known without it. */
export function isPlainLine(text: Uint8Array): boolean {
  // First what ends at the first byte that is not; the other is asked again for the places in such a text.
  return isAscii(text) && isOneLine(text);
}

/** True where there is no line break. */
export function isOneLine(text: Uint8Array): boolean {
  return !text.includes(NEWLINE) && !text.includes(RETURN);
}

/** The index of a plain line of so many bytes. */
export class PlainLineIndex implements TextIndex {
  readonly lineCount = 1;
  readonly #length: number;

  constructor(length: number) {
    this.#length = length;
  }

  positionAt(offset: number): Position {
    return { line: 0, column: this.#within(offset) };
  }

  offsetAt({ line, column }: Position): number {
    return line > 0 ? this.#length : line < 0 ? 0 : this.#within(column);
  }

  hasLineLongerThan(bytes: number): boolean {
    return this.#length > bytes;
  }

  #within(offset: number): number {
    return Math.max(0, Math.min(offset, this.#length));
  }
}

/** Where a span of a plain line stands in its file. */
export function plainLinePlace({ offset, length }: Span): FilePlace {
  const [startColumn, endColumn] = [offset + 1, offset + length + 1];
  return {
    location: { offset, length, startLine: 1, startColumn, endLine: 1, endColumn },
    characters: { offset, length },
  };
}
