import { eventOf } from '../../log/events.ts';
import type { LogEvent } from '../../log/log.ts';
import { duplicatesIn, placeKey, type Duplicates, type EventPlace } from './duplicates.ts';
import type { CaseIndex } from '../index/case-index.ts';

/**
 * Which records are deliveries of which event. An update supersedes the event that it updates: that one is a delivery
 * of the update, and neither counts nor fires any more. Unlike a copy of it, it need not say the same.
 */
export interface Deliveries extends Duplicates {
  /** How many of the duplicates are events that an update superseded. */
  readonly superseded: number;
  /** The event that counts in place of a superseded one. */
  updateOf(place: EventPlace): EventPlace | undefined;
  /** The events that an update superseded. */
  originalsOf(place: EventPlace): readonly EventPlace[];
}

/** Works in what was added to the index since, pausing every millisecond or so. */
export function* findDeliveriesInSteps(index: CaseIndex): Generator<void, Deliveries> {
  const duplicates = yield* duplicatesIn(index);
  const updates = new Map<string, Superseded & { readonly event: LogEvent }>();
  for (const { id, log, facts } of index.logs) {
    for (const { index: at, originalEventID } of facts.updates) {
      yield;
      const event = eventOf(log, at);
      const update = { log: id, index: at };
      for (const original of eventsLike(duplicates, originalEventID, event)) {
        if (!supersedes(duplicates, update, original)) continue;
        const known = updates.get(placeKey(original));
        if (!known || isLater(event, known.event)) {
          updates.set(placeKey(original), { original, update, event });
        }
      }
    }
  }
  return updates.size === 0 ? withoutUpdates(duplicates) : withUpdates(duplicates, updates);
}

/** An event and the latest of its updates. */
interface Superseded {
  readonly original: EventPlace;
  readonly update: EventPlace;
}

/** By the `placeKey` of the original. */
type Updates = ReadonlyMap<string, Superseded>;

/** Of an update only the delivery that counts; of one that has its original's id, none is a delivery of the original. */
function supersedes(duplicates: Duplicates, update: EventPlace, original: EventPlace): boolean {
  const first = duplicates.firstOf(update);
  return first ? isSamePlace(first, original) : !isSamePlace(update, original);
}

/** The events with this id, of the same account and region, that count. */
function eventsLike(
  duplicates: Duplicates,
  eventID: string,
  { accountId, awsRegion }: LogEvent,
): EventPlace[] {
  return duplicates
    .withId(eventID)
    .map(({ log, index }) => ({ event: eventOf(log.log, index), log: log.id, index }))
    .filter(({ event }) => event.accountId === accountId && event.awsRegion === awsRegion)
    .map(({ log, index }) => ({ log, index }));
}

function isLater({ time: a = -Infinity }: LogEvent, { time: b = -Infinity }: LogEvent): boolean {
  return a > b;
}

function isSamePlace(a: EventPlace, b: EventPlace): boolean {
  return a.index === b.index && a.log === b.log;
}

function withoutUpdates(duplicates: Duplicates): Deliveries {
  return { ...duplicates, superseded: 0, updateOf: () => undefined, originalsOf: () => [] };
}

function withUpdates(duplicates: Duplicates, updates: Updates): Deliveries {
  /** An update may have been updated itself. Updates in a circle all count. */
  const counting = (place: EventPlace): EventPlace => {
    let latest = duplicates.firstOf(place) ?? place;
    for (let step = 0; step <= updates.size; step++) {
      const next = updates.get(placeKey(latest));
      if (!next) return latest;
      latest = next.update;
    }
    return place;
  };
  const originals = new Map<string, EventPlace[]>();
  let [superseded, unmade] = [0, 0];
  for (const { original, update } of updates.values()) {
    const latest = counting(original);
    if (isSamePlace(latest, original)) continue;
    superseded++;
    originals.set(placeKey(latest), [...(originals.get(placeKey(latest)) ?? []), original]);
    // With the id of what it updates it was a duplicate of that.
    if (duplicates.firstOf(update)) unmade++;
  }
  const supersededBy = (place: EventPlace): EventPlace | undefined => {
    const latest = counting(place);
    return isSamePlace(latest, place) ? undefined : latest;
  };
  return {
    count: duplicates.count + superseded - unmade,
    superseded,
    firstOf: supersededBy,
    isCopy: ({ log, index }) => supersededBy({ log: log.id, index }) !== undefined,
    withId: (eventID) => duplicates.withId(eventID),
    copiesOf: (place) => duplicates.copiesOf(place),
    updateOf: (place) =>
      updates.has(placeKey(duplicates.firstOf(place) ?? place)) ? supersededBy(place) : undefined,
    originalsOf: (place) => originals.get(placeKey(place)) ?? [],
  };
}
