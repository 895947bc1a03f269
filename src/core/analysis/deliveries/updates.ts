import { valueAt } from '../../log/json/value.ts';
import { anyWord } from '../../log/text/byte-search.ts';
import { encode } from '../../log/bytes.ts';
import { unknownEvents } from '../../log/calls.ts';
import { bytesOf, isPlain } from '../../log/event.ts';
import { eventOf } from '../../log/events.ts';
import type { Log, LogEvent } from '../../log/log.ts';

/** An event that says anew, and in full, what an earlier one said with data missing or wrong. */
export interface Update {
  /** Its index in its log. */
  readonly index: number;
  /** The id of the earlier event, of the same account and region. */
  readonly originalEventID: string;
}

/** As CloudTrail writes it; Athena and Lake write names in small letters. */
const ORIGINAL = ['originalEventID', 'originaleventid'] as const;
const REASON = 'UPDATED_DATA';

const isReasonIn = anyWord([encode(REASON)]);

/** The updates in a log. Any other addendum is an event that was delivered late, which is an event like any other. */
export function updatesIn(log: Log): Update[] {
  return unknownEvents(log).flatMap((index) => updateOf(eventOf(log, index)) ?? []);
}

/** The update that an event is, if it is one. */
export function updateOf(event: LogEvent): Update | undefined {
  // It has an addendum, which no plain record has.
  if (isPlain(event) || !isReasonIn(bytesOf(event))) return undefined;
  const addendum = event.record()['addendum'];
  if (valueAt(addendum, ['reason']) !== REASON) return undefined;
  const original = ORIGINAL.map((name) => valueAt(addendum, [name])).find((id) => typeof id === 'string');
  return original ? { index: event.index, originalEventID: original } : undefined;
}
