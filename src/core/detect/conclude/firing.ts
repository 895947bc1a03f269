import type { Match } from '../finding.ts';

/**
 * What a document said of one event: a detection matched it, or a correlation fired and it is the anchor. Both look
 * alike, so a correlation of correlations needs nothing of its own.
 */
export interface Firing {
  /** The anchor's own match: its event, evidence and values. */
  readonly match: Match;
  /** The event's place in the order of all events. */
  readonly rank: number;
  /** The event's time, if it has a readable one. */
  readonly time: number | undefined;
  /** The other events of the chain. */
  readonly members: readonly Member[];
  /** Values that hold for this firing alone and replace the event's: the group of a list-valued group-by, loaded history. */
  readonly narrowed: Readonly<Record<string, readonly string[]>>;
}

const NO_MEMBERS: Firing['members'] = [];
const NOT_NARROWED: Firing['narrowed'] = {};

/** What a detection said of an event. */
export function newFiring(match: Match, rank: number): Firing {
  return { match, rank, time: match.event.time, members: NO_MEMBERS, narrowed: NOT_NARROWED };
}

/** A firing whose event has a readable time; only these take part in windows. */
export interface TimedFiring extends Firing {
  readonly time: number;
}

export function isTimed(firing: Firing): firing is TimedFiring {
  return firing.time !== undefined;
}

/** Another event of a chain, under the name of the document that matched it. */
export interface Member {
  readonly role: string;
  readonly match: Match;
  readonly rank: number;
}

/**
 * How many events of one document a chain shows, the nearest to its anchor. One key that changes groups all day would
 * otherwise make every finding as long as the day.
 */
export const MEMBER_LIMIT = 50;

/** The same for a window that fires once for all its events: the whole episode, as far as anyone would read it. */
export const EPISODE_LIMIT = 200;

/** The firing as part of an outer chain: its own event, then the chain behind it. */
export function asMembers(firing: Firing, role: string): Member[] {
  return [{ role, match: firing.match, rank: firing.rank }, ...firing.members];
}
