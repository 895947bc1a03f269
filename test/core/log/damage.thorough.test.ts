/** What is damaged is named and located; every other record is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlace, fixture, read, readFixture, summary } from './check.ts';

const FILES: Record<string, string> = {
  'cut-start.json': 'record: CreateSecurityGroup; unreadable: 1; cut-at-start@0',
  'cut-end.json': 'records: CreateKeyPair; unreadable: 1; cut-at-end@1550',
  'unbalanced.json': 'array: CreateKeyPair, CreateSecurityGroup; unbalanced@805',
  'line-cut-in-string.jsonl': 'json-lines: CreateSecurityGroup; unreadable: 1; invalid-json@123',
  'quote-missing.json': 'records: CreateSecurityGroup; unreadable: 1; invalid-json@818',
  'raw-line-breaks.json': 'array: CreateKeyPair, CreateSecurityGroup',
  'unquoted-keys.json': 'array: CreateKeyPair, CreateSecurityGroup',
  'text-between.txt':
    'concatenated: CreateKeyPair, CreateSecurityGroup; skipped-text@0 skipped-text@962 skipped-text@2347',
  'duplicate-keys.json': 'record: ImportKeyPair',
};

for (const [file, expected] of Object.entries(FILES)) {
  test(file, () => {
    const log = readFixture(file);
    assert.equal(summary(log), expected);
    for (const event of log.events) assert.equal(event.record()['eventName'], event.eventName);
  });
}

test('damaged records keep their values', () => {
  const [, second] = readFixture('raw-line-breaks.json').events;
  checkPlace(second!, ['requestParameters', 'groupDescription'], 'line one\nline two');
  assert.equal(
    (second!.record()['requestParameters'] as { groupDescription: string }).groupDescription,
    'line one\nline two',
  );
  const [first] = readFixture('unquoted-keys.json').events;
  checkPlace(first!, ['requestParameters', 'keyName'], 'table4f9a2c');
});

test('of duplicate names the last counts', () => {
  const [event] = readFixture('duplicate-keys.json').events;
  checkPlace(event!, ['requestParameters', 'keyName'], 'last');
  checkPlace(event!, ['eventName'], 'ImportKeyPair');
});

const RECORD =
  '{"eventVersion":"1.10","eventTime":"2026-03-01T10:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"A","eventID":"1"}';
const OTHER = RECORD.replace('"A"', '"B"');

function check(text: string | Uint8Array, expected: string): void {
  assert.equal(summary(read(text)), expected);
}

test('no CloudTrail', () => {
  check('', 'unknown: ; empty@0');
  check(' \r\n\t', 'unknown: ; empty@0');
  check(
    Uint8Array.from({ length: 4096 }, (_, i) => (i * 7) % 32),
    'unknown: ; binary@0',
  );
  check('{"name":"x","version":"1.0.0","dependencies":{"a":"^1"}}', 'unknown: ; not-cloudtrail@0');
  check('{"compilerOptions":{/* a comment */"strict":true},}', 'unknown: ; not-cloudtrail@0');
  check('{"events":[{"eventName":"click","eventTime":1}]}', 'unknown: ; not-cloudtrail@0');
  check('a,b,c\n1,2,3\n', 'unknown: ; not-cloudtrail@0');
  check('Only words.\n', 'unknown: ; not-cloudtrail@0');
});

test('brackets', () => {
  check(`[${RECORD}${OTHER}]`, 'array: A, B; invalid-json@123');
  check(`[${RECORD},${OTHER}`, 'array: A, B; cut-at-end@246');
  check(`[${RECORD.slice(0, -1)},${OTHER}]`, 'array: B; unreadable: 1; invalid-json@123');
  check(`[${RECORD},${OTHER.slice(1)},${RECORD}]`, 'array: A, A; unreadable: 1; invalid-json@138');
  check(`${RECORD}]]]}}}${OTHER}`, 'concatenated: A, B; skipped-text@122');
});

