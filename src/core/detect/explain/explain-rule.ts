import type { EventFacts } from '../finding.ts';
import { feedersOf } from '../rule-filters.ts';
import type { CorrelationRule, DetectionRule, MatchTarget, Rule } from '../rule.ts';
import { EventFields } from '../sigma/event-fields.ts';
import { answersFrom, isAt, type Asking, type CaseBase, type EventPlace } from './case-base.ts';
import { correlationBody } from './explain-correlation.ts';
import { explainDetection, explainFilters } from './explain-detection.ts';
import { explainNewTerms } from './explain-new-terms.ts';
import type {
  CorrelationExplanation,
  DetectionExplanation,
  ExplainedFilter,
  ExplainedVerdict,
  Explanation,
} from './explanation.ts';

/** One event of a case. */
export interface Subject {
  /** What its record says. */
  readonly target: MatchTarget;
  /** The delivery of it that counts. */
  readonly place: EventPlace;
}

/** Why a document says what it says of an event, in steps of some milliseconds. Never throws. */
export function* explainRule(rule: Rule, subject: Subject, asking: Asking): Generator<void, Explanation> {
  const fields = EventFields.of(subject.target);
  return rule.kind === 'detection'
    ? yield* detection(rule, { ...subject, target: fields }, asking)
    : yield* correlation(rule, { ...subject, target: fields }, asking);
}

function* detection(
  rule: DetectionRule,
  { target, place }: Subject,
  { base, kept, all }: Asking,
): Generator<void, DetectionExplanation> {
  const own = explainDetection(rule, target, base.filtersOf(rule.key));
  if (!rule.newTerms || own.verdict !== 'match') return own;
  // What a filter takes away is no history for the rest either.
  const isHeld = own.suppressedBy.length > 0;
  const answers = isHeld ? all : kept;
  const fired = yield* answers.firings(rule.key);
  // The conclusion asks this document for what is new; asked as one that does not, it tells all that it matches.
  const plain = answersFrom(
    { ...base, ruleSet: { ...base.ruleSet, rules: [{ ...rule, newTerms: undefined }] } },
    isHeld ? base.all : base.kept,
  );
  const matched = yield* plain.firings(rule.key);
  const firing = matched.find(({ match }) => isAt(match.event, place));
  if (!firing) return own;
  const isNew = fired.some(({ rank }) => rank === firing.rank);
  const reasons = answers.undecided(rule, place);
  const newTerms = explainNewTerms(rule.newTerms, firing, matched, isNew, reasons, answers.context);
  return { ...own, verdict: verdictOf(newTerms.truth), newTerms };
}

function verdictOf(truth: 'yes' | 'no' | 'undecided'): ExplainedVerdict {
  if (truth === 'undecided') return truth;
  return truth === 'yes' ? 'match' : 'no-match';
}

function* correlation(
  rule: CorrelationRule,
  subject: Subject,
  asking: Asking,
): Generator<void, CorrelationExplanation> {
  const { base } = asking;
  const own: Explanation[] = [];
  for (const key of new Set(rule.rules)) {
    const part = base.rules.get(key);
    if (part) own.push(yield* explainRule(part, subject, asking));
  }
  const filtered = yield* correlationBody(rule, subject.place, asking.kept);
  const unfiltered =
    filtered.fires || base.heldBack.length === 0
      ? undefined
      : yield* correlationBody(rule, subject.place, asking.all);
  const isHeld = unfiltered?.fires === true;
  const { fires, undecided, ...body } = isHeld ? unfiltered : filtered;
  const isUndecided = undecided || (!fires && own.some(({ verdict }) => verdict === 'undecided'));
  return {
    kind: 'correlation',
    rule,
    verdict: fires ? 'match' : isUndecided ? 'undecided' : 'no-match',
    suppressedBy: isHeld ? filtersBehind(rule, subject, body.members, base) : [],
    ...body,
    own,
  };
}

/** The filters to which it is due that a correlation has no finding: its own, and those of its chain. */
function filtersBehind(
  rule: CorrelationRule,
  { target, place }: Subject,
  members: CorrelationExplanation['members'],
  base: CaseBase,
): readonly ExplainedFilter[] {
  const own = explainFilters(base.filtersOf(rule.key), EventFields.of(target));
  if (own.length > 0) return own;
  const feeders = feedersOf(rule, base.rules);
  const chain: readonly EventFacts[] = members.flatMap(({ events }) => events.map(({ event }) => event));
  const isOfChain = (event: EventPlace): boolean =>
    isAt(event, place) || chain.some((each) => isAt(each, event));
  const behind = base.heldBack.filter(({ match }) => feeders.has(match.rule));
  const ofChain = behind.filter(({ match }) => isOfChain(match.event));
  const due = new Set((ofChain.length > 0 ? ofChain : behind).flatMap(({ filters }) => filters));
  const filters = (base.ruleSet.filters ?? []).filter(({ key }) => due.has(key));
  return filters.map((filter) => ({ filter, condition: undefined }));
}
