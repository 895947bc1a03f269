import type { Value } from '../value.ts';
import { FIELD_MODIFIERS } from './field.ts';
import type { Modifier, ModifierContext } from './modifier.ts';
import { NETWORK_MODIFIERS } from './network.ts';
import { NUMBER_MODIFIERS } from './number.ts';
import { PLACEHOLDER_MODIFIERS } from './placeholder.ts';
import { REGEX_MODIFIERS } from './regex.ts';
import { TEXT_MODIFIERS } from './text.ts';

/** Every modifier of a value. `all`, which says how values are linked, belongs to the item. */
export const MODIFIERS: ReadonlyMap<string, Modifier> = new Map(
  Object.entries({
    ...TEXT_MODIFIERS,
    ...REGEX_MODIFIERS,
    ...NETWORK_MODIFIERS,
    ...NUMBER_MODIFIERS,
    ...FIELD_MODIFIERS,
    ...PLACEHOLDER_MODIFIERS,
  }),
);

/** Applies one modifier; of alternatives, to each. */
export function modify(value: Value, modifier: Modifier, context: ModifierContext): Value {
  if (value.kind !== 'any') return modifier(value, context);
  return { kind: 'any', values: value.values.map((each) => modify(each, modifier, context)) };
}
