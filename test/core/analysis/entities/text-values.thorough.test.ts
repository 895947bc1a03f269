import assert from 'node:assert/strict';
import test from 'node:test';
import type { EntityKind } from '../../../../src/core/analysis/entities/entity.ts';
import { MOST_VALUES } from '../../../../src/core/analysis/entities/text-values.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';
import { investigateOpened } from '../support/opened.ts';

const INSTANCE = 'i-0123456789abcdef0';
const GROUP = 'sg-0123456789abcdef0';
const launch = (
  eventID: string,
  instanceId: string,
  fields: Readonly<Record<string, unknown>> = {},
): string =>
  record({
    eventID,
    eventName: 'RunInstances',
    requestParameters: { securityGroupIds: [GROUP] },
    responseElements: { instancesSet: { items: [{ instanceId }, { instanceId }] } },
    ...fields,
  });

/** The entities of a kind in a log, as `value events`; of a log at hand and of an opened one. */
function check(kind: EntityKind, text: string, expected: readonly string[]): void {
  const opened = investigateOpened({ log: readLog(Buffer.from(text)) }, PACK_RULES).investigation;
  for (const investigation of [investigate({ log: text }, PACK_RULES), opened]) {
    const found = investigation.entities([kind]);
    assert.deepEqual(
      found.map(({ entity, events }) => `${entity.value} ${events}`),
      expected,
    );
    // What is said of one is what the list says of it.
    for (const summary of found) assert.deepEqual(investigation.summarize(summary.entity), summary);
  }
}

test('instances: an event counts once, however often it names one', () =>
  check('instance', [launch('e1', INSTANCE), launch('e2', INSTANCE), launch('e3', 'i-00000001')].join('\n'), [
    `${INSTANCE} 2`,
    'i-00000001 1',
  ]));

test('a further delivery does not count', () =>
  check('instance', [launch('e1', INSTANCE), launch('e1', INSTANCE)].join('\n'), [`${INSTANCE} 1`]));

test('security groups', () => check('security-group', launch('e1', INSTANCE), [`${GROUP} 1`]));

test('what only looks like one is none', () =>
  check(
    'instance',
    record({
      requestParameters: { a: 'i-xyz', b: ` ${INSTANCE}`, c: `${INSTANCE}0000`, d: 'i-0123', [INSTANCE]: '' },
    }),
    [],
  ));

test('written as an escape', () =>
  check('instance', launch('e1', INSTANCE).replaceAll('"i-', '"\\u0069-'), [`${INSTANCE} 1`]));

test('in a record inside a string, and in one that is converted', () => {
  check('instance', JSON.stringify({ Events: [{ CloudTrailEvent: launch('e1', INSTANCE) }] }), [
    `${INSTANCE} 1`,
  ]);
  const header =
    'eventtime,eventsource,eventname,awsregion,sourceipaddress,useragent,requestparameters,eventid';
  const cells = `2024-05-01T10:00:00Z,ec2.amazonaws.com,StopInstances,us-east-1,1.2.3.4,aws-cli,"{""instanceId"":""${INSTANCE}""}",e1`;
  check('instance', `${header}\n${cells}\n`, [`${INSTANCE} 1`]);
  check('user-agent', `${header}\n${cells}\n`, ['aws-cli 1']);
});

test('user agents: what the caller sent, most findings first', () =>
  check(
    'user-agent',
    [
      record({ eventID: 'e1', userAgent: 'evil' }),
      launch('e2', INSTANCE, { userAgent: 'aws-cli/2 \u00e9"' }),
      launch('e3', INSTANCE, { userAgent: 'aws-cli/2 \u00e9"' }),
    ].join('\n'),
    ['evil 1', 'aws-cli/2 \u00e9" 2'],
  ));

test('a user agent that stands elsewhere in a record made no call', () =>
  check(
    'user-agent',
    [
      record({ eventID: 'e1', userAgent: 'curl', requestParameters: { userAgent: 'boto' } }),
      record({ eventID: 'e2', userAgent: '' }),
      record({ eventID: 'e3', userAgent: 7 }),
      record({ eventID: 'e4' }),
    ].join('\n'),
    ['curl 1'],
  ));

test('of more than are worth listing the first are, which is said', () => {
  const ids = Array.from({ length: MOST_VALUES + 1 }, (_, n) => `i-${n.toString(16).padStart(8, '0')}`);
  const text = record({ requestParameters: { ids } });
  const investigation = investigate({ log: text });
  assert.equal(investigation.entities(['instance']).length, MOST_VALUES);
  assert.ok(inOneGo(investigation.isListCutInSteps('instance')));
  assert.ok(!inOneGo(investigation.isListCutInSteps('security-group')));
  assert.ok(!inOneGo(investigation.isListCutInSteps('access-key')));
});

test('texts of opened logs are brought one a step', () => {
  const logs = Object.fromEntries(
    [1, 2, 3].map((number) => [`log${number}`, readLog(Buffer.from(launch(`e${number}`, INSTANCE)))]),
  );
  const { investigation, asked } = investigateOpened(logs, PACK_RULES);
  const steps = investigation.entitiesInSteps(['user-agent']);
  for (let before = 0, step = steps.next(); !step.done; step = steps.next()) {
    const loads = new Set(asked).size;
    assert.ok(loads <= before + 1, `${loads} texts after ${before}`);
    before = loads;
  }
});
