import { alternativesOf, type Alternative } from '../alternatives.ts';
import type { CorrelationRule } from '../rule.ts';
import type { Context } from './context.ts';
import { asMembers, EPISODE_LIMIT, type Firing, type Member, type TimedFiring } from './firing.ts';
import type { Group } from './groups.ts';
import { firstAfter } from './windows.ts';

/** So many chains are looked at in a step. */
const STEP = 64;

/** The first steps of a chain, in order. */
interface Chain {
  readonly start: number;
  readonly steps: readonly TimedFiring[];
}

/** A complete chain and the document of each step. */
interface CompleteChain extends Chain {
  readonly end: TimedFiring;
  readonly positions: readonly number[];
}

/**
 * `temporal_ordered` without an anchor: an event of the last document completes a chain, one event of each document in
 * order, equal times counting as in order. It fires when the window comes to hold a complete chain and again after it
 * held none; what completes a chain meanwhile joins the first.
 */
export function* orderedWindow(
  rule: CorrelationRule,
  group: Group,
  { roleOf }: Context,
): Generator<void, Firing[]> {
  const firings: Firing[] = [];
  let episode: { members: Member[]; start: number } | undefined;
  for (const [number, { steps, start, end, positions }] of chainsOf(rule, group).entries()) {
    if (number % STEP === STEP - 1) yield;
    const last = steps.length - 1;
    const members = steps.flatMap((step, at) =>
      at === last ? step.members : asMembers(step, roleOf(rule, positions[at]!)),
    );
    if (episode && episode.start >= end.time - rule.timespan) {
      episode.start = Math.max(episode.start, start);
      if (episode.members.length < EPISODE_LIMIT) {
        episode.members.push(...members, ...asMembers(end, roleOf(rule, positions[last]!)));
      }
    } else {
      episode = { members, start };
      firings.push({ ...end, members });
    }
  }
  return firings;
}

/** The chains of every way in which the condition comes true, in order of their ends; of one end that which starts latest. */
function chainsOf({ presence, rules, timespan }: CorrelationRule, group: Group): readonly CompleteChain[] {
  const alternatives = (presence && alternativesOf(presence, rules.length)) ?? [];
  const chains = alternatives.flatMap((alternative) => [...alternativeChains(alternative, group, timespan)]);
  if (alternatives.length < 2) return chains;
  const byEnd = new Map<number, CompleteChain>();
  for (const chain of chains) {
    const known = byEnd.get(chain.end.rank);
    if (!known || known.start < chain.start) byEnd.set(chain.end.rank, chain);
  }
  return [...byEnd.values()].toSorted((a, b) => a.end.time - b.end.time || a.end.rank - b.end.rank);
}

function* alternativeChains(
  { steps: positions, without }: Alternative,
  group: Group,
  timespan: number,
): Generator<CompleteChain> {
  const forbidden = without.map((position) => group[position]!);
  for (const chain of completeChains(
    positions.map((position) => group[position]!),
    timespan,
  )) {
    const end = chain.steps.at(-1)!;
    const isSpoilt = forbidden.some((firings) => {
      const latest = firings[firstAfter(firings, end.time) - 1];
      return latest !== undefined && latest.time >= end.time - timespan;
    });
    if (!isSpoilt) yield { ...chain, end, positions };
  }
}

/**
 * For every event of the last document the chain that ends there and starts latest, if that is within the timespan.
 * Of each unfinished chain the two that start latest are kept: should one already hold the event at hand, which cannot
 * be two steps of a chain, there is the other.
 */
function* completeChains(group: Group, timespan: number): Generator<Chain> {
  const steps = group
    .flatMap((firings, position) => firings.map((firing) => ({ position, firing })))
    .toSorted(
      (a, b) => a.firing.time - b.firing.time || a.position - b.position || a.firing.rank - b.firing.rank,
    );
  const best: Chain[][] = group.map(() => []);
  for (const { position, firing } of steps) {
    const before =
      position === 0
        ? { start: firing.time, steps: [] }
        : best[position - 1]!.find((chain) => chain.steps.every(({ rank }) => rank !== firing.rank));
    if (!before || firing.time - before.start > timespan) continue;
    const chain = { start: before.start, steps: [...before.steps, firing] };
    if (position === group.length - 1) yield chain;
    else best[position] = [chain, ...best[position]!].toSorted((a, b) => b.start - a.start).slice(0, 2);
  }
}
