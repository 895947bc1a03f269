import type { CorrelationRule } from '../rule.ts';
import { fieldOf, NO_TIME, type Context } from './context.ts';
import type { ReadField } from './fields.ts';
import type { Firing, TimedFiring } from './firing.ts';
import { compositeKey } from './identity.ts';
import { compileWhere } from './where.ts';

/** The events of one group: for each document of the correlation, in its order, the firings, oldest first. */
export type Group = readonly (readonly TimedFiring[])[];

/** No call names this many key pairs; a list multiplied by a list may. */
const GROUPS_OF_ONE_EVENT = 1000;

/** Puts the firings of every document into groups. What `where` refuses or what has no group-by value is in none. */
export function groupFirings(
  rule: CorrelationRule,
  inputs: readonly (readonly Firing[])[],
  context: Context,
): Group[] {
  const groups = new Map<string, TimedFiring[][]>();
  for (const [position, firings] of inputs.entries()) {
    const accepts = compileWhere(rule.where[rule.ruleNames[position]!], context.read);
    const fields = rule.groupBy.map((name) => fieldOf(rule, position, name));
    for (const firing of firings) {
      if (!accepts(firing)) continue;
      for (const { key, member } of groupsOf(firing, fields, context.terms)) {
        const { time } = member.match.event;
        if (time === undefined) {
          context.undecided(rule, member.match.event, NO_TIME);
          continue;
        }
        let group = groups.get(key);
        if (!group) groups.set(key, (group = inputs.map(() => [])));
        group[position]!.push({ ...member, time });
      }
    }
  }
  return [...groups.values()];
}

/** An event with a list belongs to the group of each element, and stands in that group for this element only. */
function groupsOf(
  firing: Firing,
  fields: readonly string[],
  terms: ReadField,
): { readonly key: string; readonly member: Firing }[] {
  const values = fields.map((field) => terms(firing, field));
  const isList = values.map(({ length }) => length > 1);
  return combinations(values, GROUPS_OF_ONE_EVENT).map((combination) => {
    const key = compositeKey(combination);
    if (!isList.includes(true)) return { key, member: firing };
    const elements = fields
      .map((field, at) => [field, [combination[at]!]] as const)
      .filter((_, at) => isList[at]);
    return { key, member: { ...firing, narrowed: { ...firing.narrowed, ...Object.fromEntries(elements) } } };
  });
}

/** Every way to take one value from each list, at most `limit`; none where a list is empty. */
export function combinations(lists: readonly (readonly string[])[], limit: number): string[][] {
  let result: string[][] = [[]];
  for (const list of lists) {
    result = result.flatMap((taken) => list.map((value) => [...taken, value])).slice(0, limit);
  }
  return result;
}
