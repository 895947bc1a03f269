import { flatMapInSteps } from '../../log/steps.ts';
import type { CorrelationRule } from '../rule.ts';
import { fieldOf, NO_TIME, type Context } from './context.ts';
import type { ReadField } from './fields.ts';
import { isTimed, type Firing, type TimedFiring } from './firing.ts';
import { compositeKey } from './identity.ts';
import { compileWhere } from './where.ts';

/** The events of one group: for each document of the correlation, in its order, the firings, oldest first. */
export type Group = readonly (readonly TimedFiring[])[];

/** No call names this many key pairs; a list multiplied by a list may. */
export const GROUPS_OF_ONE_EVENT = 1000;
/** So many members find their group in a step. */
const STEP = 512;

/**
 * Puts the firings of every document into groups. What `where` refuses or what has no group-by value is in none. Of a
 * correlation with an anchor there are only groups that have one: most have none, as who launches instances every day
 * hardly ever makes a key pair.
 */
export function* groupFirings(
  rule: CorrelationRule,
  inputs: readonly (readonly Firing[])[],
  anchorPosition: number,
  context: Context,
): Generator<void, Group[]> {
  const groupedAt = (position: number): Generator<void, readonly Grouped[]> => {
    const fields = rule.groupBy.map((name) => fieldOf(rule, position, name));
    return context.grouped(inputs[position]!, fields);
  };
  const wanted =
    anchorPosition < 0 ? undefined : new Set((yield* groupedAt(anchorPosition)).map(({ key }) => key));
  const groups = new Map<string, TimedFiring[][]>();
  for (const position of inputs.keys()) {
    const accepts = compileWhere(rule.where[rule.ruleNames[position]!], context.read);
    const grouped = yield* groupedAt(position);
    for (const [at, { key, member }] of grouped.entries()) {
      if (at % STEP === STEP - 1) yield;
      if (!accepts(member)) continue;
      if (!isTimed(member)) {
        context.undecided(rule, member.match.event, NO_TIME);
        continue;
      }
      if (wanted && !wanted.has(key)) continue;
      let group = groups.get(key);
      if (!group) groups.set(key, (group = inputs.map(() => [])));
      group[position]!.push(member);
    }
  }
  return [...groups.values()];
}

/** A firing with the key of a group it belongs to. */
export interface Grouped {
  readonly key: string;
  readonly member: Firing;
}

/** Groups the firings of a document by some fields; many correlations ask the same, so the answers are kept. */
export function grouper(
  terms: ReadField,
): (firings: readonly Firing[], fields: readonly string[]) => Generator<void, readonly Grouped[]> {
  const known = new Map<readonly Firing[], Map<string, readonly Grouped[]>>();
  return function* groupedBy(firings, fields) {
    let byFields = known.get(firings);
    if (!byFields) known.set(firings, (byFields = new Map()));
    const key = compositeKey(fields);
    let grouped = byFields.get(key);
    if (!grouped) {
      grouped = yield* flatMapInSteps(firings, (firing) => groupsOf(firing, fields, terms));
      byFields.set(key, grouped);
    }
    return grouped;
  };
}

/** An event with a list belongs to the group of each element, and stands in that group for this element only. */
function groupsOf(firing: Firing, fields: readonly string[], terms: ReadField): Grouped[] {
  const values = fields.map((field) => terms(firing, field));
  if (values.every(({ length }) => length === 1)) {
    return [{ key: keyOf(values.map(([only]) => only!)), member: firing }];
  }
  return combinations(values, GROUPS_OF_ONE_EVENT).map((combination) => {
    const elements = fields.flatMap((field, at) =>
      values[at]!.length > 1 ? [[field, [combination[at]!]] as const] : [],
    );
    const narrowed = { ...firing.narrowed, ...Object.fromEntries(elements) };
    return { key: keyOf(combination), member: { ...firing, narrowed } };
  });
}

/** One value, of which the same strings come again and again, is not put together anew. */
function keyOf(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : compositeKey(values);
}

/** Every way to take one value from each list, at most `limit`; none where a list is empty. */
export function combinations<T>(lists: readonly (readonly T[])[], limit: number): T[][] {
  let result: T[][] = [[]];
  for (const list of lists) {
    result = result.flatMap((taken) => list.map((value) => [...taken, value])).slice(0, limit);
  }
  return result;
}
