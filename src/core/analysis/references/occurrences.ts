import type { EventFacts } from '../../detect/finding.ts';
import { eventOf } from '../../log/events.ts';
import type { FieldPath } from '../../log/json/value.ts';
import type { Span } from '../../log/span.ts';
import type { Case } from '../case.ts';
import type { Occurrence } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';

/** Where a value stands in an event. */
export interface Places {
  /** The fields that hold it; where that is not known yet, the record is read for it. */
  readonly paths: () => readonly FieldPath[];
  /** Its place in the text, where the record holds it once and that is known. */
  readonly only?: Span | undefined;
}

/** The occurrences of a value in an event, whose facts are asked for when somebody wants them; in the order of the fields. */
export function occurrencesAt(
  event: EventIn,
  facts: () => EventFacts,
  { paths, only }: Places,
): Occurrence[] {
  if (only) return [new LazyOccurrence(event, facts, paths()[0]!, only)];
  return paths().map((path) => new LazyOccurrence(event, facts, path));
}

/** The occurrence of a value at `path`; its span is the record's where the value has no place of its own. */
export function occurrenceAt(all: Case, event: EventIn, path: FieldPath): Occurrence {
  return new LazyOccurrence(event, () => all.facts(event), path);
}

/** What it says of its event, and its place, are worked out when somebody asks: for the place the record is read. */
class LazyOccurrence implements Occurrence {
  readonly path: FieldPath;
  readonly #in: EventIn;
  readonly #facts: () => EventFacts;
  #event: EventFacts | undefined;
  #span: Span | undefined;

  constructor(event: EventIn, facts: () => EventFacts, path: FieldPath, span?: Span) {
    this.path = path;
    this.#in = event;
    this.#facts = facts;
    this.#span = span;
  }

  get log(): string {
    return this.#in.log.id;
  }

  get index(): number {
    return this.#in.index;
  }

  get event(): EventFacts {
    return (this.#event ??= this.#facts());
  }

  get span(): Span {
    return (this.#span ??= eventOf(this.#in.log.log, this.#in.index).locate(this.path) ?? this.event.span);
  }
}
