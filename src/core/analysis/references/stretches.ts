import { encode } from '../../log/bytes.ts';
import { parseUuid, UUID_BYTES } from '../../log/packed/uuid.ts';
import type { Rows } from '../../log/columns/rows.ts';
import { hashOf, isSigned, mayHold } from '../../log/columns/signature.ts';

/** Some events of a log that stand side by side, by their indexes; `end` is behind the last. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** A value that is looked for in many logs. */
export interface Sought {
  readonly value: string;
  /** Undefined where signatures tell nothing of such a value. */
  readonly hash: number | undefined;
  /** It has the form of the ids that logs keep apart from their strings. */
  readonly mayBeEventID: boolean;
}

export function soughtValue(value: string): Sought {
  const bytes = encode(value);
  return {
    value,
    hash: isSigned(value) ? hashOf(bytes) : undefined,
    mayBeEventID: parseUuid(bytes, new Uint8Array(UUID_BYTES), 0),
  };
}

/**
 * The stretches of a log whose records have to be looked at, because the value may stand anywhere in them. In all other
 * events it stands in columns or nowhere.
 */
export function stretchesToRead(rows: Rows, { hash }: Sought): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const add = (first: number, end: number): void => {
    const last = stretches.at(-1);
    if (first === end) return;
    if (last?.end === first) stretches[stretches.length - 1] = { first: last.first, end };
    else stretches.push({ first, end });
  };
  let at = 0;
  for (const { first, end, filter } of hash === undefined ? [] : rows.signatures) {
    add(at, first);
    if (mayHold(filter, hash!)) add(first, end);
    at = end;
  }
  add(at, rows.count);
  return stretches;
}
