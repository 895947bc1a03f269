import { fieldOf } from '../conclude/context.ts';
import type { Firing, TimedFiring } from '../conclude/firing.ts';
import { combinations } from '../conclude/groups.ts';
import { compileWhere } from '../conclude/where.ts';
import { isTimed } from '../conclude/firing.ts';
import { mapInSteps } from '../../log/steps.ts';
import type { CorrelationRule } from '../rule.ts';
import type { Answers } from './case-base.ts';

/** An event that a rule of a correlation matched, and what keeps it out of the group in question. */
export interface Candidate {
  readonly firing: Firing;
  /** Its values of the group-by fields are those of the group. */
  readonly inGroup: boolean;
  /** It is as `where` asks. */
  readonly accepted: boolean;
}

/** The values that a group is of, one for each group-by field. */
export type GroupValues = readonly string[];

/** Lists of key pairs times lists of accounts: so many groups are looked at. */
const MOST_GROUPS = 20;

/** The groups that an event belongs to by what a rule says of it; none where a field has no value. */
export function groupsOf(
  rule: CorrelationRule,
  firing: Firing,
  position: number,
  { context }: Answers,
): readonly GroupValues[] {
  const lists = rule.groupBy.map((name) => context.terms(firing, fieldOf(rule, position, name)));
  return combinations(lists, MOST_GROUPS);
}

/** The first group-by field of which the event has no value. */
export function missingGroupField(
  rule: CorrelationRule,
  firing: Firing,
  position: number,
  { context }: Answers,
): string | undefined {
  const fields = rule.groupBy.map((name) => fieldOf(rule, position, name));
  return fields.find((field) => context.terms(firing, field).length === 0);
}

/** All events of one rule of a correlation, seen from a group. */
export function* candidatesOf(
  rule: CorrelationRule,
  firings: readonly Firing[],
  position: number,
  group: GroupValues,
  { context }: Answers,
): Generator<void, readonly Candidate[]> {
  const accepts = compileWhere(rule.where[rule.ruleNames[position]!], context.read);
  const fields = rule.groupBy.map((name) => fieldOf(rule, position, name));
  return yield* mapInSteps(firings, (firing): Candidate => {
    const values = fields.map((field) => context.terms(firing, field));
    const inGroup = values.every((list, at) => list.includes(group[at]!));
    // In this group an event with a list stands for the group's element only.
    const elements = fields.flatMap((field, at) =>
      values[at]!.length > 1 ? [[field, [group[at]!]] as const] : [],
    );
    const narrowed =
      inGroup && elements.length > 0
        ? { ...firing, narrowed: { ...firing.narrowed, ...Object.fromEntries(elements) } }
        : firing;
    return { firing: narrowed, inGroup, accepted: accepts(narrowed) };
  });
}

/** Those of the candidates that a window of the group may hold. */
export function groupMembers(candidates: readonly Candidate[]): readonly TimedFiring[] {
  return candidates
    .filter(({ inGroup, accepted }) => inGroup && accepted)
    .map(({ firing }) => firing)
    .filter(isTimed);
}
