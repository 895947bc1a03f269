import type { EventIn } from './index/indexed-log.ts';

/** The same in the one order of events: time, log, offset; events without a readable time last. */
export function inOrder<T extends EventIn>(events: readonly T[]): T[] {
  return events
    .map((event) => ({ event, time: timeOf(event) }))
    .toSorted((a, b) => (a.time === b.time ? comparePlaces(a.event, b.event) : a.time - b.time))
    .map(({ event }) => event);
}

function timeOf({ log, index }: EventIn): number {
  const time = log.rows.time(index);
  return Number.isNaN(time) ? Infinity : time;
}

function comparePlaces(a: EventIn, b: EventIn): number {
  return a.log === b.log ? a.index - b.index : a.log.id < b.log.id ? -1 : 1;
}
