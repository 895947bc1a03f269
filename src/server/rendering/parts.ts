import { firstThat } from '../../core/log/binary-search.ts';
import { tableOf } from '../../core/log/finish.ts';
import type { Log } from '../../core/log/log.ts';

/** A part is at most this many bytes of source: formatted twice as much in some 50,000 lines, made in a moment. */
const PART_BYTES = 1_000_000;

/** A stretch of a log's events that one rendering shows. */
export interface Part {
  readonly number: number;
  /** Index of its first event, and of the one behind its last. */
  readonly first: number;
  readonly end: number;
  /** Bytes of its records. */
  readonly bytes: number;
  /** Where its last record ends in the log's text. */
  readonly endOffset: number;
}

/** A log never changes, so it is cut once. */
const known = new WeakMap<Log, readonly Part[]>();

/** A log's events cut into parts that can be shown one at a time. At least one part, which may be empty. */
export function partsOf(log: Log): readonly Part[] {
  let parts = known.get(log);
  if (!parts) known.set(log, (parts = cut(log)));
  return parts;
}

function cut(log: Log): readonly Part[] {
  // An event for each would take far longer than the cutting.
  const { rows } = tableOf(log);
  const lengths = rows.slice('length', 0, rows.count);
  const parts: Part[] = [];
  let [first, bytes] = [0, 0];
  const close = (end: number): void => {
    const endOffset = end === 0 ? 0 : rows.at('offset', end - 1) + lengths[end - 1]!;
    parts.push({ number: parts.length, first, end, bytes, endOffset });
    [first, bytes] = [end, 0];
  };
  for (let index = 0; index < lengths.length; index++) {
    const length = lengths[index]!;
    if (bytes > 0 && bytes + length > PART_BYTES) close(index);
    bytes += length;
  }
  close(rows.count);
  return parts;
}

/** The number of the part that shows the event standing at `offset` of the log's text, or next after it. */
export function partNumberAt(log: Log, offset: number): number {
  const parts = partsOf(log);
  return Math.min(
    firstThat(parts.length, (number) => offset < parts[number]!.endOffset),
    parts.length - 1,
  );
}
