import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plural } from '../../src/cli/note-summary.ts';

function check(count: number, expected: string): void {
  test(expected, () => assert.equal(plural(count, 'event'), expected));
}

check(0, '0 events');
check(1, '1 event');
check(999, '999 events');
check(1204, '1,204 events');
check(1_000_000, '1,000,000 events');
