import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entity } from '../../../../src/core/analysis/entities/entity.ts';
import { investigate, record } from '../support/case.ts';

const OWNER = 'AKIAAAAAAAAAAAAAAAAA';
const OTHER = 'AKIABBBBBBBBBBBBBBBB';
const SESSION = 'ASIACCCCCCCCCCCCCCCC';
const SECOND_SESSION = 'ASIADDDDDDDDDDDDDDDD';

/** An event of minute `minute`, with that as its id. */
function at(minute: number, accessKeyId: string, eventName: string, fields: object = {}): string {
  const eventTime = `2024-05-01T10:${String(minute).padStart(2, '0')}:00Z`;
  return record({
    eventID: String(minute),
    eventTime,
    eventName,
    userIdentity: { accessKeyId },
    requestParameters: null,
    responseElements: null,
    ...fields,
  });
}

const issuing = (child: string): object => ({
  eventSource: 'sts.amazonaws.com',
  responseElements: { credentials: { accessKeyId: child } },
});

const LOG = [
  at(9, OTHER, 'RunInstances', { requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } } }),
  at(1, OTHER, 'CreateAccessKey', {
    eventSource: 'iam.amazonaws.com',
    responseElements: { accessKey: { accessKeyId: OWNER } },
  }),
  at(2, OWNER, 'CreateKeyPair', { requestParameters: { keyName: 'xg1' } }),
  at(3, OWNER, 'AssumeRole', issuing(SESSION)),
  at(4, SESSION, 'AssumeRole', issuing(SECOND_SESSION)),
  at(5, SECOND_SESSION, 'DescribeInstances'),
  at(6, OTHER, 'ListUsers'),
  at(7, OTHER, 'DeleteKeyPair', { awsRegion: 'eu-west-1', requestParameters: { keyName: 'xg1' } }),
].join('\n');

/** What is related, one line an event: its minute, its name, and why. */
function check(name: string, entity: Entity, expected: string): void {
  test(name, () => {
    const hits = investigate({ log: LOG }).related(entity);
    const lines = hits.map(
      ({ event, reasons }) => `${event.eventID} ${event.eventName}: ${reasons.join(', ')}`,
    );
    assert.equal(lines.join('\n'), expected);
  });
}

check(
  'an access key: its calls, its key pairs, what it issued, who issued it',
  { kind: 'access-key', value: OWNER },
  `1 CreateAccessKey: names this access key, issued this access key
2 CreateKeyPair: same access key, same key pair
3 AssumeRole: same access key
4 AssumeRole: credentials issued by ${OWNER}
5 DescribeInstances: credentials issued by ${SESSION}
9 RunInstances: same key pair`,
);

check(
  'a key pair: its calls, and those of the access key that made it',
  { kind: 'key-pair', value: 'xg1', accountId: '111122223333', region: 'us-east-1' },
  `1 CreateAccessKey: names this access key, issued this access key
2 CreateKeyPair: same key pair, same access key as its creation
3 AssumeRole: same access key as its creation
4 AssumeRole: credentials issued by ${OWNER}
5 DescribeInstances: credentials issued by ${SESSION}
9 RunInstances: same key pair`,
);

check(
  'an event: that of its access key and its key pairs',
  { kind: 'event', value: '7' },
  `1 CreateAccessKey: same access key
2 CreateKeyPair: credentials issued by ${OTHER}
3 AssumeRole: credentials issued by ${OTHER}
4 AssumeRole: credentials issued by ${OWNER}
5 DescribeInstances: credentials issued by ${SESSION}
6 ListUsers: same access key
7 DeleteKeyPair: this event, same access key, same key pair
9 RunInstances: same access key`,
);

check(
  'a session: its calls and the call that issued it',
  { kind: 'access-key', value: SECOND_SESSION },
  `4 AssumeRole: names this access key, issued this access key
5 DescribeInstances: same access key`,
);

test('a key pair is followed by its id', () => {
  const keyPairId = 'key-0a1b2c3d4e5f60718';
  const log = [
    at(1, OWNER, 'CreateKeyPair', {
      requestParameters: { keyName: 'xg1' },
      responseElements: { keyName: 'xg1', keyPairId },
    }),
    at(2, OTHER, 'DeleteKeyPair', { requestParameters: { keyPairId } }),
    at(3, OTHER, 'DeleteKeyPair', { requestParameters: { keyPairId: 'key-0000000000000000' } }),
  ].join('\n');
  const investigation = investigate({ log });
  const entity = investigation.entityAt('log', log.lastIndexOf(keyPairId))?.entity;
  assert.equal(entity?.value, 'xg1');
  assert.deepEqual(
    investigation.related(entity).map(({ event, matched }) => `${event.eventID}: ${matched.length}`),
    ['1: 3', '2: 0'],
  );
});

test('a redacted access key relates no strangers', () => {
  const key = (minute: number, eventName: string, fields: object): string =>
    at(minute, 'REDACTED', eventName, fields);
  const log = [
    key(1, 'AssumeRole', issuing(SESSION)),
    at(2, SESSION, 'ListUsers'),
    key(3, 'CreateKeyPair', { requestParameters: { keyName: 'a' } }),
    at(4, OTHER, 'RunInstances', { requestParameters: { instancesSet: { items: [{ keyName: 'a' }] } } }),
  ].join('\n');
  const hits = investigate({ log }).related({ kind: 'access-key', value: 'REDACTED' });
  assert.deepEqual(
    hits.map(({ event }) => event.eventID),
    ['1', '3'],
  );
});
