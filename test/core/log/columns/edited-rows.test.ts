import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from '../../../../src/core/log/bytes.ts';
import { NUMBERS, TEXT_COLUMNS } from '../../../../src/core/log/columns/columns.ts';
import { rereadRecord } from '../../../../src/core/log/edit/edit.ts';
import { EditedRows } from '../../../../src/core/log/columns/edited-rows.ts';
import { tableOf } from '../../../../src/core/log/finish.ts';
import type { Log } from '../../../../src/core/log/log.ts';
import { chunkText } from '../../../../src/core/log/text/chunked-text.ts';
import { read } from '../check.ts';
import { random } from '../random.ts';

/** More than two blocks of rows. */
const EVENTS = 1300;
const PLACES = ['requestAt', 'responseAt'] as const;
const OTHERS = NUMBERS.filter(
  (name) =>
    !(TEXT_COLUMNS as readonly string[]).includes(name) && !(PLACES as readonly string[]).includes(name),
) as ('offset' | 'length')[];

/** All that the rows of a log say, numbers of strings aside. */
function told(log: Log): unknown {
  const { rows } = tableOf(log);
  const each = Array.from({ length: rows.count }, (_, index) => [
    rows.time(index),
    ...OTHERS.map((name) => rows.at(name, index)),
    ...TEXT_COLUMNS.map((name) => rows.text(name, index)),
  ]);
  return { problems: log.problems, times: [...rows.times(0, rows.count)], each };
}

/** Edits a log one record at a time and compares it with reading the text that comes of it. */
function check(
  edits: (log: Log, index: number) => { offset: number; deleted: number; inserted: string },
): Log {
  const pick = random(5);
  let log = read(logOf(EVENTS));
  for (let round = 1; round <= 60; round++) {
    const before = log;
    const { inserted, ...place } = edits(log, pick(EVENTS));
    const edit = { ...place, inserted: encode(inserted) };
    const text = chunkText(log.text.subarray()).withEdit(edit);
    const was = told(before);
    log = rereadRecord(log, edit, text)!.after;
    assert.ok(tableOf(log).rows instanceof EditedRows);
    assert.deepEqual(told(before), was, 'the version before stays as it was');
    if (round % 20 === 0) assert.deepEqual(told(log), told(read(text.subarray())));
  }
  return log;
}

test('records that grow and shrink move those of all blocks behind them', () => {
  const pick = random(7);
  check((log, index) => {
    const { offset, length } = log.events[index]!.locate(['requestParameters'])!;
    return { offset, deleted: length, inserted: `{"x":"${'y'.repeat(pick(30))}"}` };
  });
});

test('any field, ids and times too', () => {
  const pick = random(9);
  const values = {
    eventID: ['e1', '', '0a1b2c3d-0000-4000-8000-00000000000a'],
    eventTime: ['2024-05-01T10:30:00Z', 'yesterday', '2024-05-01T12:30:00+02:00'],
    awsRegion: ['eu-west-1', 'us-east-1'],
    eventName: ['RunInstances', 'ListBuckets', 'new'],
  };
  const log = check((before, index) => {
    const names = Object.keys(values) as (keyof typeof values)[];
    const name = names[pick(names.length)]!;
    const place = before.events[index]!.locate([name])!;
    const words = values[name];
    return { offset: place.offset, deleted: place.length, inserted: words[pick(words.length)]! };
  });
  const { rows } = tableOf(log);
  for (const id of ['e1', '0a1b2c3d-0000-4000-8000-00000000000a', 'nobody']) {
    const expected = log.events.filter(({ eventID }) => eventID === id).map(({ index }) => index);
    assert.deepEqual(rows.find('eventID', id), expected);
  }
  assert.ok(rows.find('eventName', 'RunInstances').length > 0);
  assert.deepEqual(rows.find('eventName', 'Nothing'), []);
});

function logOf(events: number): string {
  const records = Array.from({ length: events }, (_, index) => ({
    eventID: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    eventName: index % 3 === 0 ? 'DescribeInstances' : 'GetObject',
    eventSource: 'ec2.amazonaws.com',
    eventTime: `2024-05-01T10:${String(index % 60).padStart(2, '0')}:00Z`,
    awsRegion: 'us-east-1',
    requestParameters: { x: 'y' },
  }));
  return JSON.stringify({ Records: records });
}
