import type { EventFacts, LogMatches } from '../finding.ts';
import { placedKey } from './identity.ts';

type Join = LogMatches['joins'][number];

/** What is to be known of an event to join it with others. */
export type JoinedEvent = Pick<EventFacts, 'log' | 'accountId' | 'region' | 'keyPairs' | 'securityGroups'>;

/** What other events say of an id: the name of a security group or a key pair that this event gives only by id. */
export interface Joins {
  groupNames(event: JoinedEvent): readonly string[];
  groupReasons(event: JoinedEvent): readonly string[];
  keyPairNames(event: JoinedEvent): readonly string[];
}

/** Indexes the creations of all logs. An event's own name is always taken first. */
export function indexJoins(logs: readonly LogMatches[]): Joins {
  const groups = new Map<string, Join>();
  const keyPairs = new Map<string, Join>();
  const inOrder = logs.filter(({ joins }) => joins.length > 0).toSorted((a, b) => (a.log < b.log ? -1 : 1));
  for (const join of inOrder.flatMap((log) => log.joins)) {
    const index = join.kind === 'security-group' ? groups : keyPairs;
    const key = placedKey(join, join.id);
    if (!index.has(key)) index.set(key, join);
  }
  const find = (index: Map<string, Join>, event: JoinedEvent, id: string | undefined): Join | undefined =>
    id === undefined ? undefined : index.get(placedKey(event, id));

  return {
    groupNames: (event) =>
      distinct(event.securityGroups.map(({ name, groupId }) => name ?? find(groups, event, groupId)?.name)),
    groupReasons: (event) =>
      distinct(
        event.securityGroups.map(({ name, reason, groupId }) =>
          name === undefined ? find(groups, event, groupId)?.reason : reason,
        ),
      ),
    keyPairNames: (event) =>
      distinct(event.keyPairs.map(({ name, keyPairId }) => name ?? find(keyPairs, event, keyPairId)?.name)),
  };
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
