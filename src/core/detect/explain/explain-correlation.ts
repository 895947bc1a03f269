import { companionsOf } from '../conclude/companions.ts';
import { isTimed, type Firing, type TimedFiring } from '../conclude/firing.ts';
import type { CorrelationRule } from '../rule.ts';
import { isAt, type Answers, type EventPlace } from './case-base.ts';
import {
  candidatesOf,
  groupMembers,
  groupsOf,
  missingGroupField,
  type Candidate,
  type GroupValues,
} from './candidates.ts';
import { explainMeasure } from './explain-measure.ts';
import { explainMember } from './explain-member.ts';
import { shownTerm } from './explain-new-terms.ts';
import type { CorrelationExplanation, CorrelationReason } from './explanation.ts';
import { reasonsAgainst } from './reasons.ts';
import { fullestWindow, isInside, looksBack, measured, nearestTo, windowAt, type Window } from './window.ts';

/** What of an explanation is about the correlation alone. */
export type CorrelationBody = Omit<
  CorrelationExplanation,
  'kind' | 'rule' | 'verdict' | 'suppressedBy' | 'own'
> & { readonly fires: boolean; readonly undecided: boolean };

/** Why a correlation's finding stands on an event, or does not: which members there are, in which group and window. */
export function* correlationBody(
  rule: CorrelationRule,
  event: EventPlace,
  answers: Answers,
): Generator<void, CorrelationBody> {
  const inputs: (readonly Firing[])[] = [];
  for (const key of rule.rules) inputs.push(yield* answers.firings(key));
  const fired = yield* answers.firings(rule.key);
  const own = inputs.map((firings) => firings.find(({ match }) => isAt(match.event, event)));
  const position = own.findIndex((firing) => firing !== undefined);
  const firing = own[position];
  const undecided = answers.undecided(rule, event).length > 0;
  if (!firing) return outside(rule, inputs, own, [{ kind: 'no-member' }], undecided, answers);
  if (!isTimed(firing)) return outside(rule, inputs, own, [{ kind: 'no-time' }], undecided, answers);

  const carrying = fired.find(({ match }) => isAt(match.event, event));
  const carrier = carrying ?? fired.find(({ members }) => members.some(({ rank }) => rank === firing.rank));
  const group = groupFor(rule, firing, position, carrier, answers);
  if (!group) {
    const field = missingGroupField(rule, firing, position, answers) ?? rule.groupBy[0] ?? '';
    return outside(rule, inputs, own, [{ kind: 'no-group', field }], undecided, answers);
  }
  yield;
  const candidates: (readonly Candidate[])[] = [];
  for (const [at, firings] of inputs.entries()) {
    candidates.push(yield* candidatesOf(rule, firings, at, group, answers));
    yield;
  }
  const members = candidates.map(groupMembers);
  const window = yield* windowFor(rule, members, firing, carrier, answers);
  const alike = candidates.map((_, at) => alikeTo(rule, members, window, at, answers));
  const found = yield* measured(rule, members, window, answers);
  const fires = carrying !== undefined;
  const parts = candidates.map((each, at) =>
    explainMember(rule, at, each, { window, alike: alike[at]!, isThis: own[at] !== undefined, answers }),
  );
  const reasons: CorrelationReason[] = fires
    ? []
    : carrier
      ? [{ kind: 'carried', event: carrier.match.event }]
      : yield* reasonsAgainst(rule, { candidates, members, window, alike, own, found, answers });
  return {
    fires,
    undecided,
    ...shape(rule),
    groupBy: rule.groupBy.map((field, at) => ({ field, values: [shownTerm(group[at]!)] })),
    at: window.at.match.event,
    window: { from: window.from, to: window.to },
    partOf: fires ? undefined : carrier?.match.event,
    members: parts,
    measure: explainMeasure(rule, found),
    reasons,
  };
}

function shape(rule: CorrelationRule): Pick<CorrelationBody, 'type' | 'timespan' | 'looks'> {
  return { type: rule.type, timespan: rule.timespan, looks: looksBack(rule) ? 'back' : 'both-ways' };
}

/** Where the event is in no group of the correlation: what there is at all. */
function outside(
  rule: CorrelationRule,
  inputs: readonly (readonly Firing[])[],
  own: readonly (Firing | undefined)[],
  reasons: readonly CorrelationReason[],
  undecided: boolean,
  { context }: Answers,
): CorrelationBody {
  return {
    fires: false,
    undecided,
    ...shape(rule),
    groupBy: rule.groupBy.map((field) => ({ field, values: [] })),
    at: undefined,
    window: undefined,
    partOf: undefined,
    members: inputs.map((firings, at) => ({
      name: rule.ruleNames[at]!,
      title: context.roleOf(rule, at),
      isThis: own[at] !== undefined,
      truth: own[at] ? 'yes' : 'no',
      events: [],
      inWindow: 0,
      inGroup: 0,
      inAll: firings.length,
      nearest: undefined,
    })),
    measure: explainMeasure(rule, { holds: false, value: undefined, entries: [] }),
    reasons,
  };
}

/** The group in question: that of the finding, else the first the event is in. */
function groupFor(
  rule: CorrelationRule,
  firing: Firing,
  position: number,
  carrier: Firing | undefined,
  answers: Answers,
): GroupValues | undefined {
  const groups = groupsOf(rule, firing, position, answers);
  if (groups.length < 2 || !carrier) return groups[0];
  const narrowed = Object.values(carrier.narrowed).flat();
  return groups.find((values) => values.some((value) => narrowed.includes(value))) ?? groups[0];
}

/** The window that is looked at: the finding's, else that of the nearest anchor, else the fullest around the event. */
function* windowFor(
  rule: CorrelationRule,
  members: readonly (readonly TimedFiring[])[],
  firing: TimedFiring,
  carrier: Firing | undefined,
  answers: Answers,
): Generator<void, Window> {
  if (carrier && isTimed(carrier)) return windowAt(rule, carrier);
  if (rule.anchor === undefined) return yield* fullestWindow(rule, members, firing, answers);
  const anchors = members[rule.ruleNames.indexOf(rule.anchor)]!;
  const own = anchors.find(({ rank }) => rank === firing.rank);
  const near = own ?? nearestTo(anchors, firing.time);
  const window = near && windowAt(rule, near);
  return window && isInside(window, firing.time) ? window : windowAt(rule, firing);
}

/** The members of the window that share what they must with its anchor, and nothing that they must not. */
function alikeTo(
  rule: CorrelationRule,
  members: readonly (readonly TimedFiring[])[],
  { at, from, to }: Window,
  position: number,
  { context }: Answers,
): readonly TimedFiring[] {
  const inside = (firings: readonly TimedFiring[]): readonly TimedFiring[] =>
    firings.filter(({ time }) => isInside({ from, to }, time));
  const anchor = rule.anchor === undefined ? -1 : rule.ruleNames.indexOf(rule.anchor);
  const isLinked = rule.same.length + rule.unlike.length > 0;
  if (anchor < 0 || position === anchor || !isLinked) return inside(members[position]!);
  const { candidates, accepts } = companionsOf(rule, members, position, anchor, context)(at);
  return inside(candidates.filter((_, index) => accepts(index)));
}
