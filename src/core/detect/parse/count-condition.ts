import type { CorrelationType, CountCondition, Limit } from '../rule.ts';
import type { YamlValue } from './yaml-value.ts';

const OPERATORS: readonly Limit['op'][] = ['gte', 'gt', 'lte', 'lt', 'eq', 'neq'];

/** The condition of a correlation that counts or computes: limits, each of which must hold, and what of. */
export function parseCountCondition(type: CorrelationType, condition: YamlValue): CountCondition {
  const { field, percentile, ...operators } = condition.fields('condition', [
    ...OPERATORS,
    'field',
    'percentile',
  ]);
  const fields = field?.texts('a field') ?? [];
  if (type !== 'event_count' && fields.length === 0) throw condition.refusal(`${type} needs a field`);
  if (type !== 'value_count' && fields.length > 1) throw field!.refusal(`${type} takes one field`);
  if (percentile && type !== 'value_percentile') {
    throw percentile.refusal('"percentile" belongs to value_percentile');
  }
  if (type === 'value_percentile' && !percentile)
    throw condition.refusal('value_percentile needs a percentile');
  return {
    limits: parseLimits(condition, operators),
    fields,
    percentile: percentile && parsePercentile(percentile),
  };
}

/** At least one limit; several are a range. */
export function parseLimits(
  condition: YamlValue,
  operators: Partial<Record<Limit['op'], YamlValue>>,
): readonly Limit[] {
  const limits = OPERATORS.flatMap((op): Limit[] => {
    const count = operators[op];
    if (!count) return [];
    const { value } = count.scalar(op);
    if (typeof value !== 'number' || !Number.isFinite(value)) throw count.refusal(`${op} needs a number`);
    return [{ op, count: value }];
  });
  if (limits.length === 0) throw condition.refusal(`a condition needs one of ${OPERATORS.join(', ')}`);
  return limits;
}

export function operatorsOf(condition: YamlValue): Partial<Record<Limit['op'], YamlValue>> {
  return condition.fields('condition', OPERATORS);
}

function parsePercentile(percentile: YamlValue): number {
  const { value } = percentile.scalar('percentile');
  if (typeof value === 'number' && value >= 0 && value <= 100) return value;
  throw percentile.refusal('percentile needs a number from 0 to 100');
}
