import type { EventFacts, Evidence, Match } from '../finding.ts';

/** What columns do not tell of the matches of an event. Plain data; places are counted from the event's record. */
export interface Noted extends Pick<EventFacts, 'keyPairs' | 'securityGroups'>, Pick<Match, 'values'> {
  /** Of the fields that columns do not tell, those of one field one after the other. */
  readonly evidence: readonly Evidence[];
}
