import type { Call } from './calls.ts';
import { recordOf, type Setting } from './event.ts';
import { randomFrom, type Random } from './random.ts';

const ACCOUNT = '444455556666';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/deploy`;
/** Every so manieth response was left out, as AWS does with large ones. */
const LEFT_OUT_EVERY = 5;
const CALLS_EACH = 3;
const AGENT = 'aws-cli/2.31.9';

/** The records of a user who assumes a role again and again; each session makes a few calls. */
export function chainRecords(sessions: number, second: number): string[] {
  const random = randomFrom(11);
  const user = {
    type: 'IAMUser',
    arn: `arn:aws:iam::${ACCOUNT}:user/robot`,
    accountId: ACCOUNT,
    accessKeyId: `AKIA${random.letters(16)}`,
    userName: 'robot',
  };
  return Array.from({ length: sessions }, (_, number) => {
    const setting = { accountId: ACCOUNT, region: 'us-east-1', second: second + number };
    return sessionRecords(random, user, setting, number);
  }).flat();
}

function sessionRecords(random: Random, user: object, setting: Setting, number: number): string[] {
  const name = `deploy-${number % 20}`;
  const accessKeyId = `ASIA${random.letters(16)}`;
  const arn = `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/${name}`;
  const answer = {
    credentials: { accessKeyId, sessionToken: random.hex(600) },
    assumedRoleUser: { assumedRoleId: `AROA${random.letters(17)}:${name}`, arn },
  };
  const assume = {
    service: 'sts',
    eventName: 'AssumeRole',
    details: {
      requestParameters: { roleArn: ROLE, roleSessionName: name },
      responseElements: number % LEFT_OUT_EVERY === 0 ? null : answer,
    },
    isReadOnly: true,
  };
  const created = new Date(Date.parse('2026-11-04T00:00:00Z') + setting.second * 1000).toISOString();
  const session = {
    type: 'AssumedRole',
    arn,
    accountId: ACCOUNT,
    accessKeyId,
    sessionContext: { attributes: { creationDate: created.replace('.000', '') } },
  };
  const list = {
    service: 'ec2',
    eventName: 'DescribeKeyPairs',
    details: { requestParameters: {}, responseElements: null },
    isReadOnly: true,
  };
  const record = (call: Call, identity: object, address: string): string =>
    JSON.stringify(recordOf(random, call, { identity, address, userAgent: AGENT }, setting));
  return [
    record(assume, user, '203.0.113.7'),
    ...Array.from({ length: CALLS_EACH }, () => record(list, session, '203.0.113.8')),
  ];
}
