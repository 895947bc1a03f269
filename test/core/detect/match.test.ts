import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Log } from '../../../src/core/log/log.ts';
import { openPacked } from '../../../src/core/log/packed/open.ts';
import { packLog } from '../../../src/core/log/packed/pack.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import { matchLog, matchLogInSteps } from '../../../src/core/detect/match.ts';
import { CONTEXT, eventText, load, readText } from './support/rules.ts';

const KEY_PAIRS = `title: Key pair
name: key_pair
message: '{cloudtrail.key_pair.name} from {sourceIPAddress}'
triage: ['{responseElements.none} {userIdentity.accessKeyId}']
logsource: { product: aws, service: cloudtrail }
detection:
  call: { eventSource: ec2.amazonaws.com, eventName: [CreateKeyPair, ImportKeyPair] }
  bad: { requestParameters.keyName|startswith: xg }
  network: { source.as.organization.name: Evil }
  condition: call and (bad or network)`;

const CHAIN = `title: Chain
correlation:
  type: value_count
  rules: [key_pair]
  group-by: [userIdentity.accessKeyId, who]
  timespan: 1h
  condition: { gte: 3, field: cloud.region }
  aliases: { who: { key_pair: userIdentity.arn } }
where: { key_pair: { requestParameters.tags: x } }
---
title: Anchored chain
correlation: { type: temporal, rules: [key_pair], timespan: 1h }
anchor: key_pair
same: { fields: [cloud.account.id], rules: [key_pair] }
unlike: { fields: [userAgent], rules: [key_pair] }`;

function logOf(...events: readonly object[]): Log {
  return readText(`{"Records":[${events.map(eventText).join(',\n')}]}`);
}

const CREATED = {
  eventID: 'e1',
  eventTime: '2026-01-02T03:04:05Z',
  awsRegion: 'eu-west-1',
  recipientAccountId: '111122223333',
  sourceIPAddress: '88.1.2.3',
  userAgent: 'aws-cli',
  userIdentity: {
    type: 'IAMUser',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    userName: 'bob',
    arn: 'arn:aws:iam::111122223333:user/bob',
  },
  requestParameters: { keyName: 'xg1', tags: ['x', 'y'] },
  responseElements: { keyName: 'xg1', keyPairId: 'key-0a' },
};

test('a match has its facts and the values that anything asks for', () => {
  const { matches, undecided } = matchLog(
    'case/a.json',
    logOf({ eventName: 'Other' }, CREATED),
    load(`${KEY_PAIRS}\n---\n${CHAIN}`),
    CONTEXT,
  );
  assert.deepEqual(undecided, []);
  assert.equal(matches.length, 1);
  const { rule, event, evidence, values } = matches[0]!;
  assert.equal(rule, 'key_pair');
  const { span, ...facts } = event;
  assert.ok(span.length > 0);
  assert.deepEqual(facts, {
    log: 'case/a.json',
    index: 1,
    eventID: 'e1',
    eventName: 'CreateKeyPair',
    eventSource: 'ec2.amazonaws.com',
    eventTime: '2026-01-02T03:04:05Z',
    time: Date.UTC(2026, 0, 2, 3, 4, 5),
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    credential: 'long-term',
    principalArn: 'arn:aws:iam::111122223333:user/bob',
    userName: 'bob',
    accountId: '111122223333',
    region: 'eu-west-1',
    sourceIPAddress: '88.1.2.3',
    userAgent: 'aws-cli',
    as: { number: 3352, organization: 'Telefonica de Espana' },
    success: true,
    keyPairs: [{ role: 'created', name: 'xg1', keyPairId: 'key-0a' }],
    securityGroups: [],
  });
  assert.deepEqual(
    evidence.map(({ field }) => field),
    ['eventSource', 'eventName', 'requestParameters.keyName'],
  );
  // The facts tell the others, and names of key pairs are looked for in all logs.
  assert.deepEqual(values, { 'requestParameters.tags': ['x', 'y'] });
  assert.deepEqual(structuredClone(matches), matches);
});

function ruleFor(name: string, fields: string): string {
  return `title: T\nname: ${name}\nlogsource: { product: aws, service: cloudtrail }\n${fields}\ndetection: { a: { eventName: ${name} }, condition: a }`;
}

test('a match has no values that only other rules name', () => {
  const counting = `title: C\nname: counting\ncorrelation: { type: event_count, rules: [A], group-by: [userIdentity.type], timespan: 1h, condition: { gte: 1 } }`;
  const upper = `title: U\nmessage: '{requestParameters.tags}'\ncorrelation: { type: event_count, rules: [counting], timespan: 1h, condition: { gte: 1 } }`;
  const rules = load(
    [
      ruleFor('A', "message: '{requestParameters.keyName}'"),
      ruleFor('B', 'new_terms: { fields: [responseElements.keyName], history: 1d }'),
      ruleFor('C', ''),
      counting,
      upper,
    ].join('\n---\n'),
  );
  assert.deepEqual(rules.refused, []);
  const log = logOf(...['A', 'B', 'C'].map((eventName) => ({ ...CREATED, eventName })));
  assert.deepEqual(
    matchLog('a', log, rules, CONTEXT).matches.map(({ rule: name, values }) => [name, Object.keys(values)]),
    [
      ['A', ['requestParameters.keyName', 'userIdentity.type', 'requestParameters.tags']],
      ['B', ['responseElements.keyName']],
      ['C', []],
    ],
  );
});

