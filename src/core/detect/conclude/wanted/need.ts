import type { CorrelationRule, Presence } from '../../rule.ts';
import { leastCountOf } from '../least-count.ts';

/** What a window must hold, at least, for a correlation to fire. */
export interface Need {
  /** How many events of its documents. */
  readonly count: number;
  /** Events of these documents, a bit for each position. */
  readonly positions: number;
  /** From the first to the last event that a firing looks at, in milliseconds. */
  readonly span: number;
}

/** So many documents have a bit. */
const MOST_POSITIONS = 31;

/** Undefined where a window may fire whatever it holds, or depends on what was before it. */
export function needOf(rule: CorrelationRule): Need | undefined {
  const anchor = rule.anchor === undefined ? -1 : rule.ruleNames.indexOf(rule.anchor);
  const ofAnchor = anchor < 0 ? 0 : 1 << anchor;
  const span = anchor < 0 ? rule.timespan : 2 * rule.timespan;
  if (rule.rules.length > MOST_POSITIONS) return undefined;
  switch (rule.type) {
    case 'event_count':
    case 'value_count':
      return possible({ count: Math.ceil(leastCountOf(rule)), positions: ofAnchor, span });
    case 'temporal':
    case 'temporal_ordered':
      return possible({ count: 0, positions: ofAnchor | requiredBy(rule.presence), span });
    // What is computed of numbers is rounded on its way, so that it depends on all there are.
    case 'value_sum':
    case 'value_avg':
    case 'value_percentile':
    case 'value_median':
      return undefined;
  }
}

/** True where a window needs an event of the document at this position. */
export function isNeeded(position: number, { positions }: Need): boolean {
  return (positions & (1 << position)) !== 0;
}

function possible(need: Need): Need | undefined {
  return need.count > 0 || need.positions !== 0 ? need : undefined;
}

/** The positions without which the condition never holds. */
function requiredBy(presence: Presence | undefined): number {
  switch (presence?.kind) {
    case 'rule':
      return 1 << presence.position;
    case 'all':
      return presence.parts.reduce((all, part) => all | requiredBy(part), 0);
    case 'any':
      return presence.parts.reduce((common, part) => common & requiredBy(part), -1);
    case 'not':
    case 'limits':
    case undefined:
      return 0;
  }
}
