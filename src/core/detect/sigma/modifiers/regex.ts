import { textOf } from '../field-values.ts';
import type { Value } from '../value.ts';
import { ModifierError, type Modifier } from './modifier.ts';

function regex(source: string, flags: string): Value {
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, `${flags}u`);
  } catch (error) {
    throw new ModifierError((error as Error).message);
  }
  return { kind: 'regex', source, flags, test: { matches: (value) => pattern.test(textOf(value)) } };
}

function flag(letter: string): Modifier {
  return (value) => {
    if (value.kind !== 'regex') throw new ModifierError('stands only after re');
    return regex(value.source, value.flags + letter);
  };
}

/** Regular expressions, found anywhere in the text; case counts unless `i` is given. */
export const REGEX_MODIFIERS = {
  re(value) {
    if (value.kind !== 'text') throw new ModifierError('needs a text');
    return regex(value.text, '');
  },
  i: flag('i'),
  m: flag('m'),
  s: flag('s'),
} as const satisfies Readonly<Record<string, Modifier>>;
