import type { Context } from '../conclude/context.ts';
import type { Firing } from '../conclude/firing.ts';
import type { DetectionRule } from '../rule.ts';
import type { NewTermsExplanation } from './explanation.ts';

/**
 * Which history was searched for the values of an event, and what it holds. `firings` are all events that the condition
 * matches, in order; `isNew` and why it is undecided are what concluding said.
 */
export function explainNewTerms(
  { fields, history }: NonNullable<DetectionRule['newTerms']>,
  firing: Firing,
  firings: readonly Firing[],
  isNew: boolean,
  [reason]: readonly string[],
  { terms, firstTime }: Pick<Context, 'terms' | 'firstTime'>,
): NewTermsExplanation {
  const { time } = firing;
  const valuesOf = (each: Firing): (readonly string[])[] => fields.map((field) => terms(each, field));
  const own = valuesOf(firing);
  const known = {
    fields: fields.map((field, at) => ({ field, values: own[at]!.map(shownTerm) })),
    history,
    loaded: time === undefined || firstTime === undefined ? 0 : time - firstTime,
  };
  if (time === undefined || reason !== undefined) {
    return { ...known, truth: 'undecided', reason, earlier: 0, same: 0, lastSeen: undefined };
  }
  const before = firings.filter((each) => each.rank < firing.rank && each.time !== undefined);
  const isSame = (each: Firing): boolean =>
    valuesOf(each).every((values, at) => values.some((value) => own[at]!.includes(value)));
  const within = before.filter((each) => time - each.time! <= history);
  return {
    ...known,
    truth: isNew ? 'yes' : 'no',
    reason: undefined,
    earlier: within.length,
    same: within.filter(isSame).length,
    lastSeen: before.findLast(isSame)?.match.event,
  };
}

/** An unknown account or region is told apart from those of other logs by what nobody can read. */
export function shownTerm(term: string): string {
  return term.startsWith('\0') ? 'unknown' : term;
}
