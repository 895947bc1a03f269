import assert from 'node:assert/strict';
import test from 'node:test';
import type { EntityDetails } from '../../../../src/core/analysis/entities/details.ts';
import type { Entity } from '../../../../src/core/analysis/entities/entity.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';

const KEY: Entity = { kind: 'access-key', value: 'AKIAAAAAAAAAAAAAAAAA' };
const LIST = { eventName: 'ListUsers', requestParameters: null, responseElements: null };

function detailsOf(events: readonly string[], entity = KEY): EntityDetails {
  const investigation = investigate({ log: events.join('\n') }, PACK_RULES);
  return inOneGo(investigation.entityDetailsInSteps(entity));
}

test('regions and errors, the most frequent first; a further delivery counts nowhere', () => {
  const denied = { ...LIST, errorCode: 'AccessDenied', awsRegion: 'eu-west-1' };
  const { regions, errors, summary } = detailsOf([
    record({ eventID: 'e1', ...LIST }),
    record({ eventID: 'e2', ...denied }),
    record({ eventID: 'e2', ...denied }),
    record({ eventID: 'e3', ...denied }),
    record({ eventID: 'e4', ...LIST, errorCode: 'Throttling', awsRegion: undefined }),
  ]);
  assert.deepEqual(regions, [
    { value: 'eu-west-1', count: 2 },
    { value: 'us-east-1', count: 1 },
  ]);
  assert.deepEqual(errors, [
    { value: 'AccessDenied', count: 2 },
    { value: 'Throttling', count: 1 },
  ]);
  assert.deepEqual([summary.events, summary.failures], [4, 3]);
});

test('the first and the last event, and the findings on its events, the gravest first', () => {
  const details = detailsOf([
    record({ eventID: 'e1', eventTime: '2024-05-01T12:00:00Z' }),
    record({ eventID: 'e2', eventTime: '2024-05-01T09:00:00Z', eventName: 'ImportKeyPair' }),
    record({ eventID: 'e3', eventTime: 'when?' }),
    record({ eventID: 'e4', userIdentity: { accessKeyId: 'AKIABBBBBBBBBBBBBBBB' } }),
  ]);
  assert.deepEqual([details.first?.eventID, details.last?.eventID], ['e2', 'e1']);
  assert.equal(details.findings.length, details.summary.findings);
  assert.ok(details.findings.every(({ event }) => event.eventID !== 'e4'));
  const [gravest] = details.findings;
  assert.equal(gravest?.level, 'high');
});

test('what no log holds', () => {
  const { first, regions, findings } = detailsOf([record()], { kind: 'address', value: '9.9.9.9' });
  assert.deepEqual([first, regions, findings], [undefined, [], []]);
});
