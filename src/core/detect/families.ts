import { feedersOf } from './rule-filters.ts';
import type { Rule, RuleSet, SwitchedOff } from './rule.ts';

/** The names of the families that rules are of, in order. */
export function familiesOf({ rules }: RuleSet): string[] {
  return [...new Set(rules.flatMap(({ family }) => family ?? []))].toSorted();
}

/**
 * The same rules without those of some families. What only they are made of goes with them; what rules of other
 * families are made of as well still runs, and reports nothing.
 */
export function withoutFamilies(ruleSet: RuleSet, families: readonly string[]): RuleSet {
  if (families.length === 0) return ruleSet;
  const { rules } = ruleSet;
  const byKey = new Map(rules.map((rule) => [rule.key, rule]));
  const isOff = ({ family }: Rule): boolean => family !== undefined && families.includes(family);
  const needed = new Set(
    rules.filter((rule) => rule.reports && !isOff(rule)).flatMap((rule) => [...feedersOf(rule, byKey)]),
  );
  const counted = new Set<string>();
  const switchedOff = families.map((family): SwitchedOff => {
    const keys = rules
      .filter((rule) => rule.family === family)
      .flatMap((rule) => [...feedersOf(rule, byKey)])
      .filter((key) => !needed.has(key) && !counted.has(key));
    for (const key of keys) counted.add(key);
    return { family, rules: new Set(keys).size };
  });
  return {
    ...ruleSet,
    rules: rules
      .filter(({ key }) => needed.has(key))
      .map((rule) => (isOff(rule) ? { ...rule, reports: false } : rule)),
    switchedOff,
  };
}
