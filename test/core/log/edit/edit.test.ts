import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editLog } from '../../../../src/core/log/edit/edit.ts';
import type { Log } from '../../../../src/core/log/log.ts';
import { read, readFixture } from '../check.ts';
import { random } from '../random.ts';
import { JSON_NOISE } from '../noise.ts';

const SAID = [
  'index',
  'span',
  'eventID',
  'eventName',
  'eventSource',
  'eventTime',
  'time',
  'awsRegion',
  'sourceIPAddress',
  'accessKeyId',
  'principalArn',
  'userName',
  'accountId',
  'error',
] as const;

/** Everything a log says, to compare two of them. */
function told(log: Log): unknown {
  const { format, notEvents, unreadable, problems } = log;
  const events = log.events.map((event) => [...SAID.map((name) => event[name]), event.record()]);
  return { format, notEvents, unreadable, problems, events };
}

function check(log: Log, offset: number, deleted: number, inserted: string): Log {
  const edited = editLog(log, { offset, deleted, inserted: new TextEncoder().encode(inserted) });
  assert.deepEqual(told(edited), told(read(edited.text.subarray())));
  return edited;
}

test('typing inside a record', () => {
  let log = readFixture('records-pretty.json');
  const { offset } = log.events[0]!.locate(['requestParameters', 'keyName'])!;
  for (const character of 'xgü1') log = check(log, offset, 0, character);
  assert.deepEqual(log.events[0]!.record()['requestParameters'], {
    keyName: '1ügxtable4f9a2c',
    keyType: 'rsa',
  });
  assert.ok(log.events[1]!.locate(['eventName']));
});

test('edits that change the structure', () => {
  const log = readFixture('array.json');
  const { offset, length } = log.events[0]!.span;
  check(log, offset, 1, '');
  check(log, offset + length - 1, 1, '');
  check(log, offset, length, '');
  check(log, 0, log.text.length, '');
  check(log, offset + 5, 0, '"');
  check(log, offset + length, 0, '{"eventName":"X","eventSource":"Y"},');
});

test('any edit gives what reading the new text gives', () => {
  const pick = random(42);
  const pieces = [
    ...JSON_NOISE,
    'a',
    '1',
    ' ',
    '"x":1,',
    '"eventName":"Y",',
    '"eventTime":"yesterday",',
    'é',
  ];
  for (const file of [
    'records.json',
    'array.json',
    'json-lines.jsonl',
    'lookup-events.json',
    'console.csv',
    'ecs-original.json',
    'cut-end.json',
    'text-between.txt',
  ]) {
    let log = readFixture(file);
    for (let round = 0; round < 30; round++) {
      const offset = pick(log.text.length + 1);
      const deleted = Math.min(log.text.length - offset, pick(3) === 0 ? pick(12) : 0);
      const edited = check(log, offset, deleted, pick(5) === 0 ? '' : pieces[pick(pieces.length)]!);
      if (edited.events.length > 1) log = edited;
    }
  }
});
