import assert from 'node:assert/strict';
import { test } from 'node:test';
import { investigate, PACK_RULES, record } from '../support/case.ts';

const LOG = [
  record({ eventID: '1' }),
  record({ eventID: '2', eventTime: '2024-05-01T11:00:00Z', errorCode: 'InvalidKeyPair.Duplicate' }),
  record({ eventID: '3', eventTime: 'yesterday', eventName: 'DeleteKeyPair' }),
  record({
    eventID: '4',
    userIdentity: { accessKeyId: 'AKIABBBBBBBBBBBBBBBB' },
    sourceIPAddress: 'AWS Internal',
  }),
].join('\n');

test('an entity: how often, when, how often in vain, doing what', () => {
  const { findings, ...summary } = investigate({ log: LOG }, PACK_RULES).summarize({
    kind: 'access-key',
    value: 'AKIAAAAAAAAAAAAAAAAA',
  });
  assert.deepEqual(summary, {
    entity: { kind: 'access-key', value: 'AKIAAAAAAAAAAAAAAAAA' },
    events: 3,
    firstTime: Date.parse('2024-05-01T10:00:00Z'),
    lastTime: Date.parse('2024-05-01T11:00:00Z'),
    failures: 1,
    eventNames: [
      { name: 'CreateKeyPair', count: 2 },
      { name: 'DeleteKeyPair', count: 1 },
    ],
  });
  assert.ok(findings > 0);
});

test('what no log holds', () => {
  const { events, firstTime, findings } = investigate({ log: LOG }).summarize({
    kind: 'address',
    value: '10.9.9.9',
  });
  assert.deepEqual({ events, firstTime, findings }, { events: 0, firstTime: undefined, findings: 0 });
});

test('entities by kind, most events first', () => {
  const investigation = investigate({ log: LOG });
  const list = (kind: 'access-key' | 'address' | 'key-pair'): string[] =>
    investigation.entities([kind]).map(({ entity, events }) => `${entity.value} ${events}`);
  assert.deepEqual(list('access-key'), ['AKIAAAAAAAAAAAAAAAAA 3', 'AKIABBBBBBBBBBBBBBBB 1']);
  assert.deepEqual(list('address'), ['88.1.2.3 3']);
  assert.deepEqual(list('key-pair'), ['xg1 4']);
});

test('what stands only in a further delivery of an event is not listed', () => {
  const again = record({ eventID: '1', sourceIPAddress: '10.9.9.9', userIdentity: {} });
  const investigation = investigate({ a: LOG, b: again });
  const values = investigation.entities(['address']).map(({ entity, events }) => `${entity.value} ${events}`);
  assert.deepEqual(values, ['88.1.2.3 3']);
});
