import type { DetectionRule, FilterRule } from '../rule.ts';
import { EventFields } from '../sigma/event-fields.ts';
import type { MatchTarget } from '../rule.ts';
import { explainPart } from './explain-part.ts';
import type { DetectionExplanation, ExplainedFilter } from './explanation.ts';

/** Why a detection matches an event, does not, or cannot say. `filters` are those that are for it. Never throws. */
export function explainDetection(
  rule: DetectionRule,
  target: MatchTarget,
  filters: readonly FilterRule[],
): DetectionExplanation {
  const fields = EventFields.of(target);
  const verdict = rule.compiled().evaluate(fields).kind;
  return {
    kind: 'detection',
    rule,
    verdict,
    suppressedBy: verdict === 'no-match' ? [] : explainFilters(filters, fields),
    condition: explainPart(rule.parts(), fields),
    newTerms: undefined,
  };
}

/** Those of the filters that do not let the event pass, and why. */
export function explainFilters(
  filters: readonly FilterRule[],
  fields: EventFields,
): readonly ExplainedFilter[] {
  return filters
    .filter(({ passes }) => !passes(fields))
    .map((filter) => ({ filter, condition: explainPart(filter.parts(), fields) }));
}
