import type { Enrichment } from '../../enrich/enrichment.ts';
import type { FieldPath, JsonObject, JsonValue } from '../../log/json/value.ts';
import { isPlain } from '../../log/event.ts';
import type { LogEvent } from '../../log/log.ts';
import type { Evidence } from '../finding.ts';
import type { MatchTarget } from '../rule.ts';
import { derivedValues, isDerivedName } from './derived-field.ts';
import { columnOf, valuesInColumns, type EventColumn } from './column-values.ts';
import { evidenceOf } from './evidence.ts';
import { leavesOf, valuesAt } from './field-values.ts';
import { plainValues } from './plain-values.ts';

/** One value of a field; a list has one for each element. `path` is where it, or what it was derived from, stands. */
export interface FieldValue {
  readonly value: JsonValue;
  /** Another way to write it. */
  readonly spelling?: string;
  readonly path: FieldPath;
}

/** A field's values: none where the event has no such field. `undecided` says why a derived field has no answer. */
export interface FieldValues {
  readonly values: readonly FieldValue[];
  readonly undecided: string | undefined;
}

type Call = Pick<LogEvent, 'eventSource' | 'eventName'>;

/** True for the fields that say which call an event is of; they are known without looking at the record. */
export function isCallField(field: string): field is keyof Call {
  return field === 'eventName' || field === 'eventSource';
}

const NOT_LOOKED_AT: FieldValues = { values: [], undecided: 'not looked at' };

/** What is known of an event: nothing, its call alone, what its log's columns or one of them say of it, or its record. */
type Known = 'nothing' | 'call' | EventColumn | 'columns' | 'record';

/** One event as rules see it: raw and derived fields by name, each looked up once, the record parsed when first needed. */
export class EventFields implements MatchTarget {
  readonly #target: MatchTarget;
  readonly #known: Known;
  /** Most events are asked for none. */
  #values: Map<string, FieldValues> | undefined;
  /** Of what matched: mostly nothing does. */
  #evidence: Map<FieldValue | string, Evidence> | undefined;
  #leaves: readonly FieldValue[] | undefined;
  #record: JsonObject | undefined;

  #ofColumns: EventFields | undefined;

  constructor(target: MatchTarget, known: Known = 'record') {
    this.#target = target;
    this.#known = known;
  }

  /** Only the call: every other field is undecided. */
  static ofCall(call: Call): EventFields {
    return new EventFields({ event: call as LogEvent, enrichment: new Map() }, 'call');
  }

  /** The call, and what one column tells, if need be of a plain record; every other field is undecided. */
  static ofColumn(column: EventColumn, target: MatchTarget): EventFields {
    return new EventFields(target, column);
  }

  /** The fields that a question about an event asks for as long as none of them is decided. */
  static askedBy(question: (fields: EventFields) => unknown): string[] {
    const fields = new EventFields({ event: {} as LogEvent, enrichment: new Map() }, 'nothing');
    question(fields);
    return [...(fields.#values?.keys() ?? [])];
  }

  /** The same event as far as it is known without its record: every other field is undecided. */
  get ofColumns(): EventFields {
    return (this.#ofColumns ??= new EventFields(this.#target, 'columns'));
  }

  /** True if fields are undecided only because the record is not looked at. */
  get isPartial(): boolean {
    return this.#known !== 'record';
  }

  get event(): LogEvent {
    return this.#target.event;
  }

  get enrichment(): Enrichment {
    return this.#target.enrichment;
  }

  static of(target: MatchTarget): EventFields {
    return target instanceof EventFields ? target : new EventFields(target);
  }

  record(): JsonObject {
    this.#record ??= this.event.record();
    return this.#record;
  }

  get(field: string): FieldValues {
    const values = (this.#values ??= new Map());
    let found = values.get(field);
    if (!found) values.set(field, (found = this.#lookUp(field)));
    return found;
  }

  /** Every value of the record that holds no others. */
  leaves(): readonly FieldValue[] {
    this.#leaves ??= [...leavesOf(this.record())];
    return this.#leaves;
  }

  /** `found`, a value of `field`, as evidence. Finding its place takes time, and rules on one event share most of theirs. */
  evidence(field: string, found: FieldValue): Evidence {
    return this.#remember(found, () => evidenceOf(this, field, found));
  }

  /** That the event has no such field, as evidence. */
  absence(field: string): Evidence {
    return this.#remember(field, () => ({ field, value: null, span: null }));
  }

  #remember(key: FieldValue | string, make: () => Evidence): Evidence {
    this.#evidence ??= new Map();
    let evidence = this.#evidence.get(key);
    if (!evidence) this.#evidence.set(key, (evidence = make()));
    return evidence;
  }

  #lookUp(field: string): FieldValues {
    if (this.#known === 'nothing') return NOT_LOOKED_AT;
    if (isCallField(field)) {
      return { values: [{ value: this.event[field], path: [field] }], undecided: undefined };
    }
    if (this.#known === 'call') return NOT_LOOKED_AT;
    if (this.#known !== 'record') {
      const isOfColumn = columnOf(field) === this.#known;
      const isKnown = isOfColumn || this.#known === 'columns';
      return (
        (isKnown ? valuesInColumns(field, this, isOfColumn || isPlain(this.event)) : undefined) ??
        NOT_LOOKED_AT
      );
    }
    if (isDerivedName(field)) return derivedValues(field, this.enrichment);
    const plain = this.#record ? undefined : plainValues(field, this.event);
    return plain ?? { values: valuesAt(this.record(), field), undecided: undefined };
  }
}
