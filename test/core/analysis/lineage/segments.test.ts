import assert from 'node:assert/strict';
import test from 'node:test';
import type { Entity } from '../../../../src/core/analysis/entities/entity.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, record } from '../support/case.ts';

const KEY = 'AKIAAAAAAAAAAAAAAAAA';
const key: Entity = { kind: 'access-key', value: KEY };

/** The calls of a key, each with what differs, a minute apart; the segments as lines. */
function check(calls: readonly object[], expected: readonly string[], entity = key): void {
  const log = calls.map((fields, minute) =>
    record({
      eventID: `e${minute}`,
      eventTime: `2024-05-01T10:0${minute}:00Z`,
      sourceIPAddress: '203.0.113.7',
      userAgent: 'aws-cli/2.31.9 md/a',
      userIdentity: { type: 'IAMUser', accessKeyId: KEY, arn: 'arn:aws:iam::111122223333:user/ana' },
      ...fields,
    }),
  );
  const segments = inOneGo(investigate({ log: `{"Records":[${log.join()}]}` }).segmentsInSteps(entity));
  assert.deepEqual(
    segments.map(({ from, to, calls: count, changes, call }) => {
      const [begin, end] = [from, to].map((time) => new Date(time).toISOString().slice(14, 16));
      const changed = changes.map(({ trait, before, value }) => ` ${trait} ${before} → ${value}`);
      return `${begin}–${end} ${count}${changed.join()} at ${call.event.eventID}`;
    }),
    expected,
  );
}

test('calls that are alike are one segment', () => check([{}, {}, {}], ['00–02 3 at e0']));

test('a new address', () =>
  check(
    [{}, { sourceIPAddress: '198.51.100.9' }, { sourceIPAddress: '198.51.100.9' }],
    ['00–00 1 at e0', '01–02 2 address 203.0.113.7 → 198.51.100.9 at e1'],
  ));

test('back to what was seen before is no change', () =>
  check(
    [{}, { awsRegion: 'eu-west-1' }, {}, { awsRegion: 'eu-west-1' }],
    ['00–00 1 at e0', '01–03 3 region us-east-1 → eu-west-1 at e1'],
  ));

test('another program; its further words differ from call to call', () =>
  check(
    [{}, { userAgent: 'aws-cli/2.31.9 md/b' }, { userAgent: '[Boto3/1.40.1 ua/2.1]' }],
    ['00–01 2 at e0', '02–02 1 user agent aws-cli/2.31.9 → Boto3/1.40.1 at e2'],
  ));

test('a new address in another network', () =>
  check(
    [{ sourceIPAddress: '88.1.2.3' }, { sourceIPAddress: '52.95.1.2' }],
    [
      '00–00 1 at e0',
      '01–01 1 address 88.1.2.3 → 52.95.1.2, network AS3352 Telefonica de Espana → AS16509 AMAZON-02 at e1',
    ],
  ));

test('the console is a program of its own', () =>
  check(
    [{}, { userAgent: 'console.amazonaws.com' }],
    ['00–00 1 at e0', '01–01 1 user agent aws-cli/2.31.9 → console.amazonaws.com at e1'],
  ));

test('several changes at once', () =>
  check(
    [
      {},
      {
        sourceIPAddress: '198.51.100.9',
        userAgent: 'S3 Browser/1 (https://s3browser.example/)',
        awsRegion: 'eu-west-1',
      },
    ],
    [
      '00–00 1 at e0',
      '01–01 1 address 203.0.113.7 → 198.51.100.9, user agent aws-cli/2.31.9 → S3 Browser/1, region us-east-1 → eu-west-1 at e1',
    ],
  ));

test('a service that calls in its name, and what is not there, change nothing', () =>
  check(
    [
      {},
      { sourceIPAddress: 'cloudformation.amazonaws.com', userAgent: 'cloudformation.amazonaws.com' },
      { sourceIPAddress: undefined, userAgent: undefined },
      { sourceIPAddress: 'AWS Internal', userAgent: 'AWS Internal' },
    ],
    ['00–03 4 at e0'],
  ));

test('a call without a readable time and a second delivery are left out', () =>
  check(
    [{}, { eventTime: 'soon', sourceIPAddress: '198.51.100.9' }, { eventID: 'e0', eventTime: undefined }],
    ['00–00 1 at e0'],
  ));

test('of a principal, whichever key', () =>
  check(
    [
      {},
      {
        userIdentity: { accessKeyId: 'ASIAAAAAAAAAAAAAAAAB', arn: 'arn:aws:iam::111122223333:user/ana' },
        awsRegion: 'eu-west-1',
      },
    ],
    ['00–00 1 at e0', '01–01 1 region us-east-1 → eu-west-1 at e1'],
    { kind: 'principal', value: 'arn:aws:iam::111122223333:user/ana' },
  ));

test('an address has none', () => check([{}], [], { kind: 'address', value: '203.0.113.7' }));
