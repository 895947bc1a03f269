import type { EventFacts } from '../../core/detect/finding.ts';
import type { EntityKind } from '../../core/analysis/entities/entity.ts';
import { dayAndTime, utc } from '../../core/log/time.ts';
import type { CredentialKind } from '../../core/enrich/enrichment.ts';

export { utc };

/** Words that several features use for the same thing. All results are plain text and may hold words from a log. */

/** "10:02:11" */
export function clock(time: number | undefined): string {
  return time === undefined ? '??:??:??' : dayAndTime(time).slice(11);
}

/** "2026-11-04" */
export function dayOf(time: number): string {
  return dayAndTime(time).slice(0, 10);
}

/** "10:02", behind "11-04 " where the day has to be told as well: for a row that has little room. */
export function minute(time: number | undefined, withDay: boolean): string {
  const text = time === undefined ? '????-??-?? ??:??' : dayAndTime(time);
  return text.slice(withDay ? 5 : 11, 16);
}

/** "11-04 02:16:02": for the rows of a narrow tree; what is shown beside them has the whole time. */
export function shortUtc(time: number | undefined): string {
  return time === undefined ? '??-?? ??:??:??' : dayAndTime(time).slice(5);
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
