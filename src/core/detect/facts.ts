import type { EnrichContext, Enrichment } from '../enrich/enrichment.ts';
import { credentialKind } from '../enrich/credential.ts';
import { keyPairMentions } from '../enrich/key-pair.ts';
import { securityGroupMentions } from '../enrich/security-group.ts';
import type { LogEvent } from '../log/log.ts';
import type { EventFacts } from './finding.ts';

/** What is kept of an event once its log is out of sight. `log` is the caller's name for the log. */
export function eventFacts(
  log: string,
  event: LogEvent,
  enrichment: Enrichment,
  { assessName }: EnrichContext,
): EventFacts {
  return {
    log,
    index: event.index,
    span: event.span,
    eventID: event.eventID,
    eventName: event.eventName,
    eventSource: event.eventSource,
    eventTime: event.eventTime,
    time: event.time,
    accessKeyId: event.accessKeyId,
    credential: credentialKind(event.accessKeyId),
    principalArn: event.principalArn,
    userName: event.userName,
    accountId: event.accountId,
    region: event.awsRegion,
    sourceIPAddress: event.sourceIPAddress,
    as: autonomousSystem(enrichment),
    success: event.error === undefined,
    keyPairs: keyPairMentions(event).map(({ role, name, keyPairId }) => ({ role, name, keyPairId })),
    securityGroups: securityGroupMentions(event)
      .filter(({ role }) => role === 'created' || role === 'opened')
      .map(({ name, groupId }) => ({
        name,
        reason: name === undefined ? undefined : assessName(name, 'security-group').reason,
        groupId,
      })),
  };
}

function autonomousSystem(enrichment: Enrichment): EventFacts['as'] {
  const number = valueOf(enrichment, 'source.as.number');
  const organization = valueOf(enrichment, 'source.as.organization.name');
  return typeof number === 'number' && typeof organization === 'string'
    ? { number, organization }
    : undefined;
}

function valueOf(enrichment: Enrichment, name: 'source.as.number' | 'source.as.organization.name'): unknown {
  const field = enrichment.get(name);
  return field && 'value' in field ? field.value : undefined;
}
