import { compositeKey } from '../detect/conclude/identity.ts';
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

/**
 * Finds the events with the same event id, account and region; the first by (log, offset) counts. An event without
 * an id is never a duplicate. `logs` is in order.
 */
export function findDuplicates(logs: readonly { readonly id: string; readonly log: Log }[]): Duplicates {
  const firsts = new Map<string, EventPlace>();
  const firstOf = new Map<string, EventPlace>();
  const copiesOf = new Map<string, EventPlace[]>();
  for (const { id, log } of logs) {
    for (const [index, event] of log.events.entries()) {
      const delivery = deliveryKey(event);
      if (delivery === undefined) continue;
      const first = firsts.get(delivery);
      if (first) {
        const copy = { log: id, index };
        firstOf.set(placeKey(copy), first);
        const copies = copiesOf.get(placeKey(first));
        if (copies) copies.push(copy);
        else copiesOf.set(placeKey(first), [copy]);
      } else firsts.set(delivery, { log: id, index });
    }
  }
  return {
    count: firstOf.size,
    firstOf: (place) => firstOf.get(placeKey(place)),
    copiesOf: (place) => copiesOf.get(placeKey(place)) ?? [],
  };
}

function deliveryKey({ eventID, accountId, awsRegion }: LogEvent): string | undefined {
  return eventID === undefined ? undefined : compositeKey([eventID, accountId ?? '', awsRegion ?? '']);
}

/** One string for an event, to look it up by. */
export function placeKey({ log, index }: EventPlace): string {
  return `${index} ${log}`;
}
