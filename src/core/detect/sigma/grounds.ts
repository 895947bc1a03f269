import { valueAt, type FieldPath } from '../../log/json.ts';
import type { Evidence } from '../finding.ts';
import { isDerivedName } from './derived-field.ts';
import type { EventFields, FieldValue } from './event-fields.ts';
import { fieldName } from './field-values.ts';
import { hideSessionTokens } from '../../enrich/redact.ts';

/** What a verdict rests on, in the order the rule names it, each thing once. */
export class Grounds {
  readonly #fields: EventFields;
  readonly #evidence = new Map<string, Evidence>();
  readonly #reasons = new Set<string>();

  constructor(fields: EventFields) {
    this.#fields = fields;
  }

  get evidence(): Evidence[] {
    return [...this.#evidence.values()];
  }

  get reasons(): string[] {
    return [...this.#reasons];
  }

  /** The field was tested, and this value of it counted. */
  value(field: string, found: FieldValue): void {
    this.#add(this.#evidenceOf(field, found), found.path);
  }

  /** The field was tested, and the event has none. */
  absent(field: string): void {
    this.#add({ field, value: null, span: null }, []);
  }

  undecided(reason: string): void {
    this.#reasons.add(reason);
  }

  #add(evidence: Evidence, path: FieldPath): void {
    const key = JSON.stringify([evidence.field, path, evidence.value]);
    if (!this.#evidence.has(key)) this.#evidence.set(key, evidence);
  }

  #evidenceOf(field: string, { value, shown = value, path }: FieldValue): Evidence {
    const span = this.#fields.event.locate(path) ?? null;
    if (!isDerivedName(field)) return { field, value: hideSessionTokens(shown, path.at(-1)), span };
    // What a success is derived from is absent: null.
    const origin = valueAt(this.#fields.record(), path) ?? null;
    return {
      field,
      value: shown,
      span,
      from: { field: fieldName(path), value: hideSessionTokens(origin, path.at(-1)) },
    };
  }
}
