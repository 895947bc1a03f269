import type { Placeholders } from '../../enrich/enrichment.ts';
import type { CorrelationRule, CorrelationType } from '../rule.ts';
import { parseChain, type Chain } from './chain.ts';
import { parseCountCondition } from './count-condition.ts';
import { parsePresence } from './presence.ts';
import { requireRule, type RuleNames } from './rule-names.ts';
import { parseTimespan } from './timespan.ts';
import type { YamlValue } from './yaml-value.ts';

/** What a correlation has besides its head and its resolved `rules`. */
export type CorrelationBody = Pick<
  CorrelationRule,
  'kind' | 'type' | 'groupBy' | 'timespan' | 'condition' | 'presence' | 'aliases'
> &
  Chain;

const TYPES: readonly CorrelationType[] = [
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
  'temporal',
  'temporal_ordered',
];
const KEYS = ['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases', 'generate'] as const;

/** Compiles the `correlation` of a document and our keys beside it. `order` are its `rules` as written. */
export function parseCorrelation(
  root: YamlValue,
  correlation: YamlValue,
  order: readonly string[],
  ruleNames: RuleNames,
  placeholders: Placeholders,
): CorrelationBody {
  const keys = correlation.fields('correlation', KEYS);
  if (!keys.type) throw correlation.refusal('a correlation needs a type');
  if (!keys.timespan) throw correlation.refusal('a correlation needs a timespan');
  const type = parseType(keys.type);
  const isTemporal = type === 'temporal' || type === 'temporal_ordered';
  if (!isTemporal && !keys.condition) {
    throw correlation.refusal(`a correlation of type ${type} needs a condition`);
  }
  const chain = parseChain(root, type, ruleNames, placeholders);
  return {
    kind: 'correlation',
    type,
    groupBy: keys['group-by']?.texts('a field of group-by') ?? [],
    timespan: parseTimespan(keys.timespan),
    condition: isTemporal ? undefined : parseCountCondition(type, keys.condition!),
    presence: isTemporal ? parsePresence(type, keys.condition, order, ruleNames, chain) : undefined,
    aliases: parseAliases(keys.aliases, ruleNames),
    ...chain,
  };
}

function parseType(type: YamlValue): CorrelationType {
  const text = type.text('type');
  const known = TYPES.find((name) => name === text.toLowerCase());
  if (!known) throw type.refusal(`the correlation type "${text}" is not supported`);
  return known;
}

function parseAliases(aliases: YamlValue | undefined, ruleNames: RuleNames): CorrelationRule['aliases'] {
  const parsed = (aliases?.entries('aliases') ?? []).map(({ key, value }) => [
    key,
    Object.fromEntries(
      value.entries('an alias').map(({ key: rule, at, value: field }) => {
        return [requireRule(rule, at, ruleNames), field.text('a field')];
      }),
    ),
  ]);
  return Object.fromEntries(parsed) as CorrelationRule['aliases'];
}
