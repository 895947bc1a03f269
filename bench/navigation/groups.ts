import { recordOf } from '../data/event.ts';
import { randomFrom } from '../data/random.ts';

const ACCOUNT = '444455556666';
const GROUPS = 5;

/** The records of a user who opens a few security groups again and again. */
export function groupRecords(calls: number, second: number): string[] {
  const random = randomFrom(13);
  const groups = Array.from({ length: GROUPS }, () => `sg-${random.hex(17)}`);
  const identity = {
    type: 'IAMUser',
    arn: `arn:aws:iam::${ACCOUNT}:user/keeper`,
    accountId: ACCOUNT,
    accessKeyId: `AKIA${random.letters(16)}`,
    userName: 'keeper',
  };
  return Array.from({ length: calls }, (_, number) => {
    const ports = { ipProtocol: 'tcp', fromPort: 443, toPort: 443 };
    const ranges = { ipRanges: { items: [{ cidrIp: '198.51.100.0/24' }] } };
    const call = {
      service: 'ec2',
      eventName: 'AuthorizeSecurityGroupIngress',
      details: {
        requestParameters: {
          groupId: groups[number % GROUPS],
          ipPermissions: { items: [{ ...ports, ...ranges }] },
        },
        responseElements: { _return: true },
      },
      isReadOnly: false,
    };
    const caller = { identity, address: '203.0.113.9', userAgent: 'aws-cli/2.31.9' };
    return JSON.stringify(
      recordOf(random, call, caller, { accountId: ACCOUNT, region: 'us-east-1', second: second + number }),
    );
  });
}
