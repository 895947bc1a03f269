import assert from 'node:assert/strict';
import { test } from 'node:test';
import { investigate, proofOf } from './support/check.ts';
import {
  createKeyPair,
  createSecurityGroup,
  deleteKeyPair,
  describeKeyPairs,
  event,
  importKeyPair,
  runInstances,
  TEMPORARY_KEY,
} from './support/events.ts';

const used = proofOf('key-pair-used-after-creation');
const SUSPICIOUS = 'server7f3k9a2b';
const KNOWN_BAD = 'buatbelisdfgmsobilbaim';
/** From a network of a cloud provider, so that the creation is not flagged for its principal. */
const CLOUD = { ip: '203.0.113.1' };

used(
  'created or imported and then launched, whoever did it',
  {
    create: createKeyPair('deploy', CLOUD),
    launch: runInstances('deploy', { minutes: 5, user: 'bob', key: TEMPORARY_KEY }),
    import: importKeyPair('other', { ...CLOUD, minutes: 10 }),
    launchOther: runInstances('other', { minutes: 15 }),
  },
  ['low launch (create)', 'low launchOther (import)'],
);
used(
  'by a launch template, a spot request, a fleet, a launch configuration',
  {
    create: createKeyPair('deploy', CLOUD),
    template: event(
      'CreateLaunchTemplate',
      { minutes: 1 },
      { CreateLaunchTemplateRequest: { LaunchTemplateData: { KeyName: 'deploy' } } },
    ),
    spot: event('RequestSpotInstances', { minutes: 2 }, { launchSpecification: { keyName: 'deploy' } }),
    spotFleet: event(
      'RequestSpotFleet',
      { minutes: 3 },
      { spotFleetRequestConfig: { launchSpecifications: [{ keyName: 'deploy' }] } },
    ),
    autoscaling: event(
      'CreateLaunchConfiguration',
      { minutes: 4, record: { eventSource: 'autoscaling.amazonaws.com' } },
      { keyName: 'deploy' },
    ),
    lightsail: event(
      'CreateInstances',
      { minutes: 5, record: { eventSource: 'lightsail.amazonaws.com' } },
      { keyPairName: 'deploy' },
    ),
  },
  ['low template (create)', 'low spot (create)', 'low spotFleet (create)', 'low autoscaling (create)'],
);
used(
  'within seven days, the edge included; equal times are in order',
  {
    same: runInstances('deploy'),
    create: createKeyPair('deploy', CLOUD),
    edge: runInstances('deploy', { days: 7 }),
    late: runInstances('deploy', { days: 7, seconds: 1 }),
  },
  ['low same (create)', 'low edge (create)'],
);
used(
  'not before its creation, not elsewhere, not another name, not if either failed',
  {
    before: runInstances('deploy', { minutes: -1 }),
    create: createKeyPair('deploy', CLOUD),
    otherRegion: runInstances('deploy', { minutes: 1, region: 'eu-west-1' }),
    otherAccount: runInstances('deploy', { minutes: 1, account: '444455556666' }),
    otherName: runInstances('Deploy', { minutes: 1 }),
    noName: event('RunInstances', { minutes: 1 }, { instancesSet: { items: [{ imageId: 'ami-0abc' }] } }),
    failed: runInstances('deploy', { minutes: 1, error: 'Client.InstanceLimitExceeded' }),
    neverMade: createKeyPair('ghost', { ...CLOUD, error: 'Client.UnauthorizedOperation' }),
    ghost: runInstances('ghost', { minutes: 1 }),
    lightsail: event(
      'CreateKeyPair',
      { ...CLOUD, record: { eventSource: 'lightsail.amazonaws.com' } },
      { keyPairName: 'light' },
    ),
    light: runInstances('light', { minutes: 1 }),
  },
  [],
);
used(
  'a creation in another log',
  [{ launch: runInstances('deploy', { minutes: 5 }) }, { create: createKeyPair('deploy', CLOUD) }],
  ['low launch (create)'],
);
used(
  'unknown account and region equal only those of the same log',
  [
    {
      create: createKeyPair('deploy', { ...CLOUD, account: undefined, region: undefined }),
      here: runInstances('deploy', { minutes: 1, account: undefined, region: undefined }),
    },
    { elsewhere: runInstances('deploy', { minutes: 2, account: undefined, region: undefined }) },
  ],
  ['low here (create)'],
);
used(
  'a call that names several key pairs belongs to each of them',
  {
    create: createKeyPair('two', CLOUD),
    launch: event(
      'RunInstances',
      { minutes: 1 },
      { instancesSet: { items: [{ keyName: 'one' }, { keyName: 'two' }] } },
    ),
  },
  ['low launch (create)'],
);

