import type { Placeholders } from '../../../enrich/enrichment.ts';
import { ModifierError, type Modifier } from './modifier.ts';

/** `%name%`, unless its first percent sign stands after a backslash. */
const PLACEHOLDER = /(?<!\\)%(\w+)%/;

/** Placeholders stand for the lists of the shipped names and of the user's. */
export const PLACEHOLDER_MODIFIERS = {
  expand(value, { placeholders }) {
    if (value.kind !== 'text') throw new ModifierError('needs a text');
    return { kind: 'any', values: expandText(value.text, placeholders).map((text) => ({ ...value, text })) };
  },
} as const satisfies Readonly<Record<string, Modifier>>;

/** Every text that `text` stands for, its placeholders replaced one after the other. */
export function expandText(text: string, placeholders: Placeholders): string[] {
  const [whole, name] = PLACEHOLDER.exec(text) ?? [];
  if (whole === undefined || name === undefined) return [text];
  const list = Object.hasOwn(placeholders, name) ? placeholders[name] : undefined;
  if (!list) throw new ModifierError(`knows no placeholder ${whole}`);
  const at = text.indexOf(whole);
  const rests = expandText(text.slice(at + whole.length), placeholders);
  return list.flatMap((entry) => rests.map((rest) => text.slice(0, at) + entry + rest));
}
