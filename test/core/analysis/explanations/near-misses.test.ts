import assert from 'node:assert/strict';
import test from 'node:test';
import { loadRules } from '../../../../src/core/detect/parse/load.ts';
import { SHIPPED_PLACEHOLDERS } from '../../../../src/core/enrich/placeholders.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, record } from '../support/case.ts';

const step = (name: string, eventName: string): string => `
title: ${name}
name: ${name}
logsource: { product: aws, service: cloudtrail }
detection: { a: { eventName: ${eventName} }, condition: a }
---`;

const RULES = loadRules(
  [
    {
      path: 'chain.yml',
      text: `${step('look', 'DescribeInstances')}${step('make', 'CreateKeyPair')}${step('launch', 'RunInstances')}
title: Chain
finding: chain
correlation:
  type: temporal_ordered
  rules: [look, make, launch]
  group-by: [userIdentity.accessKeyId]
  timespan: 1h
level: high
`,
    },
  ],
  SHIPPED_PLACEHOLDERS,
);

const call = (eventName: string, clock: string, accessKeyId = 'AKIAAAAAAAAAAAAAAAAA'): string =>
  record({
    eventID: `${eventName} ${clock}`,
    eventName,
    eventTime: `2024-05-01T${clock}:00Z`,
    userIdentity: { type: 'IAMUser', accessKeyId },
  });

/** What lacks a step: the event, the step and what keeps it away. */
function check(log: readonly string[], expected: string[]): void {
  const { misses } = inOneGo(investigate({ log: `[${log.join()}]` }, RULES).nearMissesInSteps());
  assert.deepEqual(
    misses.map((miss) => `${miss.event.eventID}: ${miss.step ?? 'order'} (${miss.reasons.join()})`),
    expected,
  );
}

const LOOK = call('DescribeInstances', '10:00');
const MAKE = call('CreateKeyPair', '10:10');
const LAUNCH = call('RunInstances', '10:20');

test('the whole chain is a finding, and no near miss', () => check([LOOK, MAKE, LAUNCH], []));

test('one step is nowhere', () => check([LOOK, LAUNCH], ['RunInstances 10:20: make (missing)']));

test('one step is too far away, or somebody else’s', () => {
  check([LOOK, call('CreateKeyPair', '08:00'), LAUNCH], ['RunInstances 10:20: make (window)']);
  const other = call('CreateKeyPair', '10:10', 'AKIABBBBBBBBBBBBBBBB');
  check([LOOK, other, LAUNCH], ['RunInstances 10:20: make (group)']);
});

test('all are there in another order', () =>
  check([call('CreateKeyPair', '09:50'), LOOK, LAUNCH], ['RunInstances 10:20: order (order)']));

test('two steps that lack are no near miss, and what a chain may begin with is none', () => {
  check([LAUNCH], []);
  check([LOOK, MAKE], []);
});

test('of very many the latest are asked about, and the rest is counted', () => {
  const many = Array.from({ length: 150 }, (_, number) =>
    call('RunInstances', `10:${String(20 + (number % 30))}`).replace('"RunInstances 10', `"${number} 10`),
  );
  const investigation = investigate({ log: `[${[LOOK, ...many].join()}]` }, RULES);
  const { misses, notAsked } = inOneGo(investigation.nearMissesInSteps());
  assert.deepEqual([misses.length, notAsked], [100, 50]);
});
