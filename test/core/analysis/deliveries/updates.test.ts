import assert from 'node:assert/strict';
import test from 'node:test';
import { updatesIn } from '../../../../src/core/analysis/deliveries/updates.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { record } from '../support/case.ts';

function updates(...addenda: readonly unknown[]) {
  const events = addenda.map((addendum) => record(addendum === undefined ? {} : { addendum }));
  return updatesIn(readLog(Buffer.from(`{"Records":[${events.join()}]}`)));
}

test('an event that updates another names it', () =>
  assert.deepEqual(
    updates(undefined, {
      reason: 'UPDATED_DATA',
      updatedFields: 'responseElements',
      originalRequestID: 'r1',
      originalEventID: 'e1',
    }),
    [{ index: 1, originalEventID: 'e1' }],
  ));

test('in small letters, as Athena writes it', () =>
  assert.deepEqual(updates({ reason: 'UPDATED_DATA', originaleventid: 'e1' }), [
    { index: 0, originalEventID: 'e1' },
  ]));

for (const [what, addendum] of Object.entries({
  'delivered late': { reason: 'DELIVERY_DELAY', originalEventID: 'e1' },
  'after an outage': { reason: 'SERVICE_OUTAGE' },
  'without an original': { reason: 'UPDATED_DATA' },
  'no object': 'UPDATED_DATA e1',
  'the word elsewhere': { reason: ['UPDATED_DATA'], originalEventID: 'e1' },
})) {
  test(`no update: ${what}`, () => assert.deepEqual(updates(addendum), []));
}
