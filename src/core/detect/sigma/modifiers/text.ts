import { asText, type OpenEnds } from '../value.ts';
import { ModifierError, type Modifier } from './modifier.ts';
import { regexValue } from './regex.ts';

function opens(more: Partial<OpenEnds>): Modifier {
  return (value) => {
    if (value.kind === 'test' && value.regex)
      return regexValue(placed(value.regex.source, more), value.regex.flags);
    const text = asText(value);
    if (text.kind !== 'text' && text.kind !== 'field') throw new ModifierError('needs a text');
    return { ...text, open: { ...text.open, ...more } };
  };
}

/** A regular expression is found anywhere; one that must begin or end the text is held there. */
function placed(source: string, { start = false, end = false }: Partial<OpenEnds>): string {
  if (start === end) return source;
  return start ? `(?:${source})\\Z` : `\\A(?:${source})`;
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
