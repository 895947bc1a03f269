import type { EventFacts, Undecided } from '../../detect/finding.ts';
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
  const groups = new Map<string, { rule: string; reason: string; count: number; first: EventFacts }>();
  for (const { id, reason, event } of undecided) {
    const template = reasonTemplate(reason, event);
    const key = JSON.stringify([id, template]);
    const group = groups.get(key) ?? { rule: id, reason: template, count: 0, first: event };
    groups.set(key, group);
    group.count++;
  }
  return [...groups.values()]
    .toSorted((a, b) => b.count - a.count)
    .map(({ rule, reason, count, first }) => ({
      rule,
      reason,
      count,
      example: places.locate(first.log, first.span),
    }));
}

function reasonTemplate(reason: string, { sourceIPAddress }: EventFacts): string {
  return sourceIPAddress ? reason.replace(sourceIPAddress, '{address}') : reason;
}
