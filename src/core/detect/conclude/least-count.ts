import { JOINED_FIELDS } from '../joins.ts';
import type { CorrelationRule, Limit } from '../rule.ts';
import { fieldOf } from './context.ts';
import type { Firing } from './firing.ts';
import type { Group } from './groups.ts';

/**
 * False for a group that has too few events for its count ever to be reached, whatever they say: most groups are of one or
 * two events, which need not be put in order to know that.
 */
export function isLargeEnough(rule: CorrelationRule, group: Group): boolean {
  if (rule.type !== 'event_count' && rule.type !== 'value_count') return true;
  const least = leastCountOf(rule);
  let most = 0;
  for (const [position, firings] of group.entries()) {
    const isJoined = rule.condition!.fields.some((name) => JOINED_FIELDS.has(fieldOf(rule, position, name)));
    for (const firing of firings) {
      most += rule.type === 'event_count' || (!isJoined && hasOneValue(firing)) ? 1 : Infinity;
      if (most >= least) return true;
    }
  }
  return most >= least;
}

/** Below this the count of a correlation that counts never keeps its condition. */
export function leastCountOf({ condition }: CorrelationRule): number {
  return Math.max(0, ...(condition?.limits ?? []).map(leastCount));
}

function leastCount({ op, count }: Limit): number {
  if (op === 'gt') return Math.floor(count) + 1;
  return op === 'gte' || op === 'eq' ? count : 0;
}

/** True where no field has several values: the facts of an event tell one of each. */
function hasOneValue({ match, narrowed }: Firing): boolean {
  return isEmpty(match.values) && isEmpty(narrowed);
}

function isEmpty(values: object): boolean {
  for (const name in values) if (Object.hasOwn(values, name)) return false;
  return true;
}
