import type { Placeholders } from '../../../enrich/enrichment.ts';
import { ModifierError, type Modifier } from './modifier.ts';
import { regexValue } from './regex.ts';

/** `%name%`, or a percent sign that a backslash makes a plain one. */
const PLACEHOLDER = /\\%|%([^%\\]+)%/;
/** A text with several placeholders stands for the product of their lists. */
const MOST_TEXTS = 10_000;

/** Placeholders stand for the lists of the shipped names and of the user's. */
export const PLACEHOLDER_MODIFIERS = {
  expand(value, { placeholders }) {
    if (value.kind === 'test' && value.regex) {
      const { source, flags } = value.regex;
      return { kind: 'any', values: expandText(source, placeholders).map((text) => regexValue(text, flags)) };
    }
    if (value.kind !== 'text') throw new ModifierError('needs a text');
    return { kind: 'any', values: expandText(value.text, placeholders).map((text) => ({ ...value, text })) };
  },
} as const satisfies Readonly<Record<string, Modifier>>;

/** Every text that `text` stands for, its placeholders replaced one after the other. */
export function expandText(text: string, placeholders: Placeholders): string[] {
  const [whole, name] = PLACEHOLDER.exec(text) ?? [];
  if (whole === undefined) return [text];
  const at = text.indexOf(whole);
  const list = name === undefined ? ['%'] : listOf(name, placeholders);
  const rests = expandText(text.slice(at + whole.length), placeholders);
  if (list.length * rests.length > MOST_TEXTS)
    throw new ModifierError(`stands for more than ${MOST_TEXTS} texts`);
  return list.flatMap((entry) => rests.map((rest) => text.slice(0, at) + entry + rest));
}

function listOf(name: string, placeholders: Placeholders): readonly string[] {
  const list = Object.hasOwn(placeholders, name) ? placeholders[name] : undefined;
  if (!list) throw new ModifierError(`knows no placeholder %${name}%`);
  return list;
}
