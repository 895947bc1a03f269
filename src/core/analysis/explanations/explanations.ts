import { ask, caseBase, type Asking } from '../../detect/explain/case-base.ts';
import { explainRule } from '../../detect/explain/explain-rule.ts';
import type { Explanation } from '../../detect/explain/explanation.ts';
import { explanationLines } from '../../detect/explain/explanation-lines.ts';
import { line, type Line } from '../../detect/explain/lines.ts';
import type { EventFacts } from '../../detect/finding.ts';
import type { MatchTarget, Rule, RuleSet } from '../../detect/rule.ts';
import { enrich } from '../../enrich/enrich.ts';
import type { EnrichContext } from '../../enrich/enrichment.ts';
import { eventOf } from '../../log/events.ts';
import type { Case } from '../case.ts';
import type { EventPlace } from '../deliveries/duplicates.ts';
import { remarksOn } from './remarks.ts';
import type { FindingFilter } from '../findings/filter.ts';
import { memoryOfOne } from '../lazy.ts';

/** Why a document says what it says of an event, and what became of it. */
export interface EventExplanation {
  readonly event: EventFacts;
  readonly explanation: Explanation;
  /** What became of a match: hidden, counted elsewhere. */
  readonly remarks: readonly Line[];
  /** The remarks, then the explanation. */
  readonly lines: readonly Line[];
}

/** Explains a document on an event of the case, in steps; `filter` is what is shown. */
export function* explainEvent(
  all: Case,
  place: EventPlace,
  rule: Rule,
  rules: RuleSet,
  context: EnrichContext,
  filter: FindingFilter,
): Generator<void, EventExplanation> {
  // The log may be gone before this has ended.
  const event = all.facts({ log: all.log(place.log)!, index: place.index });
  const target = targetAt(all, place, context);
  const asking = yield* askCase(all, rules);
  const explanation = yield* explainRule(rule, { target, place: countedAt(all, place) }, asking);
  const remarks = remarksOn(all, place, explanation, filter, rules).map((words) => line(0, undefined, words));
  return { event, explanation, remarks, lines: [...remarks, ...explanationLines(explanation, place.log)] };
}

const baseOf = memoryOfOne((all: Case, rules: RuleSet) =>
  caseBase(
    all.logs.map(({ matches }) => matches),
    rules,
    (event) => all.duplicates().firstOf(event) !== undefined,
  ),
);

/** What a case is asked with; its groundwork is laid once for as long as the case is the same. */
export function* askCase(all: Case, rules: RuleSet): Generator<void, Asking> {
  yield* all.duplicates.inSteps();
  yield* all.conclusion.inSteps();
  return ask(yield* baseOf(all, rules).inSteps());
}

/** An event as rules see it. */
export function targetAt(all: Case, { log, index }: EventPlace, context: EnrichContext): MatchTarget {
  const event = eventOf(all.log(log)!.log, index);
  return { event, enrichment: enrich(event, context) };
}

/** Of several deliveries of an event the one that the conclusion speaks of. */
export function countedAt(all: Case, place: EventPlace): EventPlace {
  return all.duplicates().firstOf(place) ?? place;
}
