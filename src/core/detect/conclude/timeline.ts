import type { CorrelationRule } from '../rule.ts';
import { numberIn } from '../sigma/field-values.ts';
import { fieldOf, type Context } from './context.ts';
import { asMembers, type Member, type TimedFiring } from './firing.ts';
import { combinations, type Group } from './groups.ts';
import { compositeKey } from './identity.ts';

/** So many events are put in order in a step. */
const STEP = 256;
/** Of lists that are counted together, so many combinations are. */
const VALUES_OF_ONE_EVENT = 1000;

/** One event of a group, whichever documents matched it. */
export interface Entry {
  readonly time: number;
  readonly rank: number;
  readonly parts: readonly { readonly position: number; readonly firing: TimedFiring }[];
  /** What this event adds to the window, and the condition is about: itself, values, numbers, documents. */
  readonly terms: readonly (string | number)[];
}

/** The events of a group in order, each once. One that adds nothing (no value to count) is left out. */
export function* timelineOf(
  rule: CorrelationRule,
  group: Group,
  { read }: Context,
): Generator<void, Entry[]> {
  const parts = group
    .flatMap((firings, position) => firings.map((firing) => ({ position, firing })))
    .toSorted((a, b) => a.firing.rank - b.firing.rank || a.position - b.position);

  const { type } = rule;
  const fields = rule.condition?.fields ?? [];
  const termsOf = ({ position, firing }: Entry['parts'][number]): readonly (string | number)[] => {
    if (type === 'event_count') return [firing.rank];
    if (type === 'temporal') return [position];
    const values = fields.map((field) => read(firing, fieldOf(rule, position, field)));
    if (type !== 'value_count') return values.flat().map(numberIn).filter(Number.isFinite);
    return values.length === 1 ? values[0]! : combinations(values, VALUES_OF_ONE_EVENT).map(compositeKey);
  };
  const timeline: Entry[] = [];
  for (let from = 0, to = 0; from < parts.length; from = to) {
    const { rank, time } = parts[from]!.firing;
    while (parts[to]?.firing.rank === rank) to++;
    const ofEvent = parts.slice(from, to);
    const terms = [...new Set(ofEvent.flatMap(termsOf))];
    if (terms.length > 0) timeline.push({ time, rank, parts: ofEvent, terms });
    if (timeline.length % STEP === STEP - 1) yield;
  }
  return timeline;
}

/** The event as members of a chain, once for each document that matched it. */
export function membersOf(rule: CorrelationRule, { parts }: Entry, { roleOf }: Context): Member[] {
  return parts.flatMap(({ position, firing }) => asMembers(firing, roleOf(rule, position)));
}
