import type { Firing, TimedFiring } from '../conclude/firing.ts';
import { isTimed } from '../conclude/firing.ts';
import { presenceOf } from '../conclude/presence.ts';
import type { CorrelationRule, Presence } from '../rule.ts';
import type { Answers } from './case-base.ts';
import type { Candidate } from './candidates.ts';
import type { CorrelationReason } from './explanation.ts';
import { isInside, measured, type Measured, type Window } from './window.ts';

/** A group and a window of it that is not enough. */
export interface Shortfall {
  readonly candidates: readonly (readonly Candidate[])[];
  readonly members: readonly (readonly TimedFiring[])[];
  readonly window: Window;
  /** Those of the members that count in the window. */
  readonly alike: readonly (readonly TimedFiring[])[];
  /** What the rules say of the event that was asked about. */
  readonly own: readonly (Firing | undefined)[];
  readonly found: Measured;
  readonly answers: Answers;
}

/** Why a window does not do: what is missing, and whether the window, the group or something else keeps it away. */
export function* reasonsAgainst(
  rule: CorrelationRule,
  shortfall: Shortfall,
): Generator<void, CorrelationReason[]> {
  const refused = shortfall.own.flatMap((firing, at) => (firing ? refusal(rule, shortfall, firing, at) : []));
  const isAlone = shortfall.alike.every(({ length }) => length === 0);
  if (refused.length > 0 && isAlone) return refused;
  const reasons = rule.condition ? yield* againstCount(rule, shortfall) : againstPresence(rule, shortfall);
  return reasons;
}

/** Where `where` keeps the very event out. */
function refusal(
  rule: CorrelationRule,
  { candidates }: Shortfall,
  firing: Firing,
  at: number,
): CorrelationReason[] {
  const own = candidates[at]!.find((each) => each.firing.rank === firing.rank);
  return own && !own.accepted ? [whereReason(rule, at)] : [];
}

function whereReason({ where, ruleNames }: CorrelationRule, at: number): CorrelationReason {
  const member = ruleNames[at]!;
  return { kind: 'where', member, fields: Object.keys(where[member] ?? {}) };
}

function* againstCount(
  rule: CorrelationRule,
  { candidates, members, window, found, answers }: Shortfall,
): Generator<void, CorrelationReason[]> {
  const { anchor } = rule;
  if (anchor !== undefined && !members[rule.ruleNames.indexOf(anchor)]!.includes(window.at)) {
    return [{ kind: 'missing', member: anchor }];
  }
  // It holds, but the window of another event has said so.
  if (found.holds) return [];
  const endless: Window = { ...window, from: -Infinity, to: Infinity };
  const atAnyTime = yield* measured(rule, members, endless, answers);
  const ofAnyGroup = candidates.map((each) =>
    each
      .filter(({ accepted }) => accepted)
      .map(({ firing }) => firing)
      .filter(isTimed),
  );
  const byAnybody = yield* measured(rule, ofAnyGroup, window, answers);
  const reasons: CorrelationReason[] = [];
  if (atAnyTime.holds) reasons.push({ kind: 'window', member: undefined });
  if (byAnybody.holds) reasons.push({ kind: 'group', member: undefined });
  return reasons.length > 0 ? reasons : [{ kind: 'too-few' }];
}

function againstPresence(rule: CorrelationRule, shortfall: Shortfall): CorrelationReason[] {
  const { alike } = shortfall;
  const holds = presenceOf(rule);
  const isThere = (position: number): boolean => alike[position]!.length > 0;
  if (holds(isThere)) {
    const anchor = rule.anchor === undefined ? -1 : rule.ruleNames.indexOf(rule.anchor);
    // Everything is there, but not round this event.
    if (anchor >= 0 && !isThere(anchor)) return absence(rule, shortfall, anchor);
    return rule.type === 'temporal_ordered' ? [{ kind: 'order' }] : [];
  }
  const positions = rule.rules.map((_, position) => position);
  const unwanted = positions.filter(
    (position) => isThere(position) && holds((each) => each !== position && isThere(each)),
  );
  const forbidden = unwanted.map((position): CorrelationReason => ({
    kind: 'forbidden',
    member: rule.ruleNames[position]!,
  }));
  const wanted = rule.presence ? wantedIn(rule.presence, positions) : new Set(positions);
  const missing = positions.filter((position) => wanted.has(position) && !isThere(position));
  const reasons = [...forbidden, ...missing.flatMap((position) => absence(rule, shortfall, position))];
  return reasons.length > 0 ? reasons : [{ kind: 'too-few' }];
}

/** Why nothing of one rule is in the window. */
function absence(
  rule: CorrelationRule,
  { candidates, members, window }: Shortfall,
  position: number,
): CorrelationReason[] {
  const member = rule.ruleNames[position]!;
  const all = candidates[position]!;
  const inTime = all.filter(({ firing }) => firing.time !== undefined && isInside(window, firing.time));
  if (all.length === 0) return [{ kind: 'missing', member }];
  if (members[position]!.some(({ time }) => isInside(window, time))) {
    const links = [...rule.same, ...rule.unlike].filter(({ rules }) => rules.includes(member));
    return [{ kind: 'unalike', member, fields: [...new Set(links.flatMap(({ fields }) => fields))] }];
  }
  if (inTime.some(({ inGroup, accepted }) => inGroup && !accepted)) return [whereReason(rule, position)];
  const reasons: CorrelationReason[] = [];
  if (members[position]!.length > 0) reasons.push({ kind: 'window', member });
  if (inTime.some(({ inGroup, accepted }) => !inGroup && accepted)) reasons.push({ kind: 'group', member });
  return reasons.length > 0 ? reasons : [{ kind: 'missing', member }];
}

/** The rules that a condition asks for somewhere, rather than only forbids. */
function wantedIn(presence: Presence, all: readonly number[], isWanted = true): ReadonlySet<number> {
  switch (presence.kind) {
    case 'rule':
      return new Set(isWanted ? [presence.position] : []);
    case 'not':
      return wantedIn(presence.part, all, !isWanted);
    case 'limits':
      return new Set(all);
    case 'all':
    case 'any':
      return new Set(presence.parts.flatMap((part) => [...wantedIn(part, all, isWanted)]));
  }
}