test('what could not be decided is said', () => {
  const log = logOf({ ...CREATED, sourceIPAddress: '10.0.0.5', requestParameters: { keyName: 'other' } });
  const { matches, undecided } = matchLog('a', log, load(KEY_PAIRS), CONTEXT);
  assert.deepEqual(matches, []);
  assert.deepEqual(
    undecided.map(({ rule, event, reasons }) => ({ rule, id: event.eventID, reasons })),
    [{ rule: 'key_pair', id: 'e1', reasons: ['no AS known for 10.0.0.5'] }],
  );
});

test('creations join ids and names, whatever the rules are', () => {
  const group = {
    eventName: 'CreateSecurityGroup',
    awsRegion: 'eu-west-1',
    recipientAccountId: '111122223333',
    requestParameters: { groupName: 'sec-hhs' },
    responseElements: { groupId: 'sg-0a' },
  };
  const failed = { ...group, responseElements: null };
  const lightsail = { ...CREATED, eventSource: 'lightsail.amazonaws.com' };
  const { joins, matches } = matchLog('a', logOf(CREATED, group, failed, lightsail), load(), CONTEXT);
  const place = { reason: 'none', accountId: '111122223333', region: 'eu-west-1', log: 'a' };
  assert.deepEqual(matches, []);
  assert.deepEqual(joins, [
    { kind: 'key-pair', id: 'key-0a', name: 'xg1', ...place },
    { kind: 'security-group', id: 'sg-0a', name: 'sec-hhs', ...place },
  ]);
});

function twice<T>(items: readonly T[]): T[] {
  return [...items, ...items];
}

test('matches and joins are in the order of the log, whatever calls they are of', () => {
  const rules = load(
    ['CreateKeyPair', 'ImportKeyPair', 'X'].map((name) => ruleFor(name, '')).join('\n---\n'),
  );
  const calls = ['X', 'CreateKeyPair', 'X', 'ImportKeyPair', 'CreateKeyPair', 'X'];
  // More than are matched together.
  const others = Array.from({ length: 5000 }, () => ({ eventName: 'Other' }));
  const events = [...calls, ...calls].map((eventName, at) => ({
    ...CREATED,
    eventName,
    responseElements: { keyName: 'xg1', keyPairId: `key-${at}` },
  }));
  const { matches, joins } = matchLog('a', logOf(...events, ...others, ...events), rules, CONTEXT);
  assert.deepEqual(
    matches.map(({ rule }) => rule),
    twice(twice(calls)),
  );
  assert.deepEqual(
    joins.map(({ id }) => id),
    twice(['key-1', 'key-3', 'key-4', 'key-7', 'key-9', 'key-10']),
  );
});

test('the first and the last readable time of the log', () => {
  const times = ['2026-01-03T00:00:00Z', 'soon', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
  const log = logOf(...times.map((eventTime) => ({ eventName: 'X', eventTime })));
  const { firstTime, lastTime } = matchLog('a', log, load(), CONTEXT);
  assert.deepEqual(
    { firstTime, lastTime },
    { firstTime: Date.UTC(2026, 0, 1), lastTime: Date.UTC(2026, 0, 3) },
  );
  const empty = matchLog('a', logOf(), load(), CONTEXT);
  assert.deepEqual([empty.firstTime, empty.lastTime], [undefined, undefined]);
});

function lookedAt(): never {
  assert.fail('the record was looked at');
}

test('an event that no rule could match is not even parsed', () => {
  const log = logOf(
    { eventName: 'RunInstances' },
    { eventSource: 's3.amazonaws.com', eventName: 'CreateKeyPair' },
  );
  const unparsed = openPacked(packLog(log), new StringTable(), lookedAt);
  const { matches } = matchLog('a', unparsed, load(KEY_PAIRS), CONTEXT);
  assert.deepEqual(matches, []);
});

test('in steps it comes to the same, with pauses between', () => {
  const log = logOf(...Array.from({ length: 500 }, (_, index) => ({ ...CREATED, eventID: `e${index}` })));
  const rules = load(KEY_PAIRS);
  const steps = matchLogInSteps('a', log, rules, CONTEXT);
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses++;
  assert.ok(pauses > 0);
  assert.deepEqual(step.value, matchLog('a', log, rules, CONTEXT));
  assert.equal(step.value.matches.length, 500);
});
