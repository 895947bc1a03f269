import type { TimedFiring } from '../conclude/firing.ts';
import type { CorrelationRule } from '../rule.ts';
import type { Answers } from './case-base.ts';
import { groupMembers, type Candidate } from './candidates.ts';
import type { ExplainedMember } from './explanation.ts';
import { nearestTo, type Window } from './window.ts';

/** So many events of a member are named, the nearest to the window's event. */
const MOST_EVENTS = 10;

/** What there is of one rule of a correlation in the window, in the group and at all. */
export function explainMember(
  rule: CorrelationRule,
  position: number,
  candidates: readonly Candidate[],
  {
    window,
    alike,
    isThis,
    answers,
  }: {
    readonly window: Window;
    readonly alike: readonly TimedFiring[];
    readonly isThis: boolean;
    readonly answers: Answers;
  },
): ExplainedMember {
  const group = groupMembers(candidates);
  const { time } = window.at;
  const shown = alike
    .toSorted((a, b) => Math.abs(a.time - time) - Math.abs(b.time - time))
    .slice(0, MOST_EVENTS)
    .toSorted((a, b) => a.rank - b.rank);
  const nearest = alike.length > 0 ? undefined : nearestTo(group, time);
  return {
    name: rule.ruleNames[position]!,
    title: answers.context.roleOf(rule, position),
    isThis,
    truth: alike.length > 0 ? 'yes' : 'no',
    events: shown.map(({ match }) => ({ event: match.event, evidence: match.evidence })),
    inWindow: alike.length,
    inGroup: group.length,
    inAll: candidates.length,
    nearest: nearest && { event: nearest.match.event, distance: nearest.time - time },
  };
}
