import type { Value } from '../value.ts';
import { ENCODING_MODIFIERS } from './encoding.ts';
import { FIELD_MODIFIERS } from './field.ts';
import type { Modifier, ModifierContext } from './modifier.ts';
import { NETWORK_MODIFIERS } from './network.ts';
import { NUMBER_MODIFIERS } from './number.ts';
import { PLACEHOLDER_MODIFIERS } from './placeholder.ts';
import { REGEX_MODIFIERS } from './regex.ts';
import { TEXT_MODIFIERS } from './text.ts';
import { TIME_MODIFIERS } from './time.ts';
import { WINDASH_MODIFIERS } from './windash.ts';

/** Every modifier of a value. `all` and `neq`, which say how values are linked, belong to the item. */
export const MODIFIERS: ReadonlyMap<string, Modifier> = new Map(
  Object.entries({
    ...TEXT_MODIFIERS,
    ...WINDASH_MODIFIERS,
    ...ENCODING_MODIFIERS,
    ...REGEX_MODIFIERS,
    ...NETWORK_MODIFIERS,
    ...NUMBER_MODIFIERS,
    ...TIME_MODIFIERS,
    ...FIELD_MODIFIERS,
    ...PLACEHOLDER_MODIFIERS,
  }),
);

/** These speak of the value as it is written; only what a placeholder stood for may come before. */
export const ONLY_FIRST: ReadonlySet<string> = new Set(['re', 'cidr', 'exists']);

/** Applies one modifier; of alternatives, to each. */
export function modify(value: Value, modifier: Modifier, context: ModifierContext): Value {
  if (value.kind !== 'any') return modifier(value, context);
  return { kind: 'any', values: value.values.map((each) => modify(each, modifier, context)) };
}
