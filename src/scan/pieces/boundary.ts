import { CLOSE_BRACE, COMMA, isSpace } from '../../core/log/bytes.ts';
import type { ListForm } from './list-form.ts';

/** Between two records. */
export interface Boundary {
  /** Behind the one before. */
  readonly end: number;
  /** Where the next one opens. */
  readonly next: number;
}

/**
 * The first place from `from` on (and before `to`) where one record seems to end and another to begin. A guess: it may
 * lie inside a record. Looks at nothing before `from`, so whoever looks from there finds the same.
 */
export function boundaryFrom(bytes: Buffer, from: number, to: number, form: ListForm): Boundary | undefined {
  for (let at = bytes.indexOf(form.begin, from, 'latin1'); at >= 0 && at < to;) {
    const end = endOfRecordBefore(bytes, at, from, form.opening !== '');
    if (end > from) return { end, next: at };
    at = bytes.indexOf(form.begin, at + 1, 'latin1');
  }
  return undefined;
}

/** Behind the brace that stands before `at`, white space and the comma of a list aside; -1 where there is none. */
function endOfRecordBefore(bytes: Buffer, at: number, from: number, isList: boolean): number {
  let end = skipSpaceBefore(bytes, at, from);
  if (isList) {
    if (bytes[end - 1] !== COMMA) return -1;
    end = skipSpaceBefore(bytes, end - 1, from);
  }
  return end > from && bytes[end - 1] === CLOSE_BRACE ? end : -1;
}

function skipSpaceBefore(bytes: Buffer, at: number, from: number): number {
  let end = at;
  while (end > from && isSpace(bytes[end - 1])) end--;
  return end;
}
