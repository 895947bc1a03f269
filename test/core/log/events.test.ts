import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventContaining, eventsBetween } from '../../../src/core/log/events.ts';
import { read } from './check.ts';

const RECORDS = ['A', 'B', 'C'].map((eventName) => JSON.stringify({ eventName, eventSource: 's' }));
const TEXT = `{"Records":[${RECORDS.join(',\n')}]}`;

function check(offset: number, name: string | undefined): void {
  assert.equal(eventContaining(read(TEXT), offset)?.eventName, name);
}

test('an offset lies in the record from its first byte to its last', () => {
  const [first, second] = RECORDS.map((record) => TEXT.indexOf(record));
  check(0, undefined);
  check(first! - 1, undefined);
  check(first!, 'A');
  check(first! + RECORDS[0]!.length - 1, 'A');
  check(first! + RECORDS[0]!.length, undefined);
  check(second! - 1, undefined);
  check(second!, 'B');
  check(TEXT.lastIndexOf('}]'), 'C');
  check(TEXT.length - 1, undefined);
  check(TEXT.length + 10, undefined);
});

test('some events of a log, with their numbers in it', () => {
  const log = read(TEXT);
  assert.deepEqual(
    eventsBetween(log, 1, 3).map(({ index, eventName }) => [index, eventName]),
    [
      [1, 'B'],
      [2, 'C'],
    ],
  );
  assert.deepEqual(eventsBetween(log, 1, 1), []);
});
