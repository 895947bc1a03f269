import { valueAt } from '../log/json.ts';
import type { Log } from '../log/log.ts';
import { candidates } from './candidates.ts';

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

/** The updates in a log. Any other addendum is an event that was delivered late, which is an event like any other. */
export function updatesIn(log: Log): Update[] {
  return candidates(log, REASON, []).flatMap(({ index }) => {
    const addendum = log.events[index]!.record()['addendum'];
    if (valueAt(addendum, ['reason']) !== REASON) return [];
    const original = ORIGINAL.map((name) => valueAt(addendum, [name])).find((id) => typeof id === 'string');
    return original ? [{ index, originalEventID: original }] : [];
  });
}
