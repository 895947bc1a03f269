import type { EventFacts } from '../../detect/finding.ts';
import type { FieldPath } from '../../log/json/value.ts';
import type { Span } from '../../log/span.ts';
import type { Case } from '../case.ts';
import type { Occurrence, RelatedHit } from '../entities/entity.ts';
import { inOrder } from '../event-order.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import { occurrencesAt, type Places } from '../references/occurrences.ts';

/** Why one event is related. */
export interface Hit extends EventIn {
  readonly reasons: readonly string[];
  /** Where to look. */
  readonly places: Places;
  /** These are the places of the exact value; false where the relation is derived. */
  readonly isMatch: boolean;
}

/** Each event once with all its reasons, oldest first; its place is that of its first hit. Further deliveries are left out. */
export function mergeHits(all: Case, hits: readonly Hit[]): RelatedHit[] {
  const duplicates = all.duplicates();
  const byLog = new Map<IndexedLog, Map<number, FoundEvent>>();
  const found: FoundEvent[] = [];
  for (const hit of hits) {
    let ofLog = byLog.get(hit.log);
    if (!ofLog) byLog.set(hit.log, (ofLog = new Map()));
    const known = ofLog.get(hit.index);
    if (known) known.add(hit);
    else if (!duplicates.isCopy(hit)) {
      const event = new FoundEvent(all, hit);
      ofLog.set(hit.index, event);
      found.push(event);
    }
  }
  return inOrder(found);
}

/** A related event. Its places are worked out when somebody asks: for that its record is read. */
class FoundEvent implements RelatedHit, EventIn {
  readonly log: IndexedLog;
  readonly index: number;
  readonly #all: Case;
  readonly #hits: Hit[];
  #facts: EventFacts | undefined;

  constructor(all: Case, first: Hit) {
    this.log = first.log;
    this.index = first.index;
    this.#all = all;
    this.#hits = [first];
  }

  add(hit: Hit): void {
    this.#hits.push(hit);
  }

  get event(): EventFacts {
    return (this.#facts ??= this.#all.facts(this));
  }

  get reasons(): readonly string[] {
    return [...new Set(this.#hits.flatMap(({ reasons }) => reasons))];
  }

  get span(): Span {
    const [first] = this.#occurrences(this.#hits[0]!);
    return first?.span ?? this.event.span;
  }

  get matched(): readonly Occurrence[] {
    const byPath = new Map<string, Occurrence>();
    for (const hit of this.#hits) {
      if (!hit.isMatch) continue;
      for (const occurrence of this.#occurrences(hit)) byPath.set(keyOf(occurrence.path), occurrence);
    }
    return [...byPath.values()];
  }

  /** In the order in which they stand in the text. */
  #occurrences({ places }: Hit): Occurrence[] {
    return occurrencesAt(this, () => this.event, places).toSorted((a, b) => a.span.offset - b.span.offset);
  }
}

function keyOf(path: FieldPath): string {
  return JSON.stringify(path);
}
