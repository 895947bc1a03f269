import { eventOf } from '../log/events.ts';
import { tableOf } from '../log/finish.ts';
import type { Log, LogEvent } from '../log/log.ts';
import { findDuplicatesInSteps, placeKey, type Duplicates, type EventPlace } from './duplicates.ts';
import type { Update } from './updates.ts';

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

export interface DeliveringLog {
  readonly id: string;
  readonly log: Log;
  readonly facts: { readonly updates: readonly Update[] };
}

/** `logs` is in order. Pauses every millisecond or so. */
export function* findDeliveriesInSteps(logs: readonly DeliveringLog[]): Generator<void, Deliveries> {
  const duplicates = yield* findDuplicatesInSteps(logs);
  const updates = new Map<string, Superseded & { readonly event: LogEvent }>();
  for (const { id, log, facts } of logs) {
    for (const { index, originalEventID } of facts.updates) {
      yield;
      const event = eventOf(log, index);
      const update = { log: id, index };
      for (const delivery of findEvents(logs, originalEventID, event)) {
        const original = duplicates.firstOf(delivery) ?? delivery;
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

function* findEvents(
  logs: readonly DeliveringLog[],
  eventID: string,
  { accountId, awsRegion }: LogEvent,
): Generator<EventPlace> {
  for (const { id, log } of logs) {
    for (const index of tableOf(log).rows.find('eventID', eventID)) {
      const event = eventOf(log, index);
      if (event.accountId === accountId && event.awsRegion === awsRegion) yield { log: id, index };
    }
  }
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
    copiesOf: (place) => duplicates.copiesOf(place),
    updateOf: (place) =>
      updates.has(placeKey(duplicates.firstOf(place) ?? place)) ? supersededBy(place) : undefined,
    originalsOf: (place) => originals.get(placeKey(place)) ?? [],
  };
}
