import { BACKSLASH, decode, encode } from '../bytes.ts';
import { scan } from '../json/scan.ts';
import { unescapeJson } from '../layers.ts';
import type { LogFormat } from '../log.ts';

/** Where a record's indexed values are kept while it is being read. */
export const FIELD = {
  eventID: 0,
  eventName: 1,
  eventSource: 2,
  eventTime: 3,
  awsRegion: 4,
  sourceIPAddress: 5,
  recipientAccountId: 6,
  errorCode: 7,
  errorMessage: 8,
  eventType: 9,
  userAgent: 10,
  identityType: 11,
  arn: 12,
  accountId: 13,
  accessKeyId: 14,
  userName: 15,
  issuerArn: 16,
  issuerUserName: 17,
  /** Of a Logs Insights cell `{"field":…,"value":…}`. */
  cellName: 18,
  /** A user identity written as a string: a struct or JSON. */
  identityText: 19,
} as const;
export const FIELD_COUNT = 20;

/** What a property name says about the object it stands in. */
export const SIGN = {
  /** CloudTrail's own record has it. */
  record: 1,
  eventName: 2,
  eventSource: 4,
  insight: 8,
  digest: 16,
  notification: 32,
  /** An entry of lookup-events. */
  lookup: 64,
  ocsf: 128,
  /** A Logs Insights cell. */
  cell: 256,
  /** Of an `aws` object that holds a converted `cloudtrail`, of the document around it, and of a flat document. */
  ecs: 512,
} as const;

/** What the value of a property may be. */
export const ROLE = {
  /** A string holding the original record: it goes before everything else in the same object. */
  original: 1,
  /** An object holding the original record's string one level down. */
  holder: 2,
  /** An array whose elements are records, whatever they look like. */
  list: 4,
} as const;

interface KnownKey {
  readonly name: string;
  readonly field?: number;
  readonly sign?: number;
  readonly role?: number;
  readonly format?: LogFormat;
}

const KNOWN: readonly KnownKey[] = [
  { name: '' },
  { name: 'eventVersion', sign: SIGN.record },
  { name: 'userIdentity', sign: SIGN.record, field: FIELD.identityText },
  { name: 'eventTime', sign: SIGN.record, field: FIELD.eventTime },
  { name: 'eventSource', sign: SIGN.record, field: FIELD.eventSource },
  { name: 'eventName', sign: SIGN.record, field: FIELD.eventName },
  { name: 'awsRegion', field: FIELD.awsRegion },
  { name: 'sourceIPAddress', field: FIELD.sourceIPAddress },
  { name: 'userAgent', field: FIELD.userAgent },
  { name: 'errorCode', field: FIELD.errorCode },
  { name: 'errorMessage', field: FIELD.errorMessage },
  { name: 'eventID', sign: SIGN.record, field: FIELD.eventID },
  { name: 'eventType', field: FIELD.eventType },
  { name: 'recipientAccountId', field: FIELD.recipientAccountId },
  { name: 'insightDetails', sign: SIGN.insight },
  { name: 'digestS3Object', sign: SIGN.digest },
  { name: 's3', sign: SIGN.notification },
  { name: 'type' },
  { name: 'arn' },
  { name: 'accountId' },
  { name: 'accessKeyId' },
  { name: 'userName' },
  { name: 'sessionContext' },
  { name: 'sessionIssuer' },
  { name: 'Records', role: ROLE.list, format: 'records' },
  { name: 'Events', role: ROLE.list, format: 'lookup-events' },
  { name: 'CloudTrailEvent', role: ROLE.original, format: 'lookup-events' },
  { name: 'EventName', sign: SIGN.lookup },
  { name: 'detail', format: 'eventbridge' },
  { name: 'logEvents', role: ROLE.list, format: 'cloudwatch-logs' },
  { name: 'message', role: ROLE.original, format: 'cloudwatch-logs' },
  { name: '@message', role: ROLE.original, format: 'cloudwatch-logs' },
  { name: 'value', format: 'cloudwatch-logs' },
  { name: 'field', field: FIELD.cellName, sign: SIGN.cell },
  { name: 'QueryResultRows', format: 'lake' },
  { name: 'eventJson', role: ROLE.original, format: 'lake' },
  { name: '_raw', role: ROLE.original, format: 'splunk' },
  { name: '_source', role: ROLE.holder, format: 'ecs' },
  { name: 'event', role: ROLE.holder },
  { name: 'original', role: ROLE.original, format: 'ecs' },
  { name: 'event.original', role: ROLE.original, format: 'ecs' },
  { name: 'event.action', sign: SIGN.ecs },
  { name: 'aws' },
  { name: 'cloudtrail', format: 'ecs' },
  { name: 'Message', role: ROLE.original },
  { name: 'body', role: ROLE.original },
  { name: 'Body', role: ROLE.original },
  { name: 'class_uid', sign: SIGN.ocsf },
  { name: 'addendum' },
];

