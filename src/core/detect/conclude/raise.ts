import { atLeast, compareLevels, type Level } from '../level.ts';
import type { Rule } from '../rule.ts';
import type { Creations } from './creations.ts';
import type { Firing, Member } from './firing.ts';
import { asMember } from './creations.ts';

/** A firing that is reported, at the level of its document. */
export interface Report {
  readonly rule: Rule;
  readonly firing: Firing;
  readonly level: Level;
}

/**
 * The events that a finding of medium or above flags: its anchor and, where its document says so, its whole chain.
 * Levels are the documents' own, so nothing depends on a level that was raised.
 */
export function flaggedEvents(reports: readonly Report[]): ReadonlySet<number> {
  const flagged = new Set<number>();
  for (const { rule, firing, level } of reports) {
    if (rule.flags === 'none' || !atLeast(level, 'medium')) continue;
    flagged.add(firing.rank);
    if (rule.flags === 'chain') for (const { rank } of firing.members) flagged.add(rank);
  }
  return flagged;
}

/** Raises what is about a key pair whose creation was flagged, and names the creation among the related events. */
export function raise(report: Report, flagged: ReadonlySet<number>, creations: Creations): Report {
  const { rule, firing } = report;
  if (!rule.raise) return report;
  const behind = creations.behind(firing);
  const isFlagged = behind.some(({ rank }) => flagged.has(rank));
  const level = isFlagged && compareLevels(rule.raise.to, report.level) > 0 ? rule.raise.to : report.level;
  const known = new Set([firing.rank, ...firing.members.map(({ rank }) => rank)]);
  const added: Member[] = behind.filter(({ rank }) => !known.has(rank)).map(asMember);
  return { rule, level, firing: { ...firing, members: [...firing.members, ...added] } };
}
