import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import { inOrder } from '../event-order.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { eventsOf } from './lanes.ts';
import { timedEvents } from './timed-events.ts';

/** Milliseconds since 1970 UTC; `to` is not inside. */
export interface FirstEventQuestion {
  readonly from: number;
  readonly to: number;
  /** Missing: anybody's. */
  readonly entity: Entity | undefined;
}

/** So many events are looked at in a step. */
const STEP = 1 << 12;

/** The first event within a time, of anybody or of one entity. */
export function* firstEvent(
  all: Case,
  { from, to, entity }: FirstEventQuestion,
): Generator<void, EventIn | undefined> {
  if (entity) return yield* firstOf(all, entity, from, to);
  const events = yield* timedEvents(all).inSteps();
  const place = events.firstAt(from);
  return place < events.times.length && events.times[place]! < to ? events.at(place) : undefined;
}

function* firstOf(all: Case, entity: Entity, from: number, to: number): Generator<void, EventIn | undefined> {
  const deliveries = yield* all.duplicates.inSteps();
  let earliest: EventIn[] = [];
  let best = to;
  for (const [at, event] of (yield* eventsOf(all, entity)).entries()) {
    if (at % STEP === STEP - 1) yield;
    const time = event.log.rows.time(event.index);
    if (!(time >= from && time <= best && time < to) || deliveries.isCopy(event)) continue;
    if (time < best) earliest = [];
    best = time;
    earliest.push(event);
  }
  return inOrder(earliest)[0];
}
