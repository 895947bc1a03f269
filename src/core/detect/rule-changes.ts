import { namedFields } from './named-fields.ts';
import { feedersOf } from './rule-filters.ts';
import type { FilterRule, Rule, RuleSet } from './rule.ts';

/** What has to be matched again when one rule set takes the place of another. */
export interface RuleChanges {
  /** The rules whose matches do not hold any more, and the filters for them: a rule set that can be matched by itself. */
  readonly again: RuleSet;
  /** Their keys, and those of rules that are there no more. */
  readonly stale: ReadonlySet<string>;
  /** The other rules whose matches keep values of other fields than before. */
  readonly otherFields: ReadonlySet<string>;
}

/**
 * A detection that was compiled once for both (see `compileOnce`), with the same filters, matches what it did before.
 * A correlation matches nothing, but if it has filters, the events that feed it are judged by them.
 */
export function ruleChanges(before: RuleSet, after: RuleSet): RuleChanges {
  const filtersBefore = filtersByRule(before);
  const filtersAfter = filtersByRule(after);
  const known = new Map(before.rules.map((rule) => [rule.key, rule]));
  const byKey = new Map(after.rules.map((rule) => [rule.key, rule]));
  const hasSameFilters = ({ key }: Rule): boolean => isSame(filtersBefore.get(key), filtersAfter.get(key));
  const again = new Set(
    after.rules
      .filter(
        (rule) =>
          rule.kind === 'detection' && !(isSameDetection(rule, known.get(rule.key)) && hasSameFilters(rule)),
      )
      .map(({ key }) => key),
  );
  const filtered = after.rules.filter(
    ({ kind, key }) => kind === 'correlation' && (filtersBefore.has(key) || filtersAfter.has(key)),
  );
  // One correlation's feeders may feed another one.
  for (let size = -1; size < again.size;) {
    size = again.size;
    for (const rule of filtered.filter(({ key }) => !again.has(key))) {
      const feeders = feedersOf(rule, byKey);
      const feedersBefore = feedersOf(known.get(rule.key) ?? rule, known);
      const isTouched = [...feeders].some((key) => again.has(key)) || !isSameSet(feeders, feedersBefore);
      if (isTouched || !hasSameFilters(rule)) for (const key of feeders) again.add(key);
    }
  }
  const gone = before.rules.filter(({ key }) => !byKey.has(key)).map(({ key }) => key);
  return {
    again: { ...after, rules: after.rules.filter(({ key }) => again.has(key)) },
    stale: new Set([...again, ...gone]),
    otherFields: otherFields(before, after),
  };
}

function otherFields(before: RuleSet, after: RuleSet): ReadonlySet<string> {
  const [was, is] = [namedFields(before), namedFields(after)];
  const keys = after.rules.filter(({ kind }) => kind === 'detection').map(({ key }) => key);
  return new Set(keys.filter((key) => !isSameSet(was([key]), is([key]))));
}

function isSameDetection(rule: Rule, before: Rule | undefined): boolean {
  return rule.kind === 'detection' && before?.kind === 'detection' && rule.compiled === before.compiled;
}

function filtersByRule({ filters = [] }: RuleSet): Map<string, readonly FilterRule[]> {
  const byRule = new Map<string, FilterRule[]>();
  for (const filter of filters) {
    for (const rule of filter.rules) byRule.set(rule, [...(byRule.get(rule) ?? []), filter]);
  }
  return byRule;
}

function isSame(before: readonly FilterRule[] = [], after: readonly FilterRule[] = []): boolean {
  return (
    before.length === after.length &&
    before.every(({ key, passes }, at) => key === after[at]!.key && passes === after[at]!.passes)
  );
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}
