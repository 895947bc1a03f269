import type { FilterRule, RefusedRule, Rule, RuleSet } from '../rule.ts';

/** What a file of tests is about. */
export interface Subject {
  /** All rules, since some need others, and of the filters only those of the file. */
  readonly rules: RuleSet;
  /** What each document is called → the id of its findings: of the file's rules, and of those that its filters are for. */
  readonly findings: ReadonlyMap<string, string>;
  /** Documents of the file that did not load. */
  readonly refused: readonly RefusedRule[];
}

/**
 * What is tested in the rules of one file. Filters that stand elsewhere say what is harmless somewhere, not what a rule
 * finds, so a test does not change with them.
 */
export function subjectOf(rules: RuleSet, path: string): Subject {
  const filters = (rules.filters ?? []).filter((filter) => filter.path === path);
  const filtered = new Set(filters.flatMap((filter: FilterRule) => filter.rules));
  const tested = rules.rules.filter((rule) => rule.path === path || filtered.has(rule.key));
  return {
    rules: { ...rules, filters },
    findings: new Map(tested.flatMap(namesOf)),
    refused: rules.refused.filter((refused) => refused.path === path),
  };
}

function namesOf({ finding, id, name, title }: Rule): [string, string][] {
  return [title, name, id, finding].flatMap((text) => (text === undefined ? [] : [[text, finding]]));
}
