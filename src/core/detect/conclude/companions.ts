import type { CorrelationRule } from '../rule.ts';
import type { Context } from './context.ts';
import { fieldOf } from './context.ts';
import type { TimedFiring } from './firing.ts';
import { combinations, type Group } from './groups.ts';
import { compositeKey } from './identity.ts';

/** The firings of one document that may stand in an anchor's chain, by `same` and `unlike` alone, oldest first. */
export interface Companions {
  readonly candidates: readonly TimedFiring[];
  readonly accepts: (candidate: TimedFiring) => boolean;
}

const VALUES_COMPARED = 1000;

/**
 * Prepares one document of an anchored correlation. What `same` asks for is an index, so that a busy group with many
 * key pairs is not searched once for each of them; what `unlike` forbids is tested one by one.
 */
export function companionsOf(
  rule: CorrelationRule,
  group: Group,
  position: number,
  anchorPosition: number,
  { terms }: Context,
): (anchor: TimedFiring) => Companions {
  const name = rule.ruleNames[position]!;
  const fieldsIn = (constraints: CorrelationRule['same']): string[] =>
    constraints.filter(({ rules }) => rules.includes(name)).flatMap(({ fields }) => fields);
  const [same, unlike] = [fieldsIn(rule.same), fieldsIn(rule.unlike)];
  const valuesAt = (firing: TimedFiring, at: number, field: string): readonly string[] =>
    terms(firing, fieldOf(rule, at, field));
  const keysAt = (firing: TimedFiring, at: number): string[] =>
    combinations(
      same.map((field) => valuesAt(firing, at, field)),
      VALUES_COMPARED,
    ).map(compositeKey);

  const bySame = new Map<string, TimedFiring[]>();
  for (const firing of same.length > 0 ? group[position]! : []) {
    for (const key of keysAt(firing, position)) {
      const list = bySame.get(key);
      if (list) list.push(firing);
      else bySame.set(key, [firing]);
    }
  }

  return (anchor) => ({
    candidates:
      same.length > 0
        ? merge(keysAt(anchor, anchorPosition).map((key) => bySame.get(key) ?? []))
        : group[position]!,
    accepts: (candidate) =>
      unlike.every((field) => {
        const values = valuesAt(candidate, position, field);
        return !valuesAt(anchor, anchorPosition, field).some((value) => values.includes(value));
      }),
  });
}

function merge(lists: readonly (readonly TimedFiring[])[]): readonly TimedFiring[] {
  if (lists.length === 1) return lists[0]!;
  return [...new Set(lists.flat())].toSorted((a, b) => a.rank - b.rank);
}
