import { atLeast, type Level } from '../detect/level.ts';
import type { EventFacts, Finding } from '../detect/finding.ts';

/** One filter drives tree, Problems, code lens and export alike. */
export interface FindingFilter {
  readonly minimumLevel: Level;
  /** Case-insensitive substring of rule id, title, message or any entity; empty means all. */
  readonly search: string;
  /** Also what Sigma filters took away. Missing: not. */
  readonly suppressed?: boolean;
}

/** True if a finding is to be shown. */
export function passes(finding: Finding, { minimumLevel, search }: FindingFilter): boolean {
  if (!atLeast(finding.level, minimumLevel)) return false;
  if (search === '') return true;
  const wanted = search.toLowerCase();
  return searchableTexts(finding).some((text) => text?.toLowerCase().includes(wanted));
}

function searchableTexts({ id, title, message, event }: Finding): (string | undefined)[] {
  return [id, title, message, ...entityTexts(event)];
}

function entityTexts(event: EventFacts): (string | undefined)[] {
  return [
    event.eventID,
    event.eventName,
    event.accessKeyId,
    event.principalArn,
    event.userName,
    event.accountId,
    event.region,
    event.sourceIPAddress,
    event.as?.organization,
    ...event.keyPairs.flatMap(({ name, keyPairId }) => [name, keyPairId]),
    ...event.securityGroups.flatMap(({ name, groupId }) => [name, groupId]),
  ];
}
