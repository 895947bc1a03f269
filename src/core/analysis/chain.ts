import type { EventFacts, RelatedEvent } from '../detect/finding.ts';
import { compareEvents } from '../detect/conclude/order.ts';
import type { Case } from './case.ts';
import { placeKey } from './deliveries/duplicates.ts';
import type { Occurrence } from './entities/entity.ts';
import { occurrenceAt } from './references/occurrences.ts';

/** One event of a chain. */
export interface ChainLink {
  readonly event: EventFacts;
  /** The event's own id, for the event that was asked for. */
  readonly matched: readonly Occurrence[];
  /** For the event that was asked for: the related events of all findings anchored on it. */
  readonly related?: readonly RelatedEvent[];
}

/** The event with this id and the related events of the findings anchored on it, oldest first, each once. */
export function chain(all: Case, eventID: string): ChainLink[] {
  const links = new Map<string, ChainLink>();
  for (const at of all.duplicates().withId(eventID)) {
    if (all.duplicates().isCopy(at)) continue;
    const own = occurrenceAt(all, at, ['eventID']);
    const related = relatedTo(all, own.event);
    links.set(placeKey(own.event), { event: own.event, matched: [own], related });
    for (const item of related) {
      const key = placeKey(item.event);
      if (!links.has(key)) links.set(key, { event: item.event, matched: [] });
    }
  }
  return [...links.values()].toSorted((a, b) => compareEvents(a.event, b.event));
}

/** The related events of all findings anchored on an event; one that several name comes with each of its roles. */
function relatedTo(all: Case, event: EventFacts): RelatedEvent[] {
  const anchored = all.conclusion().findings.filter((finding) => placeKey(finding.event) === placeKey(event));
  const items = new Map(
    anchored
      .flatMap(({ related }) => related)
      .map((item) => [JSON.stringify([item.role, placeKey(item.event)]), item]),
  );
  return [...items.values()].toSorted((a, b) => compareEvents(a.event, b.event));
}
