import type { JsonObject, JsonValue } from '../../../src/core/log/json/value.ts';

/** What a test says of an event; the rest is filled in so that the record is one CloudTrail might have written. */
export interface Call {
  /** Since the test's beginning; they add up. */
  readonly days?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  /** The access key; undefined for a call that a service made. */
  readonly key?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  readonly ip?: string;
  /** An IAM user's name; `identity` for anyone else. */
  readonly user?: string;
  readonly identity?: JsonObject;
  readonly error?: string;
  /** Replaces `requestParameters`, `responseElements`, or any other field of the record; undefined leaves one out. */
  readonly record?: Readonly<Record<string, JsonValue | undefined>>;
}

export const KEY = 'AKIAIOSFODNN7EXAMPLE';
export const OTHER_KEY = 'AKIAI44QH8DHBEXAMPLE';
export const TEMPORARY_KEY = 'ASIAIOSFODNN7EXAMPLE';
const ACCOUNT = '111122223333';
const BEGINNING = Date.UTC(2026, 2, 1, 12);

/** One record of an IAM user in us-east-1 from an access network, successful unless it says otherwise. */
export function event(
  eventName: string,
  call: Call = {},
  request: JsonObject | null = null,
  response: JsonObject | null = null,
): JsonObject {
  const { days = 0, minutes = 0, seconds = 0, error, user = 'alice', ip = '198.51.100.7' } = call;
  const time = new Date(BEGINNING + ((days * 24 * 60 + minutes) * 60 + seconds) * 1000);
  const key = 'key' in call ? call.key : KEY;
  const account = 'account' in call ? call.account : ACCOUNT;
  const region = 'region' in call ? call.region : 'us-east-1';
  const identity = call.identity ?? {
    type: 'IAMUser',
    principalId: 'AIDAIOSFODNN7EXAMPLE',
    arn: `arn:aws:iam::${account ?? ''}:user/${user}`,
    userName: user,
  };
  return defined({
    eventVersion: '1.11',
    userIdentity: defined({ ...identity, accountId: account, accessKeyId: key }),
    eventTime: `${time.toISOString().slice(0, 19)}Z`,
    eventSource: 'ec2.amazonaws.com',
    eventName,
    awsRegion: region,
    sourceIPAddress: ip,
    userAgent: 'aws-cli/2.15.0 Python/3.11.6 Linux/6.1',
    errorCode: error,
    requestParameters: request,
    responseElements: error === undefined ? response : null,
    eventType: 'AwsApiCall',
    recipientAccountId: account,
    ...call.record,
  });
}

export function createKeyPair(keyName: string, call: Call = {}): JsonObject {
  const keyPairId = `key-${keyName}`;
  return event(
    'CreateKeyPair',
    call,
    { keyName },
    { keyName, keyPairId, keyMaterial: '<sensitiveDataRemoved>' },
  );
}

export function importKeyPair(keyName: string, call: Call = {}): JsonObject {
  const request = { keyName, publicKeyMaterial: 'c3NoLWVkMjU1MTkgQUFBQQ==' };
  return event('ImportKeyPair', call, request, { keyName, keyPairId: `key-${keyName}` });
}

export function deleteKeyPair(keyName: string, call: Call = {}): JsonObject {
  return event('DeleteKeyPair', call, { keyName }, { _return: true });
}

export function deleteKeyPairById(keyPairId: string, call: Call = {}): JsonObject {
  return event('DeleteKeyPair', call, { keyPairId }, { _return: true });
}

export function describeKeyPairs(names: readonly string[], call: Call = {}): JsonObject {
  const keySet = names.length === 0 ? {} : { keySet: { items: names.map((keyName) => ({ keyName })) } };
  return event('DescribeKeyPairs', call, { ...keySet, filterSet: {} });
}

export function describeInstances(filter: string, value: string, call: Call = {}): JsonObject {
  const items = [{ name: filter, valueSet: { items: [{ value }] } }];
  return event('DescribeInstances', call, { instancesSet: {}, filterSet: { items } });
}

export function runInstances(keyName: string, call: Call = {}): JsonObject {
  const items = [{ imageId: 'ami-0abcdef1234567890', minCount: 1, maxCount: 1, keyName }];
  const launched = [{ instanceId: 'i-0abcdef1234567890', keyName }];
  return event('RunInstances', call, { instancesSet: { items } }, { instancesSet: { items: launched } });
}

export function createSecurityGroup(groupName: string, call: Call = {}): JsonObject {
  const request = { groupName, groupDescription: 'made for a test', vpcId: 'vpc-0abc' };
  return event('CreateSecurityGroup', call, request, { _return: true, groupId: groupIdOf(groupName) });
}

/** Opens a port of a group to `cidrIp`, in the shape that CloudTrail usually has: the group by its id. */
export function authorizeIngress(
  groupName: string,
  call: Call = {},
  port = 8080,
  cidrIp = '10.0.0.0/8',
): JsonObject {
  return ingress(
    groupName,
    [{ ipProtocol: 'tcp', fromPort: port, toPort: port, ipRanges: { items: [{ cidrIp }] } }],
    call,
  );
}

export function ingress(groupName: string, items: JsonValue[], call: Call = {}): JsonObject {
  const request = { groupId: groupIdOf(groupName), ipPermissions: { items } };
  return event('AuthorizeSecurityGroupIngress', call, request, { _return: true });
}

function groupIdOf(groupName: string): string {
  return `sg-${groupName}`;
}

function defined(fields: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}
