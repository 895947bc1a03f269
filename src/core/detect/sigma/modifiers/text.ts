import { asText, type OpenEnds } from '../value.ts';
import { ModifierError, type Modifier } from './modifier.ts';

function opens(more: Partial<OpenEnds>): Modifier {
  return (value) => {
    const text = asText(value);
    if (text.kind !== 'text' && text.kind !== 'field') throw new ModifierError('needs a text');
    return { ...text, open: { ...text.open, ...more } };
  };
}

const cased: Modifier = (value) => {
  const text = asText(value);
  if (text.kind !== 'text' && text.kind !== 'field') throw new ModifierError('needs a text');
  return { ...text, cased: true };
};

/** Where in the field the text stands, and whether its case counts. */
export const TEXT_MODIFIERS = {
  contains: opens({ start: true, end: true }),
  startswith: opens({ end: true }),
  endswith: opens({ start: true }),
  cased,
} as const satisfies Readonly<Record<string, Modifier>>;
