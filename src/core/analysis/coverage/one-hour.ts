import { tableOf } from '../../log/finish.ts';
import type { TextColumn } from '../../log/columns/columns.ts';
import type { Rows } from '../../log/columns/rows.ts';
import type { CaseLog } from '../case.ts';

export const HOUR = 3_600_000;

/**
 * True of a log as CloudTrail delivers it: all its events are of one account, region and hour. Then no time has to be
 * looked at. False of one that something is to be said of: it may have events without a time.
 */
export function isOfOneHour({ log, matches }: Pick<CaseLog, 'log' | 'matches'>): boolean {
  const { firstTime, lastTime } = matches;
  if (log.problems.length > 0 || firstTime === undefined || lastTime === undefined) return false;
  if (Math.floor(firstTime / HOUR) !== Math.floor(lastTime / HOUR)) return false;
  const { rows } = tableOf(log);
  return isOne(rows, 'accountId') && isOne(rows, 'awsRegion');
}

/** True where all events have the same in a column. */
function isOne(rows: Rows, column: TextColumn): boolean {
  const numbers = rows.slice(column, 0, rows.count);
  for (let index = 1; index < numbers.length; index++) if (numbers[index] !== numbers[0]) return false;
  return true;
}
