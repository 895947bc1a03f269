import { BY_AWS, BY_ROLE, lastOf, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { event, type Call } from '../support/events.ts';

const iam = service('iam');
const sts = service('sts');

const LISTINGS = [
  'ListUsers ListRoles ListGroups ListPolicies ListAccessKeys ListInstanceProfiles ListMFADevices',
  'GetAccountSummary GetAccountPasswordPolicy GetUser ListSecrets ListBuckets ListKeys ListTables',
  'ListQueues ListTopics ListClusters ListHostedZones ListAccounts DescribeTrails',
].flatMap((line) => line.split(' '));
const refusedListing = (at: number, call: Call, error = 'AccessDenied') =>
  iam(LISTINGS[at]!, { seconds: at, error, ...call });

const denied = proofOf('many-calls-denied');

denied(
  'ten different ones within ten minutes',
  times(10, (at) => refusedListing(at, BY_ROLE)),
  [lastOf(10, 'low')],
);
denied(
  'more for twenty with a long-term access key',
  times(20, (at) => refusedListing(at, {}, 'Client.UnauthorizedOperation')),
  [
    `low e9 (${Array.from({ length: 20 }, (_, at) => `e${at}`)
      .filter((name) => name !== 'e9')
      .join(', ')})`,
    lastOf(20, 'medium'),
  ],
);
denied(
  'not one call again and again, not nine, not what failed otherwise, not what changes something',
  {
    ...times(9, (at) => refusedListing(at, {})),
    again: refusedListing(0, { minutes: 1 }),
    throttled: refusedListing(12, { minutes: 2 }, 'ThrottlingException'),
    allowed: iam('ListSecrets', { minutes: 3 }),
    change: iam('CreateUser', { minutes: 4, error: 'AccessDenied' }),
    other: refusedListing(13, { minutes: 5, user: 'bob' }),
    late: refusedListing(14, { minutes: 11 }),
  },
  [],
);

const identity = proofOf('identity-asked-then-looked-around');
const looked = times(5, (at) => iam(LISTINGS[at]!, { minutes: 1, seconds: at }));

identity(
  'asked who it is, then listed five different things within fifteen minutes',
  { asked: sts('GetCallerIdentity'), ...times(5, (at) => listing(at, { minutes: 14 })) },
  ['low e4 (asked, e0, e1, e2, e3)'],
);
identity('not without asking', looked, []);
identity(
  'not in the other order, not with another access key, not by a role, not four',
  {
    ...looked,
    asked: sts('GetCallerIdentity', { minutes: 2 }),
    ...Object.fromEntries(
      Array.from({ length: 4 }, (_, at) => [`f${at}`, listing(at, { minutes: 30, seconds: at })]),
    ),
    role: listing(4, { ...BY_ROLE, minutes: 30 }),
    other: listing(4, { key: 'AKIAI44QH8DHBEXAMPLE', minutes: 30 }),
  },
  [],
);

function listing(at: number, call: Call) {
  const names = ['ListUsers', 'ListRoles', 'GetAccountSummary', 'ListBuckets', 'ListSecrets'];
  return iam(names[at]!, { seconds: at, ...call });
}

const authorization = proofOf('account-authorization-read');

authorization(
  'more with a long-term access key',
  {
    role: iam('GetAccountAuthorizationDetails', BY_ROLE),
    key: iam('GetAccountAuthorizationDetails', { minutes: 1 }),
    refused: iam('GetAccountAuthorizationDetails', { minutes: 2, error: 'AccessDenied' }),
    service: iam('GetAccountAuthorizationDetails', { ip: 'access-analyzer.amazonaws.com', minutes: 3 }),
    part: iam('GetUserPolicy', { minutes: 4 }),
  },
  ['informational role', 'low key'],
);

const capacity = proofOf('capacity-sought-in-many-regions');
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1', 'sa-east-1'];
const ask = (at: number, call: Call = {}) =>
  service('ses')('GetSendQuota', { minutes: at * 15, region: REGIONS[at], ...call });

capacity(
  'five regions within an hour, refused or not',
  times(5, (at) => ask(at, at === 2 ? { error: 'AccessDenied' } : {})),
  [lastOf(5, 'low')],
);
capacity(
  'not one region again and again, not four, not by a role or a service',
  {
    ...times(4, (at) => ask(at)),
    again: ask(1, { minutes: 50 }),
    role: ask(4, { ...BY_ROLE, minutes: 50 }),
    service: ask(4, { ...BY_AWS, minutes: 50 }),
    instances: event('DescribeInstances', { minutes: 50, region: 'eu-north-1' }),
    late: ask(4, { minutes: 61 }),
  },
  [],
);

const tool = proofOf('attack-tool');
const by = (userAgent: string, call: Call = {}) =>
  sts('GetCallerIdentity', { ...call, record: { userAgent, ...call.record } });

tool(
  'once a day for each principal, refused or not',
  {
    scanner: by('TruffleHog'),
    again: by('TruffleHog', { minutes: 10, error: 'InvalidClientTokenId' }),
    kali: by('Boto3/1.24 Python/3.10 Linux/5.18.0-kali5-amd64 Botocore/1.27', { ...BY_ROLE, minutes: 20 }),
    later: by('Pacu', { days: 2 }),
  },
  ['low scanner (again)', 'low kali', 'low later'],
);
tool(
  'not the tools of everyday',
  {
    cli: by('aws-cli/2.15.0 Python/3.11.6 Linux/6.1'),
    terraform: by('APN/1.0 HashiCorp/1.0 Terraform/1.5.7', { minutes: 1 }),
    console: by('[S3Console/0.4, aws-internal/3]', { minutes: 2 }),
    name: by('kalimba/1.0', { minutes: 3 }),
  },
  [],
);
