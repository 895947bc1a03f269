import type { Placeholders } from '../../enrich/enrichment.ts';
import type { CorrelationRule, CorrelationType, CountCondition } from '../rule.ts';
import { parseChain, requireRule, type Chain } from './chain.ts';
import { parseTimespan } from './timespan.ts';
import type { YamlValue } from './yaml-value.ts';

/** What a correlation has besides its head and its resolved `rules`. */
export type CorrelationBody = Pick<
  CorrelationRule,
  'kind' | 'type' | 'groupBy' | 'timespan' | 'condition' | 'aliases'
> &
  Chain;

const TYPES: readonly CorrelationType[] = ['event_count', 'value_count', 'temporal', 'temporal_ordered'];
const OPERATORS: readonly CountCondition['op'][] = ['gte', 'gt', 'lte', 'lt', 'eq', 'neq'];
const KEYS = ['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases', 'generate'] as const;

/** Compiles the `correlation` of a document and our keys beside it. `ruleNames` are its `rules` as written. */
export function parseCorrelation(
  root: YamlValue,
  correlation: YamlValue,
  ruleNames: readonly string[],
  placeholders: Placeholders,
): CorrelationBody {
  const keys = correlation.fields('correlation', KEYS);
  if (!keys.type) throw correlation.refusal('a correlation needs a type');
  if (!keys.timespan) throw correlation.refusal('a correlation needs a timespan');
  const type = parseType(keys.type);
  return {
    kind: 'correlation',
    type,
    groupBy: keys['group-by']?.texts('a field of group-by') ?? [],
    timespan: parseTimespan(keys.timespan),
    condition: parseCondition(type, keys.condition, correlation),
    aliases: parseAliases(keys.aliases, ruleNames),
    ...parseChain(root, ruleNames, placeholders),
  };
}

function parseType(type: YamlValue): CorrelationType {
  const text = type.text('type');
  const known = TYPES.find((name) => name === text);
  if (!known) throw type.refusal(`the correlation type "${text}" is not supported`);
  return known;
}

function parseCondition(
  type: CorrelationType,
  condition: YamlValue | undefined,
  correlation: YamlValue,
): CountCondition | undefined {
  const counts = type === 'event_count' || type === 'value_count';
  if (!condition) {
    if (counts) throw correlation.refusal(`a correlation of type ${type} needs a condition`);
    return undefined;
  }
  if (!counts) throw condition.refusal(`a condition is not supported in a correlation of type ${type}`);
  const { field, ...operators } = condition.fields('condition', [...OPERATORS, 'field']);
  const [op, ...more] = OPERATORS.filter((name) => operators[name]);
  const count = op && operators[op];
  if (!count || more.length > 0) throw condition.refusal(`a condition needs one of ${OPERATORS.join(', ')}`);
  const { value } = count.scalar(op);
  if (typeof value !== 'number' || !(value >= 0)) throw count.refusal(`${op} needs a count`);
  if (type === 'value_count' && !field) throw condition.refusal('value_count needs a field');
  return { op, count: value, field: field?.text('field') };
}

function parseAliases(
  aliases: YamlValue | undefined,
  ruleNames: readonly string[],
): CorrelationRule['aliases'] {
  const parsed = (aliases?.entries('aliases') ?? []).map(({ key, value }) => [
    key,
    Object.fromEntries(
      value.entries('an alias').map(({ key: rule, at, value: field }) => {
        requireRule(rule, at, ruleNames);
        return [rule, field.text('a field')];
      }),
    ),
  ]);
  return Object.fromEntries(parsed) as CorrelationRule['aliases'];
}
