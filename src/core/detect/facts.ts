import { networkOf } from '../enrich/enrich.ts';
import type { EnrichContext, KeyPairMention } from '../enrich/enrichment.ts';
import { credentialKind } from '../enrich/credential.ts';
import { keyPairMentions } from '../enrich/key-pair.ts';
import { hideSessionTokensInText } from '../enrich/redact.ts';
import {
  mayMakeSecurityGroups,
  securityGroupMentions,
  type SecurityGroupMention,
} from '../enrich/security-group.ts';
import type { LogEvent } from '../log/log.ts';
import type { EventFacts } from './finding.ts';

/** What an event's record says of key pairs and security groups. */
export interface Mentions {
  readonly keyPairs: readonly Pick<KeyPairMention, 'role' | 'name' | 'keyPairId'>[];
  readonly securityGroups: readonly Pick<SecurityGroupMention, 'role' | 'name' | 'groupId'>[];
}

/**
 * What is kept of an event once its log is out of sight. `log` is the caller's name for the log. The record is read
 * only if its `mentions` are not known.
 */
export function eventFacts(
  log: string,
  event: LogEvent,
  { asn, assessName }: Pick<EnrichContext, 'asn' | 'assessName'>,
  mentions: Mentions = mentionsIn(event),
): EventFacts {
  const as = networkOf(event.sourceIPAddress, asn);
  return factsOfEvent(log, event, as, keptMentions(mentions, assessName));
}

/** What facts keep of what a record mentions. */
export function keptMentions(
  { keyPairs, securityGroups }: Mentions,
  assessName: EnrichContext['assessName'],
): KeptMentions {
  if (keyPairs.length === 0 && securityGroups.length === 0) return NO_MENTIONS;
  return {
    keyPairs: keyPairs.map(({ role, name, keyPairId }) => ({ role, name, keyPairId })),
    securityGroups: securityGroups
      .filter(({ role }) => role === 'created' || role === 'opened')
      .map(({ name, groupId }) => ({
        name,
        reason: name === undefined ? undefined : assessName(name, 'security-group').reason,
        groupId,
      })),
  };
}

/** The same of what is known, without looking at the record. */
export function factsOfEvent(
  log: string,
  event: LogEvent,
  as: EventFacts['as'],
  { keyPairs, securityGroups }: KeptMentions,
): EventFacts {
  const { accessKeyId, userAgent } = event;
  return {
    log,
    index: event.index,
    span: event.span,
    eventID: event.eventID,
    eventName: event.eventName,
    eventSource: event.eventSource,
    eventTime: event.eventTime,
    time: event.time,
    accessKeyId,
    credential: credentialKind(accessKeyId),
    principalArn: event.principalArn,
    userName: event.userName,
    accountId: event.accountId,
    region: event.awsRegion,
    sourceIPAddress: event.sourceIPAddress,
    userAgent: userAgent === undefined ? undefined : hideSessionTokensInText(userAgent),
    as,
    success: event.error === undefined,
    keyPairs,
    securityGroups,
  };
}

export type KeptMentions = Pick<EventFacts, 'keyPairs' | 'securityGroups'>;

/** Of nearly all calls. */
export const NO_MENTIONS: KeptMentions = { keyPairs: [], securityGroups: [] };

/** Groups that are only used are not looked for. */
export function mentionsIn(event: LogEvent): Mentions {
  const isAboutGroups = mayMakeSecurityGroups(event.eventSource, event.eventName);
  return {
    keyPairs: keyPairMentions(event),
    securityGroups: isAboutGroups ? securityGroupMentions(event) : [],
  };
}
