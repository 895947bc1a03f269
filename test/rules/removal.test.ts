import { proofOf } from './support/check.ts';
import { createKeyPair, deleteKeyPair, deleteKeyPairById, event, runInstances } from './support/events.ts';

const removed = proofOf('key-pair-removed-after-use');
const CLOUD = { ip: '203.0.113.1' };

removed(
  'deleted within 24 hours after a launch, the edge included',
  {
    launch: runInstances('deploy'),
    remove: deleteKeyPair('deploy', { days: 1 }),
    launchLong: runInstances('other'),
    removeLate: deleteKeyPair('other', { days: 1, seconds: 1 }),
    unused: deleteKeyPair('unused', { minutes: 1 }),
    before: deleteKeyPair('third'),
    launchAfter: runInstances('third', { seconds: 1 }),
  },
  ['low remove (launch)'],
);
removed(
  'in the same account and region, both successful',
  {
    launch: runInstances('deploy'),
    otherRegion: deleteKeyPair('deploy', { minutes: 1, region: 'eu-west-1' }),
    otherAccount: deleteKeyPair('deploy', { minutes: 1, account: '444455556666' }),
    failed: deleteKeyPair('deploy', { minutes: 1, error: 'Client.UnauthorizedOperation' }),
    failedLaunch: runInstances('other', { error: 'Client.InstanceLimitExceeded' }),
    removeOther: deleteKeyPair('other', { minutes: 1 }),
  },
  [],
);
removed(
  'by the id of the key pair, its name joined from the creation in another log',
  [
    {
      launch: runInstances('deploy', { minutes: 1 }),
      remove: deleteKeyPairById('key-deploy', { minutes: 2 }),
    },
    { create: createKeyPair('deploy', CLOUD) },
  ],
  ['low remove (create, launch)'],
);
removed(
  'an id without a loaded creation has no name',
  { launch: runInstances('deploy'), remove: deleteKeyPairById('key-deploy', { minutes: 2 }) },
  [],
);
removed(
  'medium if the creation was flagged, however long ago',
  {
    create: createKeyPair('deploy', { days: -30 }),
    launch: runInstances('deploy'),
    remove: deleteKeyPair('deploy', { minutes: 1 }),
  },
  ['medium remove (create, launch)'],
);
removed(
  'the creation is the latest before the use',
  {
    flagged: createKeyPair('deploy'),
    clean: createKeyPair('deploy', { ...CLOUD, minutes: 1 }),
    launch: runInstances('deploy', { minutes: 2 }),
    remove: deleteKeyPair('deploy', { minutes: 3 }),
  },
  ['low remove (clean, launch)'],
);
removed(
  "a key pair of Lightsail's is not the one",
  {
    create: createKeyPair('deploy', CLOUD),
    lightsail: event(
      'CreateKeyPair',
      { ...CLOUD, minutes: 1, record: { eventSource: 'lightsail.amazonaws.com' } },
      { keyPairName: 'deploy' },
    ),
    launch: runInstances('deploy', { minutes: 2 }),
    remove: deleteKeyPair('deploy', { minutes: 3 }),
  },
  ['low remove (create, launch)'],
  {
    rules: `
title: Any key pair of Lightsail
logsource: { product: aws, service: cloudtrail }
detection: { selection: { eventSource: lightsail.amazonaws.com }, condition: selection }
level: high`,
  },
);