/** The names one after the other, and where each begins. */
const NAMES = encode(KNOWN.map((key) => key.name).join(''));
const STARTS = new Uint16Array(KNOWN.length + 1);
KNOWN.forEach((key, id) => (STARTS[id + 1] = STARTS[id]! + key.name.length));
/** Known keys whose hash is the same hang in a chain: first by hash, next by id. */
const FIRST = new Uint8Array(256);
const NEXT = new Uint8Array(KNOWN.length);
for (let id = 1; id < KNOWN.length; id++) {
  const hash = keyHash(NAMES, STARTS[id]!, STARTS[id + 1]!);
  NEXT[id] = FIRST[hash]!;
  FIRST[hash] = id;
}

/** The known names by their numbers; number 0 is no name. */
export function keyNames(): readonly Uint8Array[] {
  return KNOWN.map((key) => encode(key.name));
}

function idOf(name: string): number {
  return KNOWN.findIndex((key) => key.name === name);
}

/** Numbers of the known keys that reading treats each in its own way. 0 is every other key. */
export const KEY = {
  userIdentity: idOf('userIdentity'),
  eventTime: idOf('eventTime'),
  eventName: idOf('eventName'),
  eventSource: idOf('eventSource'),
  eventType: idOf('eventType'),
  sessionContext: idOf('sessionContext'),
  sessionIssuer: idOf('sessionIssuer'),
  records: idOf('Records'),
  events: idOf('Events'),
  source: idOf('_source'),
  aws: idOf('aws'),
  cloudtrail: idOf('cloudtrail'),
  addendum: idOf('addendum'),
} as const;

/** The objects whose members are read: a record or envelope, `userIdentity`, its `sessionContext`, its `sessionIssuer`. */
export const PLAIN = 0;
export const IDENTITY = 1;
export const CONTEXT = 2;
export const ISSUER = 3;

const NO_FIELD = -1;
function fieldTable(fields: Record<string, number>): Int8Array {
  const table = new Int8Array(KNOWN.length).fill(NO_FIELD);
  for (const [name, field] of Object.entries(fields)) table[idOf(name)] = field;
  return table;
}

/** The field a key's value belongs to (or -1), by the kind of object it stands in and the key's number. */
export const FIELD_OF: readonly Int8Array[] = [
  Int8Array.from(KNOWN, (key) => key.field ?? NO_FIELD),
  fieldTable({
    type: FIELD.identityType,
    arn: FIELD.arn,
    accountId: FIELD.accountId,
    accessKeyId: FIELD.accessKeyId,
    userName: FIELD.userName,
  }),
  fieldTable({}),
  fieldTable({ arn: FIELD.issuerArn, userName: FIELD.issuerUserName }),
];
export const SIGN_OF = Int16Array.from(KNOWN, (key) => key.sign ?? 0);
export const ROLE_OF = Uint8Array.from(KNOWN, (key) => key.role ?? 0);
export const FORMAT_OF = KNOWN.map((key) => key.format);

/** The number of the property name `bytes[start, end)` (without quotes); 0 when it is none of the known ones. */
export function keyAt(bytes: Uint8Array, start: number, end: number): number {
  if (end === start) return 0;
  for (let id = FIRST[keyHash(bytes, start, end)]!; id !== 0; id = NEXT[id]!) {
    const from = STARTS[id]!;
    const length = STARTS[id + 1]! - from;
    if (length !== end - start) continue;
    let i = 0;
    while (i < length && bytes[start + i] === NAMES[from + i]) i++;
    if (i === length) return id;
  }
  return scan.escapeAt >= start && hasEscape(bytes, start, end) ? escapedKey(bytes, start, end) : 0;
}

function keyHash(bytes: Uint8Array, start: number, end: number): number {
  return (end - start + bytes[start]! * 7 + bytes[end - 1]! * 31 + bytes[(start + end) >> 1]! * 3) & 255;
}

function hasEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === BACKSLASH) return true;
  return false;
}

function escapedKey(bytes: Uint8Array, start: number, end: number): number {
  return Math.max(0, idOf(decode(unescapeJson(bytes, start, end))));
}
