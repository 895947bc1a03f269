import type { Modifier } from './modifier.ts';
import { ModifierError } from './modifier.ts';

/** About the field rather than its value: whether the event has it, and whether it equals another one. */
export const FIELD_MODIFIERS = {
  exists(value) {
    if (value.kind !== 'boolean') throw new ModifierError('needs true or false');
    return { kind: 'presence', wanted: value.value };
  },
  fieldref(value) {
    if (value.kind !== 'text' || value.text === '') throw new ModifierError('needs the name of a field');
    if (/[*?]/.test(value.text)) throw new ModifierError('needs the name of one field, without wildcards');
    return { kind: 'field', field: value.text, open: value.open, cased: value.cased };
  },
} as const satisfies Readonly<Record<string, Modifier>>;
