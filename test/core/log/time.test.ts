import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalTime, parseCanonicalTime, parseTime } from '../../../src/core/log/time.ts';

const MOMENT = Date.UTC(2024, 1, 29, 12, 34, 56);

function canonical(text: string): number {
  return parseCanonicalTime(new TextEncoder().encode(text), 0, text.length);
}

test('the form CloudTrail writes', () => {
  assert.equal(canonical('2024-02-29T12:34:56Z'), MOMENT);
  assert.equal(canonical('1970-01-01T00:00:00Z'), 0);
  assert.equal(canonicalTime(MOMENT), '2024-02-29T12:34:56Z');
  for (const wrong of [
    '2023-02-29T12:34:56Z',
    '2024-02-29T24:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-02-29TT2:34:56Z',
    '2024-02-29T12:34:56.',
  ]) {
    assert.ok(Number.isNaN(canonical(wrong)), wrong);
  }
});

test('written again, one after the other', () => {
  const times = [
    MOMENT,
    MOMENT + 1999,
    0,
    -1,
    MOMENT,
    Date.UTC(9999, 11, 31, 23, 59, 59),
    Date.UTC(2024, 1, 29),
  ];
  for (const time of times) {
    assert.equal(canonicalTime(time), `${new Date(time).toISOString().slice(0, 19)}Z`);
  }
});

test('the other forms seen in exports', () => {
  for (const same of [
    '2024-02-29T12:34:56.000Z',
    '2024-02-29 12:34:56 UTC',
    '2024-02-29T13:34:56+01:00',
    '2024-02-29 23:34:56+1100',
    '1709210096',
    '1709210096.0',
    '1709210096000',
    'February 29, 2024, 12:34:56 (UTC)',
    'February 29, 2024, 04:34:56 (UTC-08:00)',
    'February 29, 2024, 01:34:56 PM (UTC+1)',
  ]) {
    assert.equal(parseTime(same), MOMENT, same);
  }
});

test('no zone, no moment', () => {
  for (const none of [
    '2024-02-29 12:34:56',
    '2024-02-29, 12:34:56 PM',
    '2/29/2024 12:34',
    'eventTime',
    '',
    '2025-10-21TT00:52:27Z',
  ]) {
    assert.equal(parseTime(none), undefined, none);
  }
  assert.equal(parseTime('2024-02-29 12:34:56.000', 'UTC'), MOMENT);
});
