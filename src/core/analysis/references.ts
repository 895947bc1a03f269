import type { Case } from './case.ts';
import type { Entity, Occurrence } from './entity.ts';
import { inOrder } from './event-order.ts';
import { mentionsOf } from './mentions.ts';
import { occurrencesAt } from './occurrences.ts';

/**
 * Every exact occurrence of an entity in all logs, further deliveries of an event included; oldest first. Of an opened
 * log the places are worked out when somebody asks for them, so that those within one event are in the order of fields.
 */
export function* references(all: Case, entity: Entity): Generator<void, Occurrence[]> {
  const mentions = yield* mentionsOf(all, entity);
  return inOrder(mentions).flatMap((mention) => {
    const occurrences = occurrencesAt(mention, () => all.facts(mention), mention);
    return mention.log.isOpened || occurrences.length < 2
      ? occurrences
      : occurrences.toSorted((a, b) => a.span.offset - b.span.offset);
  });
}
