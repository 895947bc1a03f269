import type { Placeholders } from '../../enrich/enrichment.ts';
import type { CorrelationRule } from '../rule.ts';
import { ModifierError } from '../sigma/modifiers/modifier.ts';
import { expandText } from '../sigma/modifiers/placeholder.ts';
import { Refusal } from './refusal.ts';
import type { YamlEntry, YamlValue } from './yaml-value.ts';

/** Our keys of a correlation: which event carries the finding, and how the events of its chain hang together. */
export type Chain = Pick<CorrelationRule, 'anchor' | 'where' | 'same' | 'unlike'>;

/** The keys that only a correlation may have. */
export const CHAIN_KEYS = ['anchor', 'where', 'same', 'unlike'] as const;

export function parseChain(root: YamlValue, ruleNames: readonly string[], placeholders: Placeholders): Chain {
  const anchor = root.get('anchor');
  if (anchor) requireRule(anchor.text('anchor'), anchor.at, ruleNames);
  const where = root.get('where')?.entries('where') ?? [];
  return {
    anchor: anchor?.text('anchor'),
    where: Object.fromEntries(
      where.map(({ key, at, value }) => {
        requireRule(key, at, ruleNames);
        return [key, Object.fromEntries(value.entries(key).map((entry) => parseWhere(entry, placeholders)))];
      }),
    ),
    same: parseLinks('same', root, ruleNames),
    unlike: parseLinks('unlike', root, ruleNames),
  };
}

/** Refuses a name that stands not in the correlation's `rules`. */
export function requireRule(name: string, at: number, ruleNames: readonly string[]): void {
  if (!ruleNames.includes(name)) throw new Refusal(`"${name}" is none of the correlation's rules`, at);
}

/** `field: globs`; with the modifier `expand` the globs may be placeholders. */
function parseWhere({ key, at, value }: YamlEntry, placeholders: Placeholders): [string, string[]] {
  const [field = '', modifier, more] = key.split('|');
  const written = value.texts(`a value of ${field}`);
  if (modifier === undefined) return [field, written];
  if (modifier !== 'expand' || more !== undefined) {
    throw new Refusal('in "where" only the modifier "expand" is supported', at + field.length + 1);
  }
  try {
    return [field, written.flatMap((text) => expandText(text, placeholders))];
  } catch (error) {
    if (error instanceof ModifierError) throw value.refusal(`the modifier "expand" ${error.message}`);
    throw error;
  }
}

function parseLinks(
  key: 'same' | 'unlike',
  root: YamlValue,
  ruleNames: readonly string[],
): CorrelationRule['same'] {
  return (root.get(key)?.items() ?? []).map((link) => {
    const { fields, rules } = link.fields(key, ['fields', 'rules']);
    if (!fields || !rules) throw link.refusal(`${key} needs "fields" and "rules"`);
    for (const rule of rules.items()) requireRule(rule.text('a rule'), rule.at, ruleNames);
    return { fields: fields.texts('a field'), rules: rules.texts('a rule') };
  });
}
