import { proofOf } from '../../../rules/support/check.ts';
import { createKeyPair, event, runInstances } from '../../../rules/support/events.ts';
import { correlating } from './support/own-rules.ts';

const check = proofOf('test');
const CLOUD = { ip: '203.0.113.1' };
const RAISING = `
finding: test
level: low
raise: { to: critical, when: flagged }`;

check(
  'the creation behind a chain is the latest before its latest use',
  {
    flagged: createKeyPair('deploy'),
    first: runInstances('deploy', { minutes: 1 }),
    clean: createKeyPair('deploy', { ...CLOUD, minutes: 2 }),
    second: runInstances('deploy', { minutes: 3 }),
    b: event('DeleteKeyPair', { minutes: 4 }, { keyName: 'deploy' }),
  },
  ['low b (first, clean, second)'],
  {
    rules: `
title: Launch
name: launch
logsource: { product: aws, service: cloudtrail }
detection: { calls: { eventName: RunInstances }, condition: calls }
---
title: Delete
name: delete
logsource: { product: aws, service: cloudtrail }
detection: { calls: { eventName: DeleteKeyPair }, condition: calls }
---
title: Test${RAISING}
correlation: { type: temporal, rules: [launch, delete], group-by: [user.name], timespan: 1h }
anchor: delete`,
  },
);
check(
  'a chain without a use is about the creations in it',
  {
    flagged: createKeyPair('deploy', { region: 'us-east-1' }),
    b: event('B', { minutes: 1 }),
    clean: createKeyPair('deploy', { ...CLOUD, user: 'bob' }),
    bobsB: event('B', { minutes: 1, user: 'bob' }),
  },
  ['critical b (flagged)', 'low bobsB (clean)'],
  {
    rules: correlating(
      `name: made\nlogsource: { product: aws, service: cloudtrail }\ndetection: { calls: { eventName: CreateKeyPair }, condition: calls }`,
      `${RAISING}\ncorrelation: { type: temporal_ordered, rules: [made, b], group-by: [user.name], timespan: 1h }`,
    ),
  },
);
