import type { EnrichContext } from '../enrich/enrichment.ts';
import { keyPairMentions } from '../enrich/key-pair.ts';
import { securityGroupMentions } from '../enrich/security-group.ts';
import type { LogEvent } from '../log/log.ts';
import type { LogMatches } from './finding.ts';

type Join = LogMatches['joins'][number];

/** What an event cannot tell by itself, or not always: `conclude` looks for it in the creations of all logs. */
export const JOINED_FIELDS: ReadonlySet<string> = new Set([
  'cloudtrail.security_group.name',
  'cloudtrail.security_group.name.reason',
  'cloudtrail.key_pair.name',
]);

const SOURCE = 'ec2.amazonaws.com';
const NAMES: ReadonlySet<string> = new Set(['CreateSecurityGroup', 'CreateKeyPair', 'ImportKeyPair']);

/** True for the calls of which `joinsOf` can tell anything. */
export function mayJoin(eventSource: string, eventName: string): boolean {
  return eventSource === SOURCE && NAMES.has(eventName);
}

/** What a creation tells about events that give only an id: the name of a security group, of a key pair. */
export function joinsOf(log: string, event: LogEvent, { assessName }: EnrichContext): Join[] {
  if (!mayJoin(event.eventSource, event.eventName)) return [];
  const { accountId, awsRegion: region } = event;
  const join = (kind: Join['kind'], id: string | undefined, name: string | undefined): Join[] =>
    id === undefined || name === undefined
      ? []
      : [{ kind, id, name, reason: assessName(name, kind).reason, accountId, region, log }];

  return event.eventName === 'CreateSecurityGroup'
    ? securityGroupMentions(event).flatMap(({ groupId, name }) => join('security-group', groupId, name))
    : keyPairMentions(event).flatMap(({ keyPairId, name }) => join('key-pair', keyPairId, name));
}
