/**
 * A stretch of a log's text: `offset` and `length` in UTF-8 bytes, counted from the first byte after a BOM.
 * Lines and columns exist only where something is shown; see `text-index.ts`.
 */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** True when `offset` lies inside `span` or at its very end (where an editor's cursor rests after the last character). */
export function touches(span: Span, offset: number): boolean {
  return offset >= span.offset && offset <= span.offset + span.length;
}

/** The same stretch where the text before it is longer by so many bytes. */
export function shiftedSpan({ offset, length }: Span, by: number): Span {
  return { offset: offset + by, length };
}
