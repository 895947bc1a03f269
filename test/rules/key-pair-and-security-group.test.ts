import type { JsonObject } from '../../src/core/log/json/value.ts';
import { proofOf } from './support/check.ts';
import {
  authorizeIngress,
  createKeyPair,
  createSecurityGroup,
  event,
  importKeyPair,
  OTHER_KEY,
  runInstances,
  TEMPORARY_KEY,
  type Call,
} from './support/events.ts';

const chain = proofOf('key-pair-and-security-group');
const SUSPICIOUS = 'server7f3k9a2b';

chain(
  'without a suspicious name it is only told',
  { create: createKeyPair('deploy'), group: createSecurityGroup('web', { minutes: 5 }) },
  ['informational create (group)'],
);
chain(
  'in any order; the key pair is the anchor',
  { group: createSecurityGroup('web'), create: createKeyPair(SUSPICIOUS, { minutes: 5 }) },
  ['medium create (group)'],
);
chain(
  'all group events of the hour before and after are related',
  {
    before: authorizeIngress('web', { minutes: -60 }),
    create: createKeyPair('deploy'),
    group: createSecurityGroup('web', { minutes: 10 }),
    open: authorizeIngress('web', { minutes: 60 }),
    tooLate: authorizeIngress('web', { minutes: 60, seconds: 1 }),
  },
  ['informational create (before, group, open)'],
);
chain(
  'sixty minutes are inside',
  { create: createKeyPair(SUSPICIOUS), group: createSecurityGroup('web', { minutes: 60 }) },
  ['medium create (group)'],
);
chain(
  'sixty minutes and a second are not',
  { create: createKeyPair(SUSPICIOUS), group: createSecurityGroup('web', { minutes: 60, seconds: 1 }) },
  [],
);
chain(
  'the same access key, a long-term one',
  {
    create: createKeyPair(SUSPICIOUS),
    byOther: createSecurityGroup('web', { key: OTHER_KEY }),
    temporaryCreate: createKeyPair(SUSPICIOUS, { key: TEMPORARY_KEY }),
    temporaryGroup: createSecurityGroup('web', { key: TEMPORARY_KEY }),
    redactedCreate: createKeyPair(SUSPICIOUS, { key: 'YOUR_ACCESS_KEY_ID' }),
    redactedGroup: createSecurityGroup('web', { key: 'YOUR_ACCESS_KEY_ID' }),
  },
  [],
);
chain(
  'in whatever account and region',
  { create: createKeyPair('deploy'), group: createSecurityGroup('web', { region: 'eu-west-1' }) },
  ['informational create (group)'],
);
chain(
  'successful calls only',
  {
    create: createKeyPair(SUSPICIOUS, { error: 'Client.DryRunOperation' }),
    group: createSecurityGroup('web'),
    createOther: createKeyPair(SUSPICIOUS, { key: OTHER_KEY }),
    groupOther: createSecurityGroup('web', { key: OTHER_KEY, error: 'InvalidGroup.Duplicate' }),
  },
  [],
);
chain(
  'CreateKeyPair of EC2 only: not imported, not of Lightsail',
  {
    import: importKeyPair(SUSPICIOUS),
    lightsail: event(
      'CreateKeyPair',
      { record: { eventSource: 'lightsail.amazonaws.com' } },
      { keyPairName: SUSPICIOUS },
    ),
    group: createSecurityGroup('web'),
  },
  [],
);
chain(
  'each key pair is an anchor of its own',
  {
    first: createKeyPair('deploy'),
    second: createKeyPair(SUSPICIOUS, { minutes: 1 }),
    group: createSecurityGroup('web', { minutes: 2 }),
  },
  ['informational first (group)', 'medium second (group)'],
);
chain(
  'a known bad name is suspicious, a weak hint and a tool are not',
  {
    known: createKeyPair('temp_key_pair'),
    weak: createKeyPair('x9', { minutes: 1 }),
    tool: createKeyPair('packer_5f3a2b1c-1234-5678-9abc-def012345678', { minutes: 2 }),
    group: createSecurityGroup('web', { minutes: 3 }),
    weakGroup: createSecurityGroup('x9', { minutes: 4 }),
  },
  [
    'medium known (group, weakGroup)',
    'informational weak (group, weakGroup)',
    'informational tool (group, weakGroup)',
  ],
);
chain(
  'without a readable time it cannot be told',
  { create: createKeyPair(SUSPICIOUS, { record: { eventTime: 'soon' } }), group: createSecurityGroup('web') },
  ['undecided create: no readable time'],
);
chain(
  'delivered twice, related once',
  [
    { create: createKeyPair('deploy'), group: createSecurityGroup('web') },
    { create: createKeyPair('deploy'), group: createSecurityGroup('web') },
  ],
  ['informational create (group)'],
);

