import { DERIVED_NAMES } from '../../enrich/enrich.ts';
import type { DerivedName, Enrichment } from '../../enrich/enrichment.ts';
import type { FieldValues } from './event-fields.ts';
import { textOf } from './field-values.ts';

/** True for the names that are derived from a record; every other name is a path into it. */
export function isDerivedName(field: string): field is DerivedName {
  return DERIVED_NAMES.has(field);
}

/** A derived field's values; a list stands for its elements. An AS number is found as `16509` and as `AS16509`. */
export function derivedValues(name: DerivedName, enrichment: Enrichment): FieldValues {
  const field = enrichment.get(name);
  if (!field) return { values: [], undecided: undefined };
  if ('undecided' in field) return { values: [], undecided: field.undecided };
  const { value, from: path, places } = field;
  if (name === 'source.as.number') {
    return { values: [{ value, spelling: `AS${textOf(value)}`, path }], undecided: undefined };
  }
  const values = Array.isArray(value) ? value : [value];
  return {
    values: values.map((each, index) => ({ value: each, path: places?.[index] ?? path })),
    undecided: undefined,
  };
}
