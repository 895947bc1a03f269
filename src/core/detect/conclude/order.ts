import type { EventFacts, LogMatches } from '../finding.ts';

/** The one order of events: time, log, offset; an event without a readable time sorts last. */
export interface EventOrder {
  /** The event's place; two facts of the same event have the same. */
  rankOf(event: EventFacts): number;
}

/** About a millisecond of work, in logs or events. */
const STEP = 512;

/** Orders every event that a match, a filter or an undecided document names. */
export function* orderEvents(logs: readonly LogMatches[]): Generator<void, EventOrder> {
  const events = new Map<string, Map<number, EventFacts>>();
  for (const [at, { matches, undecided, suppressed = [] }] of logs.entries()) {
    if (at % STEP === STEP - 1) yield;
    for (const { event } of matches) remember(events, event);
    for (const { event } of undecided) remember(events, event);
    for (const { match } of suppressed) remember(events, match.event);
  }

  yield;
  const ranks = new Map<string, Map<number, number>>();
  const all = [...events.values()].flatMap((ofLog) => [...ofLog.values()]);
  all.sort(compareEvents);
  yield;
  for (const [rank, { log, index }] of all.entries()) {
    if (rank % STEP === STEP - 1) yield;
    let ofLog = ranks.get(log);
    if (!ofLog) ranks.set(log, (ofLog = new Map()));
    ofLog.set(index, rank);
  }
  return { rankOf: ({ log, index }) => ranks.get(log)!.get(index)! };
}

function remember(events: Map<string, Map<number, EventFacts>>, event: EventFacts): void {
  let ofLog = events.get(event.log);
  if (!ofLog) events.set(event.log, (ofLog = new Map()));
  ofLog.set(event.index, event);
}

/** Oldest first; events without a readable time last; then by log and offset. */
export function compareEvents(a: EventFacts, b: EventFacts): number {
  const [timeA, timeB] = [a.time ?? Infinity, b.time ?? Infinity];
  if (timeA !== timeB) return timeA < timeB ? -1 : 1;
  if (a.log !== b.log) return a.log < b.log ? -1 : 1;
  return a.span.offset - b.span.offset || a.index - b.index;
}
