import type { EventFacts } from '../detect/finding.ts';
import type { Span } from '../log/span.ts';
import { compareEvents } from '../detect/conclude/order.ts';
import type { Case } from './case.ts';
import { placeKey } from './duplicates.ts';
import type { Occurrence, RelatedHit } from './entity.ts';

/** One reason why one event is related. */
export interface Hit {
  readonly event: EventFacts;
  readonly reason: string;
  readonly span: Span;
  /** The exact matching value; undefined where the relation is derived. */
  readonly matched?: Occurrence;
}

/** Exact occurrences as hits, all for the same reason or each for its own. */
export function hitsOf(
  occurrences: readonly Occurrence[],
  reasonFor: (occurrence: Occurrence) => string,
): Hit[] {
  return occurrences.map((matched) => ({
    event: matched.event,
    reason: reasonFor(matched),
    span: matched.span,
    matched,
  }));
}

/** Each event once with all its reasons, oldest first; its place is that of its first hit. Further deliveries are left out. */
export function mergeHits(all: Case, hits: readonly Hit[]): RelatedHit[] {
  const events = new Map<string, { first: Hit; reasons: Set<string>; matched: Map<string, Occurrence> }>();
  for (const hit of hits) {
    if (all.duplicates().firstOf(hit.event)) continue;
    const key = placeKey(hit.event);
    const known = events.get(key) ?? { first: hit, reasons: new Set(), matched: new Map() };
    events.set(key, known);
    known.reasons.add(hit.reason);
    if (hit.matched) known.matched.set(JSON.stringify(hit.matched.path), hit.matched);
  }
  return [...events.values()]
    .map(({ first, reasons, matched }) => ({
      event: first.event,
      reasons: [...reasons],
      span: first.span,
      matched: [...matched.values()],
    }))
    .toSorted((a, b) => compareEvents(a.event, b.event));
}
