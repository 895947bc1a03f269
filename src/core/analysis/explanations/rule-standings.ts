import { explainRule, type Subject } from '../../detect/explain/explain-rule.ts';
import { explainDetection } from '../../detect/explain/explain-detection.ts';
import type { Asking } from '../../detect/explain/case-base.ts';
import type { Explanation } from '../../detect/explain/explanation.ts';
import { correlationLines } from '../../detect/explain/correlation-lines.ts';
import type { Line } from '../../detect/explain/lines.ts';
import { newTermsLines } from '../../detect/explain/new-terms-lines.ts';
import { decidingItems, partLines } from '../../detect/explain/part-lines.ts';
import { feedersOf } from '../../detect/rule-filters.ts';
import type { CorrelationRule, DetectionRule, Rule, RuleSet } from '../../detect/rule.ts';
import { couldMatch } from '../../detect/rule-index.ts';
import { EventFields } from '../../detect/sigma/event-fields.ts';
import type { EnrichContext } from '../../enrich/enrichment.ts';
import type { Case } from '../case.ts';
import type { EventPlace } from '../deliveries/duplicates.ts';
import { askCase, countedAt, targetAt } from './explanations.ts';

/** In the order in which somebody wants them who misses a finding. */
export const STANDINGS = ['suppressed', 'near-miss', 'undecided', 'match', 'other'] as const;

/**
 * How a rule stands to an event. `near-miss`: it is about this call and something else failed. `suppressed`: it matches,
 * and a filter takes that away. `other`: it is about other calls.
 */
export type Standing = (typeof STANDINGS)[number];

export interface RuleStanding {
  readonly rule: Rule;
  readonly standing: Standing;
  /** How many tests failed or could not be decided. */
  readonly failed: number;
  /** The first of them, or what else is the reason. */
  readonly why: Line | undefined;
}

/** How every rule that reports findings stands to an event: what was nearest to a finding first. In steps. */
export function* ruleStandings(
  all: Case,
  place: EventPlace,
  rules: RuleSet,
  context: EnrichContext,
): Generator<void, readonly RuleStanding[]> {
  // The log may be gone before this has ended.
  const fields = EventFields.of(targetAt(all, place, context));
  const asking = yield* askCase(all, rules);
  const asked = { target: fields, place: countedAt(all, place) };
  const standings: RuleStanding[] = [];
  for (const rule of rules.rules) {
    if (!rule.reports) continue;
    standings.push(
      rule.kind === 'detection'
        ? yield* ofDetection(rule, asked, asking, fields)
        : yield* ofCorrelation(rule, asked, asking, fields),
    );
    yield;
  }
  return standings.toSorted(
    (a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || a.failed - b.failed,
  );
}

function* ofDetection(
  rule: DetectionRule,
  subject: Subject,
  asking: Asking,
  fields: EventFields,
): Generator<void, RuleStanding> {
  // Hundreds of rules are about other calls: they are not taken apart.
  if (!couldMatch(rule, fields.event)) return { rule, standing: 'other', failed: Infinity, why: undefined };
  return standingOf(yield* explainRule(rule, subject, asking), subject);
}

function* ofCorrelation(
  rule: CorrelationRule,
  subject: Subject,
  asking: Asking,
  fields: EventFields,
): Generator<void, RuleStanding> {
  const { rules, filtersOf } = asking.base;
  const feeders = [...feedersOf(rule, rules)].flatMap((key) => {
    const feeder = rules.get(key);
    return feeder?.kind === 'detection' && couldMatch(feeder, fields.event) ? feeder : [];
  });
  if (feeders.length === 0) return { rule, standing: 'other', failed: Infinity, why: undefined };
  if (feeders.some((feeder) => feeder.compiled().evaluate(fields).kind === 'match')) {
    return standingOf(yield* explainRule(rule, subject, asking), subject);
  }
  // None of its rules matches the event: the nearest of them tells why.
  const nearest = feeders
    .map((feeder) => standingOf(explainDetection(feeder, fields, filtersOf(feeder.key)), subject))
    .toSorted((a, b) => a.failed - b.failed)[0]!;
  return { ...nearest, rule };
}

function standingOf(explanation: Explanation, { place }: Subject): RuleStanding {
  const { rule, verdict, suppressedBy } = explanation;
  if (verdict === 'match') {
    return { rule, standing: suppressedBy.length > 0 ? 'suppressed' : 'match', failed: 0, why: undefined };
  }
  const standing = verdict === 'undecided' ? 'undecided' : 'near-miss';
  if (explanation.kind === 'correlation') {
    const lines = correlationLines(explanation);
    return { rule, standing, failed: explanation.reasons.length, why: lines[1] };
  }
  if (explanation.newTerms) {
    const lines = newTermsLines(explanation.newTerms);
    return { rule, standing, failed: 1, why: lines.at(-1) };
  }
  const deciding = decidingItems(explanation.condition);
  const [first] = deciding;
  return {
    rule,
    standing,
    failed: deciding.length,
    why: first && partLines({ ...first, name: undefined }, place.log)[0],
  };
}
