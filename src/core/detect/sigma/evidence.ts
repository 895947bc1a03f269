import { hideSessionTokens } from '../../enrich/redact.ts';
import { valueOf } from '../../log/event.ts';
import type { Evidence } from '../finding.ts';
import { isDerivedName } from './derived-field.ts';
import type { EventFields, FieldValue } from './event-fields.ts';
import { fieldName } from './field-values.ts';

/** One value of a field at its place; of what was derived or concluded, at the place of what it comes from. */
export function evidenceOf(fields: EventFields, field: string, { value, path }: FieldValue): Evidence {
  const span = fields.event.locate(path) ?? null;
  const concludedFrom = fields.event.concludedFrom(path);
  // What a success is derived from is absent: null. Others are shown as they are written, blanks around them too.
  const written = hideSessionTokens(valueOf(fields.event, path) ?? null, path.at(-1));
  if (isDerivedName(field)) {
    return { field, value, span, from: concludedFrom ?? { field: fieldName(path), value: written } };
  }
  if (!concludedFrom) return { field, value: written, span };
  return { field, value: written, span, from: concludedFrom };
}
