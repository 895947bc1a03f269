import { COMMA, decode } from '../../core/log/bytes.ts';
import { tableOf } from '../../core/log/finish.ts';
import type { Log } from '../../core/log/log.ts';
import type { ListForm } from './list-form.ts';

/** Longer stretches between records are no mere separators. */
const LONGEST_GAP = 1024;
const IN_LIST = /^\s*,\s*$/;
const ON_THEIR_OWN = /^\s*,?\s*$/;
const OPENING = /^\s*(?:\{\s*"Records"\s*:\s*\[|\[)?\s*$/;

/** Records that follow one another with nothing between them but what separates records. */
export interface Tiles {
  /** Where the last of them ends. */
  readonly end: number;
  /** Where the first event among them ends. */
  readonly firstEnd: number | undefined;
}

/**
 * The records of a log that stand in `text` from `from` on, as far as the log says all there is. `isFirst`: the list
 * opens at `from`.
 */
export function tilesOf(
  log: Log,
  text: Uint8Array,
  from: number,
  form: ListForm,
  isFirst: boolean,
): Tiles | undefined {
  const separator = form.opening === '' ? ON_THEIR_OWN : IN_LIST;
  const { rows } = tableOf(log);
  const { notEvents } = log;
  const offsets = rows.slice('offset', 0, rows.count);
  const lengths = rows.slice('length', 0, rows.count);
  let firstEnd: number | undefined;
  let end = -1;
  for (let event = 0, other = 0; event < offsets.length || other < notEvents.length;) {
    const ofEvent = event < offsets.length ? offsets[event]! : Infinity;
    const ofOther = notEvents[other]?.span.offset ?? Infinity;
    const offset = Math.min(ofEvent, ofOther);
    const isPlain =
      end < 0
        ? isFirst
          ? isGap(OPENING, text, from, offset)
          : offset === from
        : (offset - end === 1 && text[end] === COMMA) || isGap(separator, text, end, offset);
    if (!isPlain) break;
    if (ofEvent < ofOther) {
      end = offset + lengths[event++]!;
      firstEnd ??= end;
    } else end = offset + notEvents[other++]!.span.length;
  }
  return end < 0 ? undefined : { end, firstEnd };
}

function isGap(gap: RegExp, text: Uint8Array, from: number, to: number): boolean {
  return to >= from && to - from <= LONGEST_GAP && gap.test(decode(text, from, to));
}
