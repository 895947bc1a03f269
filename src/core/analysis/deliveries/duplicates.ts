import type { CaseIndex } from '../index/case-index.ts';
import type { EventIn } from '../index/indexed-log.ts';

/** An event by its log's id and its index in it. */
export interface EventPlace {
  readonly log: string;
  readonly index: number;
}

/** CloudTrail delivers some events several times, also to several files; each counts once. */
export interface Duplicates {
  /** How many events are further deliveries of an earlier one. */
  readonly count: number;
  isCopy(event: EventIn): boolean;
  /** The delivery that counts, if this is a further one. */
  firstOf(place: EventPlace): EventPlace | undefined;
  /** The further deliveries of an event that counts. */
  copiesOf(place: EventPlace): readonly EventPlace[];
  /** The events with this id, of each its first delivery. */
  withId(eventID: string): readonly EventIn[];
}

/** Works in what was added to the index since, pausing every millisecond or so. */
export function* duplicatesIn(index: CaseIndex): Generator<void, Duplicates> {
  const { deliveries } = index;
  yield* deliveries.settle();
  const eventAt = ({ log: id, index: at }: EventPlace): EventIn | undefined => {
    const log = index.log(id);
    return log && { log, index: at };
  };
  return {
    count: deliveries.count,
    isCopy: (event) => deliveries.firstOf(event) !== undefined,
    firstOf: (place) => {
      const event = eventAt(place);
      const first = event && deliveries.firstOf(event);
      return first && placeOf(first);
    },
    copiesOf: (place) => {
      const event = eventAt(place);
      return event ? deliveries.copiesOf(event).map(placeOf) : [];
    },
    withId: (eventID) => deliveries.withId(eventID),
  };
}

function placeOf({ log, index }: EventIn): EventPlace {
  return { log: log.id, index };
}

/** One string for an event, to look it up by. */
export function placeKey({ log, index }: EventPlace): string {
  return `${index} ${log}`;
}

/** The same of an event in its log. */
export function eventKey({ log, index }: EventIn): string {
  return placeKey({ log: log.id, index });
}
