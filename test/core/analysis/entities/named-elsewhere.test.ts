import assert from 'node:assert/strict';
import test from 'node:test';
import type { Entity } from '../../../../src/core/analysis/entities/entity.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, record } from '../support/case.ts';

const KEY = 'AKIAAAAAAAAAAAAAAAAA';
const OTHER = 'AKIABBBBBBBBBBBBBBBB';
const LOG = [
  record({ eventID: 'e1' }),
  record({ eventID: 'e2', requestParameters: { from: '88.1.2.3', who: 'arn:aws:iam::1:user/x' } }),
  record({
    eventID: 'e3',
    sourceIPAddress: '10.0.0.1',
    requestParameters: { from: ['88.1.2.3', '88.1.2.3'] },
  }),
  record({
    eventID: 'e3',
    sourceIPAddress: '10.0.0.1',
    requestParameters: { from: ['88.1.2.3', '88.1.2.3'] },
  }),
  record({
    eventID: 'e4',
    sourceIPAddress: '10.0.0.1',
    userIdentity: { accessKeyId: OTHER },
    requestParameters: { accessKeyId: KEY },
  }),
].join('\n');

/** How many events are counted as an entity's, and how many besides name it. */
function check(entity: Entity, events: number, elsewhere: number): void {
  const investigation = investigate({ log: LOG });
  assert.deepEqual(
    [investigation.summarize(entity).events, inOneGo(investigation.namedElsewhereInSteps(entity)).events],
    [events, elsewhere],
  );
}

test('an address: the calls from it; others that ask about it, each once, deliveries left out', () =>
  check({ kind: 'address', value: '88.1.2.3' }, 2, 1));

test('an access key: the calls with it; others that name it', () =>
  check({ kind: 'access-key', value: KEY }, 3, 1));

test('what made no call is counted by the events that name it', () =>
  check({ kind: 'principal', value: 'arn:aws:iam::1:user/x' }, 1, 0));

test('a key pair makes none', () =>
  check({ kind: 'key-pair', value: 'xg1', accountId: '111122223333', region: 'us-east-1' }, 4, 0));

test('nothing', () => check({ kind: 'address', value: '9.9.9.9' }, 0, 0));
