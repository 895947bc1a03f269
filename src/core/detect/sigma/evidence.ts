import { hideSessionTokens } from '../../enrich/redact.ts';
import { valueAt } from '../../log/json.ts';
import type { Evidence } from '../finding.ts';
import { isDerivedName } from './derived-field.ts';
import type { EventFields, FieldValue } from './event-fields.ts';
import { fieldName } from './field-values.ts';

/** One value of a field at its place; of a derived field, at the place of what it was derived from. */
export function evidenceOf(fields: EventFields, field: string, { value, path }: FieldValue): Evidence {
  const span = fields.event.locate(path) ?? null;
  if (!isDerivedName(field)) return { field, value: hideSessionTokens(value, path.at(-1)), span };
  // What a success is derived from is absent: null.
  const origin = valueAt(fields.record(), path) ?? null;
  return {
    field,
    value,
    span,
    from: { field: fieldName(path), value: hideSessionTokens(origin, path.at(-1)) },
  };
}
