import assert from 'node:assert/strict';
import test from 'node:test';
import type { Entity } from '../../../../src/core/analysis/entities/entity.ts';
import { MARK_COLORS, markAt } from '../../../../src/core/analysis/entities/marks.ts';
import { MARK_COLORS as COLORS_OF_THEMES } from '../../../../src/protocol.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';

const ANA = 'AKIAAAAAAAAAAAAAAAAA';
const BOB = 'AKIAAAAAAAAAAAAAAAAB';
const key = (value: string): Entity => ({ kind: 'access-key', value });
const keyPair = (value: string, fields: Partial<Entity> = {}): Entity => ({
  kind: 'key-pair',
  value,
  accountId: '111122223333',
  region: 'us-east-1',
  ...fields,
});
const address = (value: string): Entity => ({ kind: 'address', value });
const user = (userName: string, accessKeyId: string): object => ({
  userIdentity: { type: 'IAMUser', userName, accessKeyId },
});
const LOOK = { eventName: 'DescribeRegions', requestParameters: null, responseElements: null };

/** The tags of some entities in logs, '' for none. */
function check(
  logs: Readonly<Record<string, string>>,
  expected: readonly (readonly [Entity, string])[],
): void {
  const investigation = investigate(logs, PACK_RULES);
  assert.deepEqual(
    expected.map(([entity]) => [entity, investigation.markOf(entity)?.tag ?? '']),
    expected,
  );
}

test('the letters go on behind Z as columns of a sheet do', () => {
  const tags = [0, 1, 25, 26, 27, 51, 52, 701, 702].map((place) => markAt(place).tag);
  assert.deepEqual(tags, ['A', 'B', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('the colours begin again when all are given, and are as many as themes have for it', () => {
  assert.deepEqual(
    [0, 1, 5, 6, 7].map((place) => markAt(place).color),
    [0, 1, 5, 0, 1],
  );
  assert.equal(MARK_COLORS, COLORS_OF_THEMES.length);
});

test('what a finding is about: key, key pair and address, each with a letter of its own', () =>
  check({ log: record() }, [
    [key(ANA), 'A'],
    [keyPair('xg1'), 'B'],
    [address('88.1.2.3'), 'C'],
  ]));

test('none without a finding, none for what is no thing', () =>
  check(
    { log: record({ ...LOOK, sourceIPAddress: 'ec2.amazonaws.com' }), other: record({ eventID: 'e2' }) },
    [
      [address('ec2.amazonaws.com'), ''],
      [address('88.1.2.4'), ''],
      [key(BOB), ''],
      [{ kind: 'event-name', value: 'CreateKeyPair' }, ''],
      [{ kind: 'event', value: 'e2' }, ''],
      [key(ANA), 'A'],
    ],
  ));

test('the gravest first, then the most findings, then the earliest', () =>
  check(
    {
      log: `{"Records":[${[
        record({
          eventID: 'e1',
          requestParameters: { keyName: 'q' },
          responseElements: null,
          eventName: 'ImportKeyPair',
          ...user('bob', BOB),
          sourceIPAddress: '9.9.9.9',
        }),
        record({ eventID: 'e2', eventTime: '2024-05-01T12:00:00Z' }),
        record({
          eventID: 'e3',
          eventTime: '2024-05-01T18:00:00Z',
          awsRegion: 'eu-west-1',
          sourceIPAddress: '88.1.2.9',
        }),
      ].join()}]}`,
    },
    [
      [key(ANA), 'A'],
      [keyPair('xg1'), 'B'],
      [address('88.1.2.3'), 'C'],
      [keyPair('xg1', { region: 'eu-west-1' }), 'D'],
      [address('88.1.2.9'), 'E'],
      [key(BOB), 'F'],
    ],
  ));

test('the same key pair however it is written down; of another region, account or service another', () => {
  check({ log: record() }, [
    [keyPair('xg1', { service: 'ec2' }), 'B'],
    [keyPair('xg1', { service: 'lightsail' }), ''],
    [keyPair('xg1', { region: 'eu-west-1' }), ''],
    [keyPair('xg1', { accountId: '999999999999' }), ''],
  ]);
});

test('a key pair of an event that names no region is the one of its log', () =>
  check({ log: record({ awsRegion: undefined }) }, [
    [{ kind: 'key-pair', value: 'xg1', accountId: '111122223333', log: 'log' }, 'B'],
    [{ kind: 'key-pair', value: 'xg1', accountId: '111122223333', log: 'other' }, ''],
  ]));

test('the order of the logs changes nothing', () => {
  const one = record({ eventID: 'e1', ...user('bob', BOB) });
  const two = record({ eventID: 'e2', eventTime: '2024-05-01T11:00:00Z' });
  const tags = (logs: Readonly<Record<string, string>>): unknown => {
    const investigation = investigate(logs, PACK_RULES);
    return [key(ANA), key(BOB), keyPair('xg1'), address('88.1.2.3')].map((entity) =>
      investigation.markOf(entity),
    );
  };
  assert.deepEqual(tags({ a: one, b: two }), tags({ b: one, a: two }));
});
