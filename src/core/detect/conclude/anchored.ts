import { flatMapInSteps } from '../../log/steps.ts';
import type { CorrelationRule } from '../rule.ts';
import { companionsOf, type Companions } from './companions.ts';
import type { Context } from './context.ts';
import { asMembers, MEMBER_LIMIT, type Firing, type Member, type TimedFiring } from './firing.ts';
import type { Group } from './groups.ts';
import { presenceOf } from './presence.ts';
import { latest, nearest } from './windows.ts';

/** Finds the events of one document that go with an anchor; none: the chain is not complete. */
type FindChain = (
  anchor: TimedFiring,
  others: readonly Companions[],
  roles: readonly string[],
) => Member[] | undefined;

/** A `temporal` or `temporal_ordered` correlation seen from its anchor: each anchor event whose chain is complete. */
export function* anchoredChains(
  rule: CorrelationRule,
  group: Group,
  anchorPosition: number,
  context: Context,
): Generator<void, Firing[]> {
  const positions = rule.rules
    .map((_, position) => position)
    .filter((position) => position !== anchorPosition);
  const roles = positions.map((position) => context.roleOf(rule, position));
  const companions = positions.map((position) =>
    companionsOf(rule, group, position, anchorPosition, context),
  );
  const holds = presenceOf(rule);
  const findChain =
    rule.type === 'temporal_ordered'
      ? orderedChain(rule.timespan)
      : unorderedChain(rule.timespan, (found) =>
          holds((position) => position === anchorPosition || found[positions.indexOf(position)]!),
        );
  return yield* flatMapInSteps(group[anchorPosition]!, (anchor) => {
    const chain = findChain(
      anchor,
      companions.map((of) => of(anchor)),
      roles,
    );
    return chain ? [{ ...anchor, members: [...anchor.members, ...chain] }] : [];
  });
}

/**
 * Any order: within the timespan before or after the anchor the documents matched that must, and none that must not.
 * All their events there are members. `isComplete` is told which of the others were found.
 */
function unorderedChain(timespan: number, isComplete: (found: readonly boolean[]) => boolean): FindChain {
  return (anchor, others, roles) => {
    const found = others.map((companions) =>
      nearest(companions.candidates, anchor.time, timespan, MEMBER_LIMIT, companions),
    );
    if (!isComplete(found.map(({ length }) => length > 0))) return undefined;
    return found.flatMap((firings, at) => firings.flatMap((firing) => asMembers(firing, roles[at]!)));
  };
}

/**
 * In order, ending at the anchor: of each document the latest event that is not after the next one. Equal times count as
 * in order, but one event is not two steps.
 */
function orderedChain(timespan: number): FindChain {
  return (anchor, others, roles) => {
    const steps: Member[][] = [];
    const taken = new Set([anchor.rank]);
    let until = anchor.time;
    for (const [position, { candidates, accepts, skip }] of [...others.entries()].toReversed()) {
      const isTaken = (at: number): boolean => taken.has(candidates[at]!.rank);
      const found = latest(candidates, anchor.time - timespan, until, {
        accepts: (at) => !isTaken(at) && accepts(at),
        skip: (at, direction) => (isTaken(at) ? at + direction : skip(at, direction)),
      });
      const step = candidates[found];
      if (!step) return undefined;
      taken.add(step.rank);
      until = step.time;
      steps.unshift(asMembers(step, roles[position]!));
    }
    return steps.flat();
  };
}
