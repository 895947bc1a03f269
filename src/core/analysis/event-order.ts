import type { EventIn, IndexedLog } from './index/indexed-log.ts';

/** The same in the one order of events: time, log, offset; events without a readable time last. */
export function inOrder<T extends EventIn>(events: readonly T[]): T[] {
  const rankOf = ranks(events);
  return events
    .map((event) => ({ event, time: timeOf(event), rank: rankOf.get(event.log)! }))
    .toSorted((a, b) =>
      a.time === b.time ? a.rank - b.rank || a.event.index - b.event.index : a.time < b.time ? -1 : 1,
    )
    .map(({ event }) => event);
}

/** The logs of events in the order of their ids: these are long, and most events have others of the same second. */
function ranks(events: readonly EventIn[]): ReadonlyMap<IndexedLog, number> {
  const logs = [...new Set(events.map(({ log }) => log))].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return new Map(logs.map((log, rank) => [log, rank]));
}

function timeOf({ log, index }: EventIn): number {
  const time = log.rows.time(index);
  return Number.isNaN(time) ? Infinity : time;
}
