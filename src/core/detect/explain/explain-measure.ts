import type { CorrelationRule } from '../rule.ts';
import type { ExplainedMeasure } from './explanation.ts';
import type { Measured } from './window.ts';

const MOST_VALUES = 10;

/** What a window's count or computed value is, and what it should be; undefined where rules must be there instead. */
export function explainMeasure(
  { type, condition }: CorrelationRule,
  { holds, value, entries }: Pick<Measured, 'holds' | 'value' | 'entries'>,
): ExplainedMeasure | undefined {
  if (!condition) return undefined;
  const { limits, fields, percentile } = condition;
  const isDistinct = type === 'value_count' && fields.length === 1;
  const terms = isDistinct ? new Set(entries.flatMap((entry) => entry.terms.map(String))) : [];
  return {
    truth: holds ? 'yes' : 'no',
    limits,
    fields,
    percentile: type === 'value_median' ? 50 : percentile,
    value,
    values: [...terms].slice(0, MOST_VALUES),
  };
}
