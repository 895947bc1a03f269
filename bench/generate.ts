/** Makes CloudTrail logs of any size, always the same ones: what a real account of some hundred users writes on a working day. */

export type Layout = 'one-line' | 'pretty';

const DAY_START = Date.parse('2026-11-04T00:00:00Z');
const ACCOUNT = '111122223333';
const USERS = 300;
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1'];
const AGENTS = [
  'aws-cli/2.31.9 md/awscrt#0.27.6 ua/2.1 os/linux#6.12 md/arch#x86_64 lang/python#3.13.7',
  'Boto3/1.40.1 md/Botocore#1.40.1 ua/2.1 os/linux#6.12 lang/python#3.13.7',
  'APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io) terraform-provider-aws/6.14.1',
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
/** One event in so many makes a key pair. */
const KEY_PAIR_EVERY = 200;
/** The first of them has a name known from attacks, so that every log has a grave finding. */
const KNOWN_BAD_NAME = 'xg1';

/** A log of about `bytes` bytes (UTF-8; the text is ASCII). */
export function generateLog(bytes: number, layout: Layout, seed = 1): string {
  const random = randomNumbers(seed);
  const users = Array.from({ length: USERS }, (_, number) => makeUser(random, number));
  const records: string[] = [];
  let length = 16;
  for (let index = 0; length < bytes; index++) {
    const record = makeRecord(random, index, users);
    const text = layout === 'pretty' ? indent(JSON.stringify(record, null, 2)) : JSON.stringify(record);
    records.push(text);
    length += text.length + 2;
  }
  return layout === 'pretty'
    ? `{\n  "Records": [\n${records.join(',\n')}\n  ]\n}\n`
    : `{"Records":[${records.join(',')}]}`;
}

interface User {
  readonly identity: object;
  readonly address: string;
}

/** Every third has a long-term access key, the others come with a role. */
function makeUser(random: () => number, number: number): User {
  const address = `${73 + (number % 3)}.${number % 250}.17.${1 + (number % 200)}`;
  if (number % 3 === 0) {
    const identity = {
      type: 'IAMUser',
      principalId: `AIDA${letters(random, 17)}`,
      arn: `arn:aws:iam::${ACCOUNT}:user/engineering/user-${number}`,
      accountId: ACCOUNT,
      accessKeyId: `AKIA${letters(random, 16)}`,
      userName: `user-${number}`,
    };
    return { identity, address };
  }
  const role = `role-${number % 40}`;
  const roleId = `AROA${letters(random, 17)}`;
  const identity = {
    type: 'AssumedRole',
    principalId: `${roleId}:session-${number}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/session-${number}`,
    accountId: ACCOUNT,
    accessKeyId: `ASIA${letters(random, 16)}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: roleId,
        arn: `arn:aws:iam::${ACCOUNT}:role/${role}`,
        accountId: ACCOUNT,
        userName: role,
      },
      attributes: { creationDate: time(0), mfaAuthenticated: 'false' },
    },
  };
  return { identity, address };
}

function makeRecord(random: () => number, index: number, users: readonly User[]): object {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const isKeyPair = index % KEY_PAIR_EVERY === 0;
  const { identity, address } = index === 0 ? users[0]! : pick(users);
  const [service, eventName] = isKeyPair ? (['ec2', 'CreateKeyPair'] as const) : pick(CALLS);
  return {
    eventVersion: '1.11',
    userIdentity: identity,
    eventTime: time(index),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: pick(REGIONS),
    sourceIPAddress: address,
    userAgent: pick(AGENTS),
    ...(isKeyPair
      ? keyPairCall(random, index === 0 ? KNOWN_BAD_NAME : `deploy-${hex(random, 8)}`)
      : otherCall(random)),
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

function keyPairCall(random: () => number, keyName: string): object {
  return {
    requestParameters: { keyName, keyType: 'rsa', keyFormat: 'pem' },
    responseElements: { keyPairId: `key-${hex(random, 17)}`, keyMaterial: '<sensitiveDataRemoved>' },
  };
}

function otherCall(random: () => number): object {
  const ids = Array.from({ length: 5 }, () => ({ instanceId: `i-${hex(random, 17)}` }));
  const filter = { name: 'vpc-id', valueSet: { items: [{ value: `vpc-${hex(random, 17)}` }] } };
  return {
    requestParameters: { instancesSet: { items: ids }, filterSet: { items: [filter] }, maxResults: 100 },
    responseElements: null,
  };
}

function time(index: number): string {
  return new Date(DAY_START + index * 2_500).toISOString().replace('.000', '').replace('.500', '');
}

function letters(random: () => number, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(0x41 + Math.floor(random() * 26))).join('');
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
