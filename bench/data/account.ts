import { randomFrom, type Random } from './random.ts';

/** Who calls, and from where. */
export interface Caller {
  readonly identity: object;
  readonly address: string;
  readonly userAgent: string;
}

const PRINCIPALS = 2739;
const ACCESS_KEYS = 18_403;
const ADDRESSES = 3002;
/** Every so manieth principal is a user with a long-term access key; the others are sessions of roles. */
const USER_EVERY = 3;
const ROLES = 340;

export const ACCOUNTS: readonly string[] = ['111122223333', '444455556666', '123456789012'];
export const REGIONS: readonly string[] = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-southeast-2'];

const AGENTS: readonly string[] = [
  'aws-cli/2.31.9 md/awscrt#0.27.6 ua/2.1 os/linux#6.12 md/arch#x86_64 lang/python#3.13.7',
  'Boto3/1.40.1 md/Botocore#1.40.1 ua/2.1 os/linux#6.12 lang/python#3.13.7',
  'APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io) terraform-provider-aws/6.14.1',
  'console.amazonaws.com',
  '[aws-sdk-java/2.33.4 Linux/6.12 OpenJDK_64-Bit_Server_VM/21.0.8 (cfg/retry-mode#standard)]',
];

let callers: readonly Caller[] | undefined;

/** The callers of an organisation of some thousand principals, one for each access key: the same ones for every file. */
export function allCallers(): readonly Caller[] {
  return (callers ??= makeCallers());
}

function makeCallers(): readonly Caller[] {
  const random = randomFrom(7);
  const addresses = Array.from(
    { length: ADDRESSES },
    (_, number) => `${[52, 73, 91, 203][number % 4]}.${number % 250}.${number >> 8}.${1 + random.below(250)}`,
  );
  return Array.from({ length: ACCESS_KEYS }, (_, key) => {
    const number = key % PRINCIPALS;
    const account = ACCOUNTS[number % ACCOUNTS.length]!;
    return {
      identity: number % USER_EVERY === 0 ? user(random, number, account) : session(random, number, account),
      address: addresses[(number * 31 + (random.oneIn(10) ? random.below(ADDRESSES) : 0)) % ADDRESSES]!,
      userAgent: AGENTS[number % AGENTS.length]!,
    };
  });
}

function user(random: Random, number: number, accountId: string): object {
  return {
    type: 'IAMUser',
    principalId: `AIDA${random.letters(17)}`,
    arn: `arn:aws:iam::${accountId}:user/engineering/user-${number}`,
    accountId,
    accessKeyId: `AKIA${random.letters(16)}`,
    userName: `user-${number}`,
  };
}

function session(random: Random, number: number, accountId: string): object {
  const role = `role-${number % ROLES}`;
  const roleId = `AROA${random.letters(17)}`;
  return {
    type: 'AssumedRole',
    principalId: `${roleId}:session-${number}`,
    arn: `arn:aws:sts::${accountId}:assumed-role/${role}/session-${number}`,
    accountId,
    accessKeyId: `ASIA${random.letters(16)}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: roleId,
        arn: `arn:aws:iam::${accountId}:role/${role}`,
        accountId,
        userName: role,
      },
      attributes: { creationDate: '2026-11-04T06:12:45Z', mfaAuthenticated: 'false' },
    },
  };
}