const GROUP = 'Java_Ghost';
chain(
  "a suspicious group name, by the group's creation",
  { create: createKeyPair('deploy'), group: createSecurityGroup(GROUP) },
  ['medium create (group)'],
);
chain(
  'a suspicious group name, by the event itself',
  {
    create: createKeyPair('deploy'),
    open: event(
      'AuthorizeSecurityGroupIngress',
      {},
      { groupName: GROUP, ipPermissions: {} },
      { _return: true },
    ),
  },
  ['medium create (open)'],
);
chain(
  'a suspicious group name, joined from another log, whoever and whenever created the group',
  [
    { create: createKeyPair('deploy'), open: authorizeIngress(GROUP) },
    { group: createSecurityGroup(GROUP, { days: -30, key: TEMPORARY_KEY }) },
  ],
  ['medium create (open)'],
);
chain(
  'a group of another region or account only has the same id',
  [
    { create: createKeyPair('deploy'), open: authorizeIngress(GROUP) },
    { region: createSecurityGroup(GROUP, { days: -30, region: 'eu-west-1' }) },
    { account: createSecurityGroup(GROUP, { days: -30, account: '444455556666' }) },
  ],
  ['informational create (open)'],
);
chain(
  'an unknown region is the same one only within a log',
  [
    { create: createKeyPair('deploy'), open: authorizeIngress(GROUP, { region: undefined }) },
    { elsewhere: createSecurityGroup(GROUP, { days: -30, region: undefined }) },
  ],
  ['informational create (open)'],
);
chain(
  'and there it is',
  {
    create: createKeyPair('deploy'),
    open: authorizeIngress(GROUP, { region: undefined }),
    group: createSecurityGroup(GROUP, { days: -30, region: undefined }),
  },
  ['medium create (open)'],
);

function worldOpen(call: Call): JsonObject {
  return authorizeIngress('web', call, 22, '0.0.0.0/0');
}
for (const [what, keyName, groupName] of [
  ['key pair', SUSPICIOUS, 'web'],
  ['group', 'deploy', GROUP],
] as const) {
  const events = { create: createKeyPair(keyName), group: createSecurityGroup(groupName, { minutes: 1 }) };

  chain(
    `high for a suspicious ${what} and a launch that names the key pair`,
    { ...events, launch: runInstances(keyName, { minutes: 60 }) },
    ['high create (group, launch)'],
  );
  chain(
    `not for a launch with another key pair, in another region, by another access key, that failed or came later (${what})`,
    {
      ...events,
      otherName: runInstances('other'),
      otherRegion: runInstances(keyName, { region: 'eu-west-1' }),
      otherKey: runInstances(keyName, { key: OTHER_KEY }),
      failed: runInstances(keyName, { error: 'Client.InstanceLimitExceeded' }),
      later: runInstances(keyName, { minutes: 60, seconds: 1 }),
    },
    ['medium create (group)'],
  );
  chain(
    `high for a suspicious ${what} and SSH open to the world`,
    { ...events, open: worldOpen({ minutes: -60 }) },
    ['high create (open, group)'],
  );
  chain(
    `not for SSH opened by another access key or too early (${what})`,
    { ...events, otherKey: worldOpen({ key: OTHER_KEY }), early: worldOpen({ minutes: -60, seconds: -1 }) },
    ['medium create (group)'],
  );
  chain(
    `high for a suspicious ${what} and three regions within sixty minutes of the key pair`,
    {
      ...events,
      early: authorizeIngress('web', { minutes: -59, region: 'eu-west-1' }),
      late: createKeyPair('other', { minutes: 59, region: 'ap-south-1' }),
    },
    [
      'high create (early, group, late)',
      // Of the other key pair only the group events near it count.
      what === 'group' ? 'medium late (group)' : 'informational late (group)',
    ],
  );
  chain(
    `not for two regions and an unknown one (${what})`,
    {
      ...events,
      second: authorizeIngress('web', { minutes: 2, region: 'eu-west-1' }),
      unknown: authorizeIngress('web', { minutes: 3, region: undefined }),
    },
    ['medium create (group, second, unknown)'],
  );
}
chain(
  'a launch, an open port and three regions are nothing without a suspicious name',
  {
    create: createKeyPair('deploy'),
    group: createSecurityGroup('web', { minutes: 1 }),
    open: worldOpen({ minutes: 2, region: 'eu-west-1' }),
    third: authorizeIngress('web', { minutes: 3, region: 'ap-south-1' }),
    launch: runInstances('deploy', { minutes: 4 }),
  },
  ['informational create (group, open, third)'],
);
