import type { Span } from '../../../../src/core/log/span.ts';

/** A stretch of a text and what to write beside it. */
export interface Note {
  readonly span: Span;
  readonly label?: string;
}

/** The text without its lines of carets. */
export function withoutCarets(annotated: string): string {
  return annotated
    .split('\n')
    .filter((line) => !/^ *\^/.test(line))
    .join('\n');
}

/** The text with carets under each stretch, on a line of their own, with the label behind them. ASCII only. */
export function withCarets(text: string, notes: readonly Note[]): string {
  const lines = text.split('\n');
  let start = 0;
  return lines
    .flatMap((line) => {
      const here = notes.filter(({ span }) => span.offset >= start && span.offset <= start + line.length);
      const carets = here.map(({ span, label }) => {
        const marks = ' '.repeat(span.offset - start) + '^'.repeat(Math.max(1, span.length));
        return label === undefined ? marks : `${marks} ${label}`;
      });
      start += line.length + 1;
      return [line, ...carets];
    })
    .join('\n');
}
