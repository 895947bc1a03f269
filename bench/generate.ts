/** Makes CloudTrail logs of any size, always the same ones: what a real account of some hundred users writes on a working day. */

export type Layout = 'one-line' | 'pretty';

const DAY_START = Date.parse('2026-11-04T00:00:00Z');
const ACCOUNT = '111122223333';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1'];
const AGENTS = [
  'aws-cli/2.31.9 md/awscrt',
  'Boto3/1.40.1 md/Botocore',
  'APN/1.0 HashiCorp/1.0 Terraform/1.13',
  'console.amazonaws.com',
];
const CALLS = [
  ['ec2', 'DescribeInstances'],
  ['ec2', 'DescribeSecurityGroups'],
  ['s3', 'GetBucketAcl'],
  ['sts', 'AssumeRole'],
  ['kms', 'Decrypt'],
  ['logs', 'CreateLogStream'],
  ['iam', 'ListRoles'],
  ['ec2', 'RunInstances'],
] as const;
/** One event in so many is about a key pair. */
const KEY_PAIR_EVERY = 200;

/** A log of about `bytes` bytes (UTF-8; the text is ASCII). */
export function generateLog(bytes: number, layout: Layout, seed = 1): string {
  const random = randomNumbers(seed);
  const records: string[] = [];
  let length = 16;
  for (let index = 0; length < bytes; index++) {
    const record = makeRecord(random, index);
    const text = layout === 'pretty' ? indent(JSON.stringify(record, null, 2)) : JSON.stringify(record);
    records.push(text);
    length += text.length + 2;
  }
  return layout === 'pretty'
    ? `{\n  "Records": [\n${records.join(',\n')}\n  ]\n}\n`
    : `{"Records":[${records.join(',')}]}`;
}

function makeRecord(random: () => number, index: number): object {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const user = Math.floor(random() * 300);
  const isKeyPair = index % KEY_PAIR_EVERY === KEY_PAIR_EVERY - 1;
  const [service, eventName] = isKeyPair ? (['ec2', 'CreateKeyPair'] as const) : pick(CALLS);
  const accessKeyId = `${user % 3 === 0 ? 'AKIA' : 'ASIA'}${letters(random, 16)}`;
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: user % 3 === 0 ? 'IAMUser' : 'AssumedRole',
      principalId: `AROA${letters(random, 17)}:session-${user}`,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/role-${user % 40}/session-${user}`,
      accountId: ACCOUNT,
      accessKeyId,
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: `AROA${letters(random, 17)}`,
          arn: `arn:aws:iam::${ACCOUNT}:role/role-${user % 40}`,
          accountId: ACCOUNT,
          userName: `role-${user % 40}`,
        },
        attributes: { creationDate: time(index - 40), mfaAuthenticated: 'false' },
      },
    },
    eventTime: time(index),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: pick(REGIONS),
    sourceIPAddress: `${3 + (user % 200)}.${user % 250}.${Math.floor(random() * 250)}.7`,
    userAgent: pick(AGENTS),
    requestParameters: isKeyPair
      ? { keyName: `deploy-${letters(random, 8).toLowerCase()}`, keyType: 'rsa', keyFormat: 'pem' }
      : {
          instancesSet: { items: [{ instanceId: `i-${hex(random, 17)}` }] },
          filterSet: {
            items: [{ name: 'vpc-id', valueSet: { items: [{ value: `vpc-${hex(random, 17)}` }] } }],
          },
        },
    responseElements: isKeyPair
      ? { keyName: 'see request', keyPairId: `key-${hex(random, 17)}`, keyMaterial: '<sensitiveDataRemoved>' }
      : null,
    requestID: uuid(random),
    eventID: uuid(random),
    readOnly: !isKeyPair,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${service}.us-east-1.amazonaws.com`,
    },
  };
}

function time(index: number): string {
  return new Date(DAY_START + index * 2_500).toISOString().replace('.000', '').replace('.500', '');
}

function letters(random: () => number, length: number): string {
  return Array.from({ length }, () => BASE32[Math.floor(random() * 26)]).join('');
}

function hex(random: () => number, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
}

function uuid(random: () => number): string {
  return [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-');
}

function indent(text: string): string {
  return `    ${text.replaceAll('\n', '\n    ')}`;
}

/** Mulberry32: the same numbers for the same seed on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
