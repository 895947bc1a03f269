import type { EnrichContext } from '../enrich/enrichment.ts';
import { keyPairMentions } from '../enrich/key-pair.ts';
import { securityGroupMentions } from '../enrich/security-group.ts';
import type { LogEvent } from '../log/log.ts';
import type { LogMatches } from './finding.ts';

type Join = LogMatches['joins'][number];

/** What a creation tells about events that give only an id: the name of a security group, of a key pair. */
export function joinsOf(log: string, event: LogEvent, { assessName }: EnrichContext): Join[] {
  if (event.eventSource !== 'ec2.amazonaws.com') return [];
  const { accountId, awsRegion: region } = event;
  const join = (kind: Join['kind'], id: string | undefined, name: string | undefined): Join[] =>
    id === undefined || name === undefined
      ? []
      : [{ kind, id, name, reason: assessName(name, kind).reason, accountId, region, log }];

  switch (event.eventName) {
    case 'CreateSecurityGroup':
      return securityGroupMentions(event).flatMap(({ groupId, name }) =>
        join('security-group', groupId, name),
      );
    case 'CreateKeyPair':
    case 'ImportKeyPair':
      return keyPairMentions(event).flatMap(({ keyPairId, name }) => join('key-pair', keyPairId, name));
    default:
      return [];
  }
}
