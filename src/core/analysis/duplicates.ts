import type { Log, LogEvent } from '../log/log.ts';

/** An event by its log's id and its index in it. */
export interface EventPlace {
  readonly log: string;
  readonly index: number;
}

/** CloudTrail delivers some events several times, also to several files; each counts once. */
export interface Duplicates {
  /** How many events are further deliveries of an earlier one. */
  readonly count: number;
  /** The delivery that counts, if this is a further one. */
  firstOf(place: EventPlace): EventPlace | undefined;
  /** The further deliveries of an event that counts. */
  copiesOf(place: EventPlace): readonly EventPlace[];
}

/** About a millisecond of work, in events. */
const STEP = 2000;

/** One delivery of an event. */
interface Delivery extends EventPlace {
  readonly event: LogEvent;
}

/**
 * Finds the events with the same event id, account and region; the first by (log, offset) counts. An event without
 * an id is never a duplicate. `logs` is in order. Pauses every millisecond or so.
 */
export function* findDuplicatesInSteps(
  logs: readonly { readonly id: string; readonly log: Log }[],
): Generator<void, Duplicates> {
  const firstOf = new Map<string, EventPlace>();
  const copiesOf = new Map<string, EventPlace[]>();
  for (const deliveries of yield* sharedIds(logs)) {
    const firsts: Delivery[] = [];
    for (const delivery of deliveries) {
      const first = firsts.find(({ event }) => isSameCall(event, delivery.event));
      if (!first) {
        firsts.push(delivery);
        continue;
      }
      const key = placeKey(first);
      firstOf.set(placeKey(delivery), first);
      const copies = copiesOf.get(key);
      if (copies) copies.push(delivery);
      else copiesOf.set(key, [delivery]);
    }
  }
  return {
    count: firstOf.size,
    firstOf: (place) => firstOf.get(placeKey(place)),
    copiesOf: (place) => copiesOf.get(placeKey(place)) ?? [],
  };
}

/** The events that share their id with others, in order. Nearly all events are alone, so these cost one number each. */
function* sharedIds(
  logs: readonly { readonly id: string; readonly log: Log }[],
): Generator<void, Iterable<readonly Delivery[]>> {
  const lone = new Map<string, number>();
  const shared = new Map<string, Delivery[]>();
  const starts: number[] = [];
  const deliveryAt = (ordinal: number): Delivery => {
    const at = starts.findLastIndex((first) => first <= ordinal);
    const { id, log } = logs[at]!;
    const index = ordinal - starts[at]!;
    return { log: id, index, event: log.events[index]! };
  };

  let start = 0;
  for (const { log } of logs) {
    starts.push(start);
    for (const [index, { eventID }] of log.events.entries()) {
      if ((start + index) % STEP === STEP - 1) yield;
      if (eventID === undefined) continue;
      const first = lone.get(eventID);
      if (first === undefined) {
        lone.set(eventID, start + index);
        continue;
      }
      const deliveries = shared.get(eventID) ?? [deliveryAt(first)];
      shared.set(eventID, deliveries);
      deliveries.push(deliveryAt(start + index));
    }
    start += log.events.length;
  }
  return shared.values();
}

/** An id alone is not enough: two accounts' or regions' records of one call may share it. */
function isSameCall(a: LogEvent, b: LogEvent): boolean {
  return a.accountId === b.accountId && a.awsRegion === b.awsRegion;
}

/** One string for an event, to look it up by. */
export function placeKey({ log, index }: EventPlace): string {
  return `${index} ${log}`;
}