used(
  'high if the creation was flagged: by a known bad name, a new principal, a chain, many regions, root',
  {
    bad: createKeyPair(KNOWN_BAD, CLOUD),
    launchBad: runInstances(KNOWN_BAD, { minutes: 1 }),
    fromHome: createKeyPair('home', { user: 'bob' }),
    launchHome: runInstances('home', { minutes: 1 }),
    root: createKeyPair('roots', { ...CLOUD, identity: { type: 'Root' } }),
    launchRoot: runInstances('roots', { minutes: 1 }),
  },
  ['high launchBad (bad)', 'high launchHome (fromHome)', 'high launchRoot (root)'],
);
used(
  'high if the creation is part of key pairs in many regions, whichever came third, even a fourth',
  {
    one: createKeyPair('deploy', { ...CLOUD, region: 'us-east-1' }),
    two: createKeyPair('deploy', { ...CLOUD, region: 'us-west-2' }),
    three: createKeyPair('deploy', { ...CLOUD, region: 'eu-west-1' }),
    four: createKeyPair('deploy', { ...CLOUD, region: 'ap-south-1' }),
    launchOne: runInstances('deploy', { minutes: 1, region: 'us-east-1' }),
    launchThree: runInstances('deploy', { minutes: 2, region: 'eu-west-1' }),
    launchFour: runInstances('deploy', { minutes: 3, region: 'ap-south-1' }),
  },
  ['high launchOne (one)', 'high launchThree (three)', 'high launchFour (four)'],
);
used(
  'high for a chain of medium, not for one that is only told, nor for low',
  {
    suspicious: createKeyPair(SUSPICIOUS, CLOUD),
    group: createSecurityGroup('web', CLOUD),
    launch: runInstances(SUSPICIOUS, { ...CLOUD, days: 1 }),
    plain: createKeyPair('deploy', CLOUD),
    launchPlain: runInstances('deploy', { ...CLOUD, days: 1 }),
    low: createKeyPair('key8f3k2a91', { ...CLOUD, days: 2 }),
    launchLow: runInstances('key8f3k2a91', { ...CLOUD, days: 3 }),
  },
  ['high launch (suspicious)', 'low launchPlain (plain)', 'low launchLow (low)'],
);
used(
  'recon does not flag',
  {
    list: describeKeyPairs([], CLOUD),
    suspicious: createKeyPair(SUSPICIOUS, { ...CLOUD, minutes: 1 }),
    launch: runInstances(SUSPICIOUS, { ...CLOUD, minutes: 2 }),
  },
  ['low launch (suspicious)'],
);
used(
  'the creation is the latest before the use',
  {
    flagged: createKeyPair('deploy'),
    deleted: deleteKeyPair('deploy', { minutes: 1 }),
    clean: createKeyPair('deploy', { ...CLOUD, minutes: 2 }),
    launch: runInstances('deploy', { minutes: 3 }),
    deletedAgain: deleteKeyPair('deploy', { minutes: 4 }),
    flaggedLater: createKeyPair('deploy', { minutes: 5, user: 'bob' }),
    launchAgain: runInstances('deploy', { minutes: 6 }),
  },
  ['low launch (clean)', 'high launchAgain (flaggedLater)'],
);
used(
  'of several key pairs that a call names, only the one made in the seven days counts',
  {
    flaggedLongAgo: createKeyPair('one', { days: -30 }),
    create: createKeyPair('two', CLOUD),
    launch: event(
      'RunInstances',
      { minutes: 1 },
      { instancesSet: { items: [{ keyName: 'one' }, { keyName: 'two' }] } },
    ),
  },
  ['low launch (create)'],
);
used(
  'a rule of the user flags like any other',
  { create: createKeyPair('deploy', CLOUD), launch: runInstances('deploy', { minutes: 1 }) },
  ['high launch (create)'],
  {
    rules: `
title: Any key pair
logsource: { product: aws, service: cloudtrail }
detection: { selection: { eventName: CreateKeyPair }, condition: selection }
level: medium`,
  },
);

test('a raised level is explained', () => {
  const { findings } = investigate([
    { create: createKeyPair('deploy'), launch: runInstances('deploy', { minutes: 1 }) },
  ]);
  const { message } = findings.find(({ id }) => id === 'key-pair-used-after-creation')!;
  assert.match(message, /Raised to high, because the creation of the key pair was itself reported\.$/);
});
