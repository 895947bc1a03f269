import { DERIVED_FIELDS, JOINED_FIELDS } from './derived-fields.ts';
import type { FieldEntry } from './field-entry.ts';
import { RECORD_FIELDS } from './record-fields.ts';

/** A field with all that is known of it, once, however many services have it. */
export interface KnownField extends Omit<FieldEntry, 'service'> {
  /** Where not every event may have it. */
  readonly services: readonly string[];
  readonly origin: 'record' | 'derived' | 'joined';
}

const BY_NAME = new Map<string, KnownField>();

for (const { service, ...field } of RECORD_FIELDS) {
  const known = BY_NAME.get(field.name);
  const doc = service ? `${field.doc.replace(/\.$/, '')} (${service}).` : field.doc;
  BY_NAME.set(field.name, {
    ...field,
    doc: known ? `${known.doc} ${doc}` : doc,
    services: [...(known?.services ?? []), ...(service ? [service] : [])],
    origin: 'record',
  });
}
for (const [origin, fields] of [
  ['derived', DERIVED_FIELDS],
  ['joined', JOINED_FIELDS],
] as const) {
  for (const field of fields) BY_NAME.set(field.name, { ...field, services: [], origin });
}

/** Every field that is known by name; a rule may name any other path of a record, too. */
export const FIELDS: readonly KnownField[] = [...BY_NAME.values()];

export function fieldNamed(name: string): KnownField | undefined {
  return BY_NAME.get(name);
}
