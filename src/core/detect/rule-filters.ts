import type { EventFacts, Match, SuppressedMatch } from './finding.ts';
import type { FilterRule, MatchTarget, Rule, RuleSet } from './rule.ts';

/** The filters of a rule set, ready for its matches. */
export interface RuleFilters {
  /** True where a filter is for the rule, or for a correlation that it feeds. */
  areFor(rule: string): boolean;
  /** The filters that do not let an event pass for `rule`; empty: it passes. */
  holdingBack(rule: string, target: MatchTarget): readonly string[];
  /** What filters of correlations say of an event that `matched` detections, which feed them. */
  ofCorrelations(
    matched: readonly Match[],
    event: EventFacts,
    target: MatchTarget,
  ): readonly SuppressedMatch[];
}

const NONE: readonly never[] = [];

/** Sorts filters by the rules they are for. */
export function indexFilters({ rules, filters = [] }: RuleSet): RuleFilters {
  const byRule = new Map<string, FilterRule[]>();
  for (const filter of filters) {
    for (const rule of filter.rules) byRule.set(rule, [...(byRule.get(rule) ?? []), filter]);
  }
  const holdingBack: RuleFilters['holdingBack'] = (rule, target) => {
    const ofRule = byRule.get(rule);
    return ofRule ? ofRule.filter(({ passes }) => !passes(target)).map(({ key }) => key) : NONE;
  };
  const byKey = new Map(rules.map((rule) => [rule.key, rule]));
  const filtered = rules
    .filter(({ kind, key }) => kind === 'correlation' && byRule.has(key))
    .map((rule) => ({ rule: rule.key, feeders: feedersOf(rule, byKey) }));
  return {
    areFor: (rule) => byRule.has(rule) || filtered.some(({ feeders }) => feeders.has(rule)),
    holdingBack,
    ofCorrelations: (matched, event, target) =>
      filtered.flatMap(({ rule, feeders }): readonly SuppressedMatch[] => {
        if (!matched.some((match) => feeders.has(match.rule))) return NONE;
        const held = holdingBack(rule, target);
        return held.length === 0
          ? NONE
          : [{ match: { rule, event, evidence: [], values: {} }, filters: held }];
      }),
  };
}

/** The keys of a rule and of all that it is made of. */
export function feedersOf(rule: Rule, byKey: ReadonlyMap<string, Rule>): ReadonlySet<string> {
  const feeders = new Set([rule.key]);
  // A set is walked to its end, and what is added meanwhile as well.
  for (const key of feeders) {
    const each = byKey.get(key);
    if (each?.kind === 'correlation') for (const part of each.rules) feeders.add(part);
  }
  return feeders;
}