test('a line cut outside a string swallows nothing', () => {
  const cut = '{"eventVersion":"1.10","userIdentity":{"type":';
  check(`${cut}\n${RECORD}\n${OTHER}\n`, 'json-lines: A, B; unreadable: 1; invalid-json@170');
});

test('an event inside a record that is none is found; inside an event it is not', () => {
  check(`{"eventVersion":"1","payload":${RECORD}}`, 'record: A');
  check(RECORD.replace('"eventID"', `"requestParameters":${OTHER},"eventID"`), 'record: A');
  check(
    RECORD.replace('"eventID"', `"requestParameters":{"message":${JSON.stringify(OTHER)}},"eventID"`),
    'record: A',
  );
});

test('deep nesting, huge strings, lone surrogates, NULs', () => {
  const deep = '['.repeat(200_000);
  check(deep, 'unknown: ; not-cloudtrail@0');
  check(deep + ']'.repeat(200_000), 'unknown: ; not-cloudtrail@0');
  const nested = `{"eventVersion":"1","requestParameters":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)},"eventSource":"s","eventName":"C"}`;
  check(`[${nested},${RECORD}]`, 'array: A; unreadable: 1; too-deep@1');
  check(RECORD.replace('"1"', `"${'x'.repeat(5_000_000)}"`), 'record: A');
  check(RECORD.replace('"1"', String.raw`"\ud800"`), 'record: A');
  check(`\0\0${RECORD}\0\0`, 'record: A');
});

test('an original record that is damaged is unreadable, and its envelope does not stand in for it', () => {
  const entry = {
    EventId: '1',
    EventName: 'A',
    EventSource: 'ec2.amazonaws.com',
    CloudTrailEvent: RECORD.slice(0, -20),
  };
  const text = JSON.stringify({ Events: [entry] });
  check(text, `lookup-events: ; unreadable: 1; unreadable-record@${text.length - '"}]}'.length}`);
});

test('a CSV row cut at the end is unreadable', () => {
  const text = fixture('console.csv').slice(0, -30);
  check(text, `console-csv: CreateKeyPair; unreadable: 1; cut-at-end@${text.length}`);
});

test('a header before the record in a message is no damage', () => {
  check(JSON.stringify([{ message: `Mar  1 10:00:00 host cloudtrail: ${RECORD}` }]), 'cloudwatch-logs: A');
});

test('a list of records stays one, whatever stands beside it', () => {
  check(`{"Records":[${RECORD},${OTHER}],"eventName":"C","eventSource":"c"}`, 'records: A, B');
});

test('a remark on every line is not a problem on every line', () => {
  const { events, problems } = read(`note\n${RECORD}\n`.repeat(1000));
  assert.equal(events.length, 1000);
  assert.equal(problems.length, 200);
});

test('byte order marks between files put behind one another', () => {
  check(`\ufeff${RECORD}\n\ufeff${OTHER}`, 'json-lines: A, B');
});

test('a quote too many in a CSV file costs its own row, not the next one', () => {
  const text = Buffer.from(fixture('console.csv')).toString();
  const first = text.indexOf('\n') + 1;
  const broken = text.slice(0, first) + text.slice(first).replace(',Management', ',"Management');
  check(Buffer.from(broken), `console-csv: CreateSecurityGroup; unreadable: 1; invalid-csv@${first}`);
});

test('a quote too few hides the beginning of a row of fields', () => {
  const text = Buffer.from(fixture('logs-insights-columns.json')).toString();
  const broken = text
    .replace('"userIdentity.accessKeyId"', '"userIdentity.accessKeyId')
    .replace(/("value": "AKIA\w+)"/, '$1');
  const log = read(Buffer.from(broken));
  assert.ok(log.events.some(({ eventName }) => eventName === 'CreateSecurityGroup'));
});

test('a record that damage has moved beside its list', () => {
  const text = '{"Events":[{"CloudTrailEvent":RECORD}],"CloudTrailEvent":OTHER}';
  check(
    Buffer.from(text.replace('RECORD', JSON.stringify(RECORD)).replace('OTHER', JSON.stringify(OTHER))),
    'lookup-events: A, B',
  );
});
