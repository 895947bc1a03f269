import type { Undecided } from '../../detect/finding.ts';
import { undecidedGroups } from '../explanations/undecided-groups.ts';
import type { Location, Places } from './location.ts';

/** How often one rule could not be decided for one reason, with one place to look at. */
export interface UndecidedSummary {
  readonly rule: string;
  /** With the event's own value as `{address}`: "no AS known for {address}". */
  readonly reason: string;
  readonly count: number;
  readonly example: Location;
}

/** Undecided rules by rule and reason, the most frequent first. */
export function summarizeUndecided(undecided: readonly Undecided[], places: Places): UndecidedSummary[] {
  return undecidedGroups(undecided).map(({ id, reason, events }) => {
    const [{ log, span }] = events as [(typeof events)[number]];
    return { rule: id, reason, count: events.length, example: places.locate(log, span) };
  });
}
