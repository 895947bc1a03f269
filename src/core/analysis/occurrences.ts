import type { EventFacts } from '../detect/finding.ts';
import { eventOf } from '../log/events.ts';
import type { FieldPath } from '../log/json.ts';
import type { Span } from '../log/span.ts';
import type { Case } from './case.ts';
import type { Occurrence } from './entity.ts';
import type { EventIn } from './index/indexed-log.ts';

/** Where a value stands in an event. */
export interface Places {
  /** The fields that hold it; where that is not known yet, the record is read for it. */
  readonly paths: () => readonly FieldPath[];
  /** Its place in the text, where the record holds it once and that is known. */
  readonly only?: Span | undefined;
}

/** The occurrences of a value in an event, in the order of the fields. */
export function occurrencesAt(event: EventIn, facts: EventFacts, { paths, only }: Places): Occurrence[] {
  if (only) return [{ event: facts, path: paths()[0]!, span: only }];
  return paths().map((path) => new LazyOccurrence(event, facts, path));
}

/** The occurrence of a value at `path`; its span is the record's where the value has no place of its own. */
export function occurrenceAt(all: Case, event: EventIn, path: FieldPath): Occurrence {
  return new LazyOccurrence(event, all.facts(event), path);
}

/** Its place is worked out when somebody asks: for that the record is read. */
class LazyOccurrence implements Occurrence {
  readonly event: EventFacts;
  readonly path: FieldPath;
  readonly #event: EventIn;
  #span: Span | undefined;

  constructor(event: EventIn, facts: EventFacts, path: FieldPath) {
    this.event = facts;
    this.path = path;
    this.#event = event;
  }

  get span(): Span {
    return (this.#span ??=
      eventOf(this.#event.log.log, this.#event.index).locate(this.path) ?? this.event.span);
  }
}
