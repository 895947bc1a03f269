import { isPlain } from '../log/event.ts';
import type { LogEvent } from '../log/log.ts';
import type { EventFacts, Match } from './finding.ts';

/** The one value that the facts of an event tell of a field, if they tell one. */
export function toldByFacts(event: EventFacts, field: string): string | undefined {
  switch (field) {
    case 'eventID':
    case 'eventName':
    case 'eventSource':
    case 'eventTime':
    case 'sourceIPAddress':
    case 'userAgent':
      return event[field];
    case 'userIdentity.accessKeyId':
      return event.accessKeyId;
    case 'userIdentity.arn':
      return event.principalArn;
    case 'user.name':
      return event.userName;
    case 'cloud.account.id':
      return event.accountId;
    case 'awsRegion':
    case 'cloud.region':
      return event.region;
    case 'cloudtrail.credential.kind':
      return event.credential;
    case 'source.as.number':
      return event.as && String(event.as.number);
    case 'source.as.organization.name':
      return event.as?.organization;
    default:
      return undefined;
  }
}

/** Derived from what the facts have as well. */
const ALWAYS: ReadonlySet<string> = new Set([
  'cloud.account.id',
  'cloud.region',
  'cloudtrail.credential.kind',
  'source.as.number',
  'source.as.organization.name',
]);
/** Of a record that is plainly written, facts have these as it says them, if they have any. */
const OF_PLAIN_RECORDS: ReadonlySet<string> = new Set([
  'eventID',
  'eventName',
  'eventSource',
  'eventTime',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'userIdentity.accessKeyId',
  'userIdentity.arn',
  'user.name',
]);
/** These stand in records where no column says. */
const WITHOUT_PLACE: ReadonlySet<string> = new Set(['eventID', 'user.name']);

/** True where it is known, without looking at the record, that the facts of an event tell all of a field. */
export function isToldByFacts(event: LogEvent, field: string, told: string | undefined): boolean {
  return ALWAYS.has(field) || (told !== undefined && OF_PLAIN_RECORDS.has(field) && isPlain(event));
}

/** True for a field of which facts tell all, as far as columns say where in the record texts stand (see `ToldEvents`). */
export function isToldWhereTextsArePlaced(field: string): boolean {
  return ALWAYS.has(field) || (OF_PLAIN_RECORDS.has(field) && !WITHOUT_PLACE.has(field));
}

/** What facts would tell of any other field. */
export function toldBesides(event: LogEvent, field: string): string | undefined {
  if (field === 'eventID') return event.eventID;
  return field === 'user.name' ? event.userName : undefined;
}

/** True for a field of which the facts of some events tell a value. */
export function mayBeToldByFacts(field: string): boolean {
  return ALWAYS.has(field) || OF_PLAIN_RECORDS.has(field);
}

/** The values of a field that a match keeps, or that the facts of its event tell. */
export function valuesOfMatch({ event, values }: Match, field: string): readonly string[] {
  if (Object.hasOwn(values, field)) return values[field]!;
  const told = toldByFacts(event, field);
  return told === undefined ? NONE : [told];
}

const NONE: readonly never[] = [];
