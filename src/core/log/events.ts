import { firstThat } from './binary-search.ts';
import { ColumnEvent } from './column-event.ts';
import { tableOf } from './finish.ts';
import type { Log, LogEvent } from './log.ts';

/** How many events a log has, without making them. */
export function eventCount(log: Log): number {
  return tableOf(log).rows.count;
}

/** One event of a log, without making the others. */
export function eventOf(log: Log, index: number): LogEvent {
  return new ColumnEvent(log, index, tableOf(log));
}

/** Those from number `first` to before number `end`, without making the others. */
export function eventsBetween(log: Log, first: number, end: number): readonly LogEvent[] {
  return Array.from({ length: end - first }, (_, at) => eventOf(log, first + at));
}

/** The event in whose record an offset of the log's text lies, without making the others. */
export function eventContaining(log: Log, offset: number): LogEvent | undefined {
  const { rows } = tableOf(log);
  const place = firstThat(
    rows.count,
    (index) => rows.at('offset', index) + rows.at('length', index) > offset,
  );
  return place < rows.count && rows.at('offset', place) <= offset ? eventOf(log, place) : undefined;
}

/** Where an event's record begins in the log's text. */
export function offsetOfEvent(log: Log, index: number): number {
  return tableOf(log).rows.at('offset', index);
}

/** The first and the last readable time of a log's events, or of those from number `first` to before number `end`, in milliseconds. */
export function timesOf(
  log: Log,
  first = 0,
  end = eventCount(log),
): {
  readonly firstTime: number | undefined;
  readonly lastTime: number | undefined;
} {
  const { rows } = tableOf(log);
  let firstTime = Infinity;
  let lastTime = -Infinity;
  for (let index = first; index < end; index++) {
    const time = rows.time(index);
    if (time < firstTime) firstTime = time;
    if (time > lastTime) lastTime = time;
  }
  return firstTime > lastTime ? { firstTime: undefined, lastTime: undefined } : { firstTime, lastTime };
}
