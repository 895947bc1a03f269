import type { IndexedLog } from './index/indexed-log.ts';

/** Events by the number of their log and their index in it, side by side. */
export interface EventList {
  readonly logs: readonly number[];
  readonly events: readonly number[];
}

/**
 * The order of events by their times, those without one last; of the same time they stay in the order given. Of events in
 * the order of the ids of their logs and of their places in these it is that of `inOrder`, in a fraction of the time.
 */
export function orderOf(logs: readonly IndexedLog[], { logs: logOf, events }: EventList): Uint32Array {
  const count = events.length;
  const times = new Float64Array(count);
  let [first, last, areWhole] = [Infinity, -Infinity, true];
  for (let at = 0; at < count; at++) {
    const time = logs[logOf[at]!]!.rows.time(events[at]!);
    times[at] = time;
    if (time < first) first = time;
    if (time > last) last = time;
    if (time % 1 !== 0) areWhole = Number.isNaN(time) && areWhole;
  }
  const end = first > last ? 0 : last + 1;
  for (let at = 0; at < count; at++) if (Number.isNaN(times[at])) times[at] = end;
  const places = 2 ** Math.ceil(Math.log2(Math.max(count, 1)));
  const isExact = areWhole && first <= last && (end - first + 1) * places <= Number.MAX_SAFE_INTEGER;
  return isExact ? orderByKeys(times, first, places) : orderByTimes(times);
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
