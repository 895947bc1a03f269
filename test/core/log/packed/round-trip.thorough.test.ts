import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { editLog } from '../../../../src/core/log/edit/edit.ts';
import { StringTable } from '../../../../src/core/log/columns/strings.ts';
import { read, readFixture, summary } from '../check.ts';
import { checkSame, reopened } from './check.ts';

const FIXTURES = readdirSync(new URL('../../../fixtures/log/', import.meta.url));

for (const name of FIXTURES) {
  test(`${name}: an opened log answers as the one that was read`, () => {
    const log = readFixture(name);
    checkSame(reopened(log), log);
  });
}

test('logs that share a table of strings keep their own', () => {
  const strings = new StringTable();
  const logs = FIXTURES.map(readFixture);
  const opened = logs.map((log) => reopened(log, strings));
  for (const [index, log] of logs.entries()) checkSame(opened[index]!, log);
});

test('an opened log can be packed again', () => {
  for (const log of FIXTURES.map(readFixture)) checkSame(reopened(reopened(log)), log);
});

test('an edited log is packed as it is now', () => {
  const log = readFixture('records.json');
  const { offset } = log.events[0]!.locate(['eventName'])!;
  const edited = editLog(log, { offset, deleted: 6, inserted: new TextEncoder().encode('Import') });
  assert.equal(edited.events[0]!.eventName, 'ImportKeyPair');
  checkSame(reopened(edited), edited);
});

/** Records that differ in one field, as they are read and as they come back. */
function checkField(field: string, values: readonly unknown[]): void {
  const records = values.map((value) => ({ eventName: 'A', eventSource: 's', [field]: value }));
  const log = read(JSON.stringify({ Records: records }));
  assert.equal(log.events.length, values.length);
  checkSame(reopened(log), log);
}

test('ids: UUIDs in their usual spelling, others, none', () => {
  const uuid = '01234567-89ab-cdef-0123-456789abcdef';
  const zero = '00000000-0000-0000-0000-000000000000';
  checkField('eventID', [
    uuid,
    uuid.toUpperCase(),
    zero,
    uuid.slice(1),
    `${uuid}0`,
    'e1',
    undefined,
    '',
    uuid,
  ]);
  checkField('eventID', [uuid.replace('-', '0'), uuid.replace('b', 'g'), 'ü'.repeat(18)]);
  checkField('eventID', [undefined, undefined]);
});

test('times: seconds, milliseconds, far apart, none', () => {
  checkField('eventTime', [
    '2026-03-01T10:00:00Z',
    '2026-03-01T10:00:01Z',
    undefined,
    '1969-12-31T23:59:59Z',
  ]);
  checkField('eventTime', ['2026-03-01T10:00:00.123Z', '2026-03-01T10:00:00Z', 'yesterday']);
  checkField('eventTime', ['1601-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-03-01T10:00:00.5Z', '']);
  checkField('eventTime', [undefined, undefined]);
});

test('as many different strings as a byte, two and three hold', () => {
  for (const count of [255, 256, 65_536]) {
    const log = read(
      JSON.stringify({
        Records: Array.from({ length: count }, (_, index) => ({ eventName: `E${index}`, eventSource: 's' })),
      }),
    );
    const names = reopened(log).events.map(({ eventName }) => eventName);
    assert.deepEqual(
      names,
      log.events.map(({ eventName }) => eventName),
    );
  }
});

test('what is no CloudTrail is packed with its problem', () => {
  const log = read('{"a":1}');
  checkSame(reopened(log), log);
  assert.match(summary(log), /not-cloudtrail/);
});

test('a log whose text is gone says nothing of its records, and keeps its columns', () => {
  for (const name of FIXTURES) {
    const log = readFixture(name);
    const opened = reopened(log, undefined, () => new Uint8Array());
    for (const [index, event] of opened.events.entries()) {
      assert.equal(event.eventName, log.events[index]!.eventName);
      assert.deepEqual(event.record(), {});
      assert.equal(event.locate(['eventName']), undefined);
      event.pathAt(event.span.offset);
      event.concludedFrom(['eventName']);
    }
  }
});

test('the text is asked for when a record is read, not before', () => {
  const log = readFixture('records.json');
  let asked = 0;
  const opened = reopened(log, undefined, () => {
    asked++;
    return log.text.subarray();
  });
  assert.deepEqual(
    opened.events.map((event) => [event.eventID, event.accessKeyId, event.time, event.span]),
    log.events.map((event) => [event.eventID, event.accessKeyId, event.time, event.span]),
  );
  assert.equal(opened.textLength, log.text.length);
  assert.equal(asked, 0);
  opened.events[0]!.record();
  assert.equal(asked, 1);
});
