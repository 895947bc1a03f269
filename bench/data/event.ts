import { ACCOUNTS, REGIONS, allCallers, type Caller } from './account.ts';
import { makeCall, type Call } from './calls.ts';
import type { Random } from './random.ts';

const DAY_START = Date.parse('2026-11-04T00:00:00Z');
/** So often a key pair is made in a case: 688 times in a million events. */
const KEY_PAIR_EVERY = 1453;

/** Where and when an event is recorded. */
export interface Setting {
  readonly accountId: string;
  readonly region: string;
  /** Seconds since the day began. */
  readonly second: number;
}

/** Event `number` of a case. */
export function makeEvent(random: Random, number: number, setting: Setting): object {
  const call =
    number % KEY_PAIR_EVERY === 7
      ? keyPairCall(random, `deploy-${random.hex(8)}`)
      : makeCall(random, setting.accountId, setting.region);
  return recordOf(random, call, random.pick(allCallers()), setting);
}

/** The settings of files one after the other: five minutes of each account and region. */
export function settingOfFile(file: number): Setting {
  const round = Math.floor(file / (ACCOUNTS.length * REGIONS.length));
  return {
    accountId: ACCOUNTS[file % ACCOUNTS.length]!,
    region: REGIONS[Math.floor(file / ACCOUNTS.length) % REGIONS.length]!,
    second: round * 300,
  };
}

export function keyPairCall(random: Random, keyName: string): Call {
  const details = {
    requestParameters: { keyName, keyType: 'rsa', keyFormat: 'pem' },
    responseElements: { keyPairId: `key-${random.hex(17)}`, keyMaterial: '<sensitiveDataRemoved>' },
  };
  return { service: 'ec2', eventName: 'CreateKeyPair', details, isReadOnly: false };
}

export function recordOf(
  random: Random,
  { service, eventName, details, isReadOnly }: Call,
  { identity, address, userAgent }: Caller,
  { accountId, region, second }: Setting,
): object {
  return {
    eventVersion: '1.11',
    userIdentity: identity,
    eventTime: time(second),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: region,
    sourceIPAddress: address,
    userAgent,
    ...details,
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly: isReadOnly,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${service}.${region}.amazonaws.com`,
    },
  };
}

/** CloudTrail's own form. */
export function time(second: number): string {
  return new Date(DAY_START + Math.floor(second) * 1000).toISOString().replace('.000', '');
}
