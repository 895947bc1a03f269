import type { EventFacts } from '../core/detect/finding.ts';
import type { EntityKind } from '../core/analysis/entity.ts';
import type { CredentialKind } from '../core/enrich/enrichment.ts';

/** Words that several features use for the same thing. All results are plain text and may hold words from a log. */

/** "2026-03-01 10:02:11 UTC" */
export function utc(time: number | undefined): string {
  if (time === undefined) return 'at an unknown time';
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** "10:02:11" */
export function clock(time: number | undefined): string {
  return time === undefined ? '??:??:??' : new Date(time).toISOString().slice(11, 19);
}

/** "11-04 02:16:02": for the rows of a narrow tree; what is shown beside them has the whole time. */
export function shortUtc(time: number | undefined): string {
  return time === undefined ? '??-?? ??:??:??' : new Date(time).toISOString().slice(5, 19).replace('T', ' ');
}

export function eventTitle(event: EventFacts): string {
  return event.time === undefined ? event.eventName : `${utc(event.time)} ${event.eventName}`;
}

/** The shortest name of who made the call. */
export function principalName(event: Pick<EventFacts, 'userName' | 'principalArn' | 'accessKeyId'>): string {
  return event.userName ?? event.principalArn?.split('/').at(-1) ?? event.accessKeyId ?? 'unknown principal';
}

/** "1 event", "12 events" */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

const CREDENTIAL: Readonly<Record<CredentialKind, string>> = {
  'long-term': 'long-term access key, valid until it is deactivated',
  temporary: 'temporary access key, issued by STS and expiring by itself',
  service: 'credential of an AWS service',
  none: 'no access key: a call made by a service, or not signed',
  unknown: 'access key without a known prefix (redacted or malformed)',
};

export function credentialMeaning(kind: CredentialKind): string {
  return CREDENTIAL[kind];
}

/** What people call a thing of each kind. */
export const ENTITY_NOUN: Readonly<Record<EntityKind, string>> = {
  'access-key': 'access key',
  'key-pair': 'key pair',
  principal: 'principal',
  address: 'address',
  'user-agent': 'user agent',
  'security-group': 'security group',
  instance: 'instance',
  'event-name': 'event name',
  event: 'event',
};
