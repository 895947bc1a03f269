import { credentialKind } from '../../enrich/credential.ts';
import type { AsnTable, EnrichContext } from '../../enrich/enrichment.ts';
import { isServiceName } from '../../enrich/principal.ts';
import type { FieldPath, JsonValue } from '../../log/json/value.ts';
import type { MatchTarget } from '../rule.ts';
import { derivedValues } from './derived-field.ts';
import type { FieldValues } from './event-fields.ts';

/** What columns of a log may tell of fields, that with the fewest values first. */
export const EVENT_COLUMNS = [
  'error',
  'accessKeyId',
  'awsRegion',
  'accountId',
  'principalArn',
  'network',
  'sourceIPAddress',
  'userAgent',
] as const;
export type EventColumn = (typeof EVENT_COLUMNS)[number];

/** A column of a log. */
export type SourceColumn = Exclude<EventColumn, 'network'>;

/** The column itself. */
export function sourceOf(column: EventColumn): SourceColumn {
  return column === 'network' ? 'sourceIPAddress' : column;
}

/** True for a column whose fields have its texts as they are. */
export function isOfTexts(column: EventColumn): boolean {
  return column !== 'network' && !isKindAtHand(column);
}

/** True for a column of which the kind of a text is told by its first four bytes. */
export function isKindAtHand(column: EventColumn): boolean {
  return column === 'error' || column === 'accessKeyId';
}

/**
 * What all texts of a column, '' for none, have in common of which its fields, see `columnOf`, have the same values; or of
 * which nobody asks more than whether one of `parts` stands in them, and none does.
 */
export function kindOf(
  column: EventColumn,
  text: string,
  { asn }: Pick<EnrichContext, 'asn'>,
  parts?: readonly string[],
): string {
  switch (column) {
    case 'error':
      return text === '' ? text : 'failure';
    case 'accessKeyId':
      return credentialKind(text);
    case 'network':
      return networkKind(text, asn);
    case 'awsRegion':
    case 'accountId':
    case 'principalArn':
    case 'sourceIPAddress':
    case 'userAgent':
      if (text === '' || !parts) return text;
      return holdsAny(text.toLowerCase(), parts) ? `text ${text}` : 'any other';
  }
}

function holdsAny(text: string, parts: readonly string[]): boolean {
  return parts.some((part) => text.includes(part));
}

function networkKind(address: string, asn: AsnTable): string {
  if (address === '' || isServiceName(address)) return address && 'service';
  const as = asn.lookup(address);
  return as ? `${as.number} ${as.organization}` : 'unknown';
}

/** Which column `valuesInColumns` takes a field's values from. */
export function columnOf(field: string): EventColumn | undefined {
  switch (field) {
    case 'cloudtrail.credential.kind':
      return 'accessKeyId';
    case 'cloud.region':
    case 'awsRegion':
      return 'awsRegion';
    case 'source.as.number':
    case 'source.as.organization.name':
      return 'network';
    case 'sourceIPAddress':
    case 'userAgent':
      return field;
    case 'event.outcome':
      return 'error';
    case 'cloud.account.id':
      return 'accountId';
    case 'userIdentity.arn':
      return 'principalArn';
    default:
      return undefined;
  }
}

/** True for a column that tells its fields only of a record that is plainly written. */
export function needsPlainRecord(column: EventColumn): boolean {
  return column === 'principalArn';
}

/**
 * The values of a field where the columns of the event's log tell them, in full, without its record, which `isPlain` or not;
 * undefined where they do not. Where such a value stands is not told exactly.
 */
export function valuesInColumns(
  field: string,
  { event, enrichment }: MatchTarget,
  isPlain: boolean,
): FieldValues | undefined {
  switch (field) {
    case 'cloudtrail.credential.kind':
    case 'cloud.region':
    case 'source.as.number':
    case 'source.as.organization.name':
      return derivedValues(field, enrichment);
    case 'event.outcome':
      return one(event.error === undefined ? 'success' : 'failure', 'errorCode');
    case 'cloud.account.id':
      return event.accountId === undefined ? NONE : one(event.accountId, 'recipientAccountId');
    // Without a value in the column the record may still have one that is empty or no text.
    case 'awsRegion':
    case 'sourceIPAddress':
    case 'userAgent':
      return event[field] === undefined ? undefined : one(event[field], field);
    case 'userIdentity.arn':
      return event.principalArn !== undefined && isPlain
        ? one(event.principalArn, 'userIdentity', 'arn')
        : undefined;
    default:
      return undefined;
  }
}

const NONE: FieldValues = { values: [], undecided: undefined };

function one(value: JsonValue, ...path: FieldPath): FieldValues {
  return { values: [{ value, path }], undecided: undefined };
}
