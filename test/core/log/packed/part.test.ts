import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXT_COLUMNS } from '../../../../src/core/log/columns/columns.ts';
import type { Rows } from '../../../../src/core/log/columns/rows.ts';
import { StringTable } from '../../../../src/core/log/columns/strings.ts';
import { tableOf } from '../../../../src/core/log/finish.ts';
import type { Log } from '../../../../src/core/log/log.ts';
import { openPacked, openPart, sharedOf } from '../../../../src/core/log/packed/open.ts';
import { packLog } from '../../../../src/core/log/packed/pack.ts';
import { signaturesOfPart } from '../../../../src/core/log/packed/signatures.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { checkSame } from './check.ts';

const HEAD = '{"Records":[';

check('one part', 3);
check('parts with some events and with one', 1, 4, 2, 1);
check('many events', 40, 3, 70);
check(
  'no ids that are UUIDs',
  { events: 3, id: (n) => `id ${n}` },
  { events: 5, id: (n) => `other ${n % 2}` },
);
check('ids in some', 2, { events: 3, id: () => undefined }, 2);

test('a part of another log is not all that the log was opened from', () => {
  const of = packLog(readLog(new TextEncoder().encode(`${HEAD}${recordsOf({ events: 3, id: uuid }, 0)}]}`)));
  const part = { of, first: 1, count: 1, start: 0, textLength: of.textLength };
  assert.equal(sharedOf(openPart(part, new StringTable(), () => new Uint8Array())), undefined);
});

test('what is said of stretches of events holds for the parts that lie in them', () => {
  const filter = new Uint32Array();
  const signatures = [
    { first: 0, end: 10, filter },
    { first: 10, end: 12, filter },
    { first: 15, end: 30, filter },
  ];
  const ofPart = (first: number, count: number): readonly (readonly number[])[] =>
    signaturesOfPart(signatures, first, count).map((each) => [each.first, each.end]);
  assert.deepEqual(ofPart(0, 30), [[0, 10], [10, 12], [15, 30]]); // prettier-ignore
  assert.deepEqual(ofPart(4, 3), [[0, 3]]);
  assert.deepEqual(ofPart(9, 8), [[0, 1], [1, 3], [6, 8]]); // prettier-ignore
  assert.deepEqual(ofPart(12, 3), []);
});

interface Text {
  readonly events: number;
  readonly id: (n: number) => string | undefined;
}

/** Texts that are packed as one log, and opened each as a part of it, say what each says alone. */
function check(what: string, ...texts: readonly (number | Text)[]): void {
  test(what, () => {
    const lists = texts.map((text, at) =>
      recordsOf(typeof text === 'number' ? { events: text, id: uuid } : text, 100 * at),
    );
    const of = packLog(readLog(new TextEncoder().encode(`${HEAD}${lists.join()}]}`)));
    const strings = new StringTable();
    let [first, start] = [0, 0];
    for (const list of lists) {
      const alone = new TextEncoder().encode(`${HEAD}${list}]}`);
      const read = readLog(alone);
      const count = read.events.length;
      const part = openPart({ of, first, count, start, textLength: alone.length }, strings, () => alone);
      checkSame(part, read);
      checkRows(
        part,
        openPacked(packLog(read), strings, () => alone),
      );
      first += count;
      start += list.length + 1;
    }
    assert.equal(first, of.count);
  });
}

function checkRows(actual: Log, expected: Log): void {
  const [rows, others] = [tableOf(actual).rows, tableOf(expected).rows];
  const { count } = others;
  assert.equal(rows.count, count);
  for (const from of [0, count >> 1]) {
    assert.deepEqual([...rows.uuidWords(from, count)], [...others.uuidWords(from, count)]);
    for (const name of ['offset', 'length', 'shape'] as const)
      assert.deepEqual([...rows.slice(name, from, count)], [...others.slice(name, from, count)]);
  }
  for (const name of TEXT_COLUMNS) {
    assert.deepEqual(textsIn(rows, name), textsIn(others, name));
    for (const text of new Set(textsIn(others, name)))
      if (text !== undefined) assert.deepEqual(rows.find(name, text), others.find(name, text));
  }
}

function textsIn(rows: Rows, name: (typeof TEXT_COLUMNS)[number]): (string | undefined)[] {
  return Array.from({ length: rows.count }, (_, index) => rows.text(name, index));
}

function recordsOf({ events, id }: Text, from: number): string {
  return Array.from({ length: events }, (_, n) =>
    JSON.stringify({
      eventVersion: '1.11',
      eventID: id(from + n),
      eventTime: `2026-11-04T10:${10 + (n % 50)}:00Z`,
      eventName: ['ListUsers', 'GetUser', 'CreateKeyPair'][n % 3],
      eventSource: n % 3 === 2 ? 'ec2.amazonaws.com' : 'iam.amazonaws.com',
      awsRegion: from === 0 ? 'us-east-1' : 'eu-west-1',
      sourceIPAddress: `192.0.2.${(from + n) % 7}`,
    }),
  ).join();
}

function uuid(n: number): string {
  return `f281a996-b75c-2956-9c6d-${String(n).padStart(12, '0')}`;
}
