import assert from 'node:assert/strict';
import test from 'node:test';
import { messageOf } from '../../src/extension/views/findings-message.ts';
import type { State } from '../../src/protocol.ts';

test('without a case there is nothing to say', () => check({ loadedCase: null, logs: 1 }, ''));

test('a case says what it holds, and what is suppressed, in one line', () =>
  check(
    { loadedCase: { read: 4, skipped: 1 }, logs: 4, events: 105, suppressed: { findings: 2, filters: 1 } },
    '4 files, 105 events, 1 skipped · 2 suppressed by 1 filter',
  ));

test('a filter says what it hides', () =>
  check(
    { total: 3, visible: 1, filter: { minimumLevel: 'informational', search: 'xg1', suppressed: false } },
    '1 of 3 findings: with "xg1"',
  ));

test('a case of which nothing could be read says so, and where the reasons stand', () =>
  check(
    { loadedCase: { read: 0, skipped: 5 } },
    'Nothing here could be read as a CloudTrail log: 5 skipped. Coverage says why.',
  ));

test('what could not be looked into is said apart from what was skipped', () => {
  const loadedCase = { read: 4, skipped: 1, unreached: 1 };
  check({ loadedCase, logs: 4, events: 9 }, '4 files, 9 events, 1 skipped, 1 path could not be looked into');
  check(
    { loadedCase: { read: 0, skipped: 0, unreached: 2 } },
    'Nothing here could be read as a CloudTrail log: 2 paths could not be looked into. Coverage says why.',
  );
});

test('nothing but files that were left out by choice is not unreadable', () =>
  check({ loadedCase: { read: 0, skipped: 5 }, leftOut: 2 }, '0 files, 0 events, 5 skipped, 2 left out'));

function check(state: Partial<State>, expected: string): void {
  assert.equal(messageOf({ ...EMPTY, ...state }), expected);
}

const EMPTY: State = {
  filter: { minimumLevel: 'informational', search: '', suppressed: false },
  aliases: {},
  total: 0,
  visible: 0,
  byLevel: { critical: 0, high: 0, medium: 0, low: 0, informational: 0 },
  logs: 0,
  events: 0,
  duplicates: 0,
  suppressed: { findings: 0, filters: 0 },
  undecided: 0,
  loadedCase: null,
  leftOut: 0,
};
