import type { CloudTrailRecord } from './event.ts';
import { hex } from './ids.ts';

/** A log object as CloudTrail delivers it to S3: one line, in no order. */
export function s3Object(records: readonly CloudTrailRecord[]): string {
  const inNoOrder = records.toSorted((a, b) => (hex(a.eventID, 8) < hex(b.eventID, 8) ? -1 : 1));
  return JSON.stringify({ Records: inNoOrder });
}

/** "Download events" of the console's event history as JSON: indented, the newest first. */
export function eventHistoryJson(records: readonly CloudTrailRecord[]): string {
  return `${JSON.stringify({ Records: newestFirst(records) }, null, 2)}\n`;
}

/** What `aws cloudtrail lookup-events` prints: every record as text inside a string. */
export function lookupEvents(records: readonly CloudTrailRecord[]): string {
  const events = newestFirst(records).map((record) => ({
    EventId: record.eventID,
    EventName: record.eventName,
    ReadOnly: String(record.readOnly),
    AccessKeyId: identity(record).accessKeyId,
    EventTime: record.eventTime,
    EventSource: record.eventSource,
    Username: userName(record),
    Resources: resourcesOf(record).map(({ resourceType, resourceName }) => ({
      ResourceType: resourceType,
      ResourceName: resourceName,
    })),
    CloudTrailEvent: JSON.stringify(record),
  }));
  return `${JSON.stringify({ Events: events }, null, 4)}\n`;
}

const COLUMNS: readonly [title: string, cell: (record: CloudTrailRecord) => string | undefined][] = [
  ['User name', userName],
  ['AWS access key', (record) => identity(record).accessKeyId],
  ['Event time', ({ eventTime }) => eventTime],
  ['Event source', ({ eventSource }) => eventSource],
  ['Event name', ({ eventName }) => eventName],
  ['AWS region', ({ awsRegion }) => awsRegion],
  ['Source IP address', ({ sourceIPAddress }) => sourceIPAddress],
  ['User agent', ({ userAgent }) => userAgent],
  ['Error code', ({ errorCode }) => errorCode],
  ['Resources', (record) => JSON.stringify(resourcesOf(record))],
  ['Request ID', ({ requestID }) => requestID],
  ['Event ID', ({ eventID }) => eventID],
  ['Read-only', ({ readOnly }) => String(readOnly)],
  ['Event type', ({ eventType }) => eventType],
  ['Recipient Account Id', ({ recipientAccountId }) => recipientAccountId],
  ['Event category', ({ eventCategory }) => eventCategory],
];

/** "Download events" as CSV: sixteen columns, no request and no response. */
export function eventHistoryCsv(records: readonly CloudTrailRecord[]): string {
  const rows = newestFirst(records).map((record) => COLUMNS.map(([, cell]) => cell(record)));
  return [COLUMNS.map(([title]) => title), ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

function quoted(text = ''): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Identity {
  readonly accessKeyId?: string;
  readonly userName?: string;
  readonly sessionContext?: { readonly sessionIssuer: { readonly userName: string } };
}

function identity(record: CloudTrailRecord): Identity {
  return record['userIdentity'] as Identity;
}

function userName(record: CloudTrailRecord): string | undefined {
  return identity(record).userName ?? identity(record).sessionContext?.sessionIssuer.userName;
}

interface Resource {
  readonly resourceType: string;
  readonly resourceName: string;
}

/** The resources that the event history lists for the calls of this case. */
function resourcesOf({ requestParameters }: CloudTrailRecord): readonly Resource[] {
  const request = JSON.stringify(requestParameters);
  const named = (resourceType: string, pattern: RegExp) =>
    [...request.matchAll(pattern)].map(([, resourceName = '']) => ({ resourceType, resourceName }));
  return [
    ...named('AWS::EC2::KeyPair', /"keyName":"([^"]+)"/g),
    ...named('AWS::EC2::SecurityGroup', /"group(?:Id|Name)":"([^"]+)"/g),
  ];
}

function newestFirst(records: readonly CloudTrailRecord[]): readonly CloudTrailRecord[] {
  return records.toSorted((a, b) => (a.eventTime > b.eventTime ? -1 : 1));
}
