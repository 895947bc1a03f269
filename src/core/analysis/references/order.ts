import type { IndexedLog } from '../index/indexed-log.ts';

/** Events of some logs, log by log: `firsts` are the numbers of each log's first one, and how many there are. */
export interface EventList {
  readonly logs: readonly Pick<IndexedLog, 'rows'>[];
  readonly firsts: readonly number[];
  /** Their indexes. */
  readonly events: readonly number[];
}

/**
 * The numbers of events in the order of their times, those without one last; of the same time they stay in the order given.
 * Where that is the order of their logs' ids and of their indexes it is what `inOrder` gives, in a fraction of the time.
 */
export function orderOf(list: EventList): Uint32Array {
  const times = timesOf(list);
  let [first, last, areWhole] = [Infinity, -Infinity, true];
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
    if (time % 1 !== 0) areWhole = Number.isNaN(time) && areWhole;
  }
  const end = first > last ? 0 : last + 1;
  for (let at = 0; at < times.length; at++) if (Number.isNaN(times[at])) times[at] = end;
  const places = 2 ** Math.ceil(Math.log2(Math.max(times.length, 1)));
  const isExact = areWhole && first <= last && (end - first + 1) * places <= Number.MAX_SAFE_INTEGER;
  return isExact ? orderByKeys(times, first, places) : orderByTimes(times);
}

function timesOf({ logs, firsts, events }: EventList): Float64Array {
  const times = new Float64Array(events.length);
  for (const [number, { rows }] of logs.entries()) {
    const end = firsts[number + 1]!;
    for (let at = firsts[number]!; at < end; at++) times[at] = rows.time(events[at]!);
  }
  return times;
}

/** Numbers that say both, a time and a place, are sorted without a function that compares them. */
function orderByKeys(times: Float64Array, first: number, places: number): Uint32Array {
  const keys = new Float64Array(times.length);
  for (let at = 0; at < keys.length; at++) keys[at] = (times[at]! - first) * places + at;
  const sorted = keys.toSorted();
  const order = new Uint32Array(keys.length);
  // Exact, because a power of two is divided by.
  for (let at = 0; at < order.length; at++)
    order[at] = sorted[at]! - Math.floor(sorted[at]! / places) * places;
  return order;
}

function orderByTimes(times: Float64Array): Uint32Array {
  return Uint32Array.from(times, (_, at) => at).toSorted((a, b) => times[a]! - times[b]! || a - b);
}
