import type { Placeholders } from '../../enrich/enrichment.ts';
import type { CorrelationRule, CorrelationType } from '../rule.ts';
import { ModifierError } from '../sigma/modifiers/modifier.ts';
import { expandText } from '../sigma/modifiers/placeholder.ts';
import { Refusal } from './refusal.ts';
import { requireRule, type RuleNames } from './rule-names.ts';
import type { YamlEntry, YamlValue } from './yaml-value.ts';

/** Our keys of a correlation: which event carries the finding, and how the events of its chain hang together. */
export type Chain = Pick<CorrelationRule, 'anchor' | 'where' | 'same' | 'unlike'>;

/** The keys that only a correlation may have. */
export const CHAIN_KEYS = ['anchor', 'where', 'same', 'unlike'] as const;

export function parseChain(
  root: YamlValue,
  type: CorrelationType,
  ruleNames: RuleNames,
  placeholders: Placeholders,
): Chain {
  const anchor = root.get('anchor');
  const isChain = anchor !== undefined && (type === 'temporal' || type === 'temporal_ordered');
  if (!isChain) {
    for (const key of ['same', 'unlike']) {
      const at = root.keyAt(key);
      if (at !== undefined) throw new Refusal(`"${key}" needs a temporal correlation with an anchor`, at);
    }
  }
  const where = root.get('where')?.entries('where') ?? [];
  return {
    anchor: anchor && requireRule(anchor.text('anchor'), anchor.at, ruleNames),
    where: Object.fromEntries(
      where.map(({ key, at, value }) => {
        const rule = requireRule(key, at, ruleNames);
        return [rule, Object.fromEntries(value.entries(key).map((entry) => parseWhere(entry, placeholders)))];
      }),
    ),
    same: parseLinks('same', root, ruleNames),
    unlike: parseLinks('unlike', root, ruleNames),
  };
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

function parseLinks(key: 'same' | 'unlike', root: YamlValue, ruleNames: RuleNames): CorrelationRule['same'] {
  return (root.get(key)?.items() ?? []).map((link) => {
    const { fields, rules } = link.fields(key, ['fields', 'rules']);
    if (!fields || !rules) throw link.refusal(`${key} needs "fields" and "rules"`);
    const named = rules.items().map((rule) => requireRule(rule.text('a rule'), rule.at, ruleNames));
    return { fields: fields.texts('a field'), rules: named };
  });
}
