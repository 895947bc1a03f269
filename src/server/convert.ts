import type { Span } from '../core/log/span.ts';
import type { TextIndex } from '../core/log/text/text-index.ts';
import type { Position, Range } from '../protocol.ts';

/** Offsets inside, lines at the edge: this is the edge. */

export function rangeOfSpan(index: TextIndex, { offset, length }: Span): Range {
  return { start: positionOfOffset(index, offset), end: positionOfOffset(index, offset + length) };
}

export function positionOfOffset(index: TextIndex, offset: number): Position {
  const { line, column } = index.positionAt(offset);
  return { line, character: column };
}

export function offsetOfPosition(index: TextIndex, { line, character }: Position): number {
  return index.offsetAt({ line, column: character });
}
