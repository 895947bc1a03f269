import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { inlayHints } from '../../../src/server/features/inlay-hint.ts';
import { ALICE, event, records, snapshotOf } from '../support.ts';

const URI = 'file:///a.json';

/** The lines of a log that have hints, each with them where they are shown. */
function check(
  text: string,
  lines: readonly [first: number, last: number],
  expected: readonly string[],
): void {
  const snapshot = snapshotOf({ [URI]: text });
  const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  const shown = inOneGo(inlayHints(snapshot, snapshot.view(URI)!, range)).map(({ position, label }) => {
    const line = text.split('\n')[position.line]!;
    return `${line.slice(0, position.character)}‹${label as string}›${line.slice(position.character)}`.trim();
  });
  assert.deepEqual(shown.toSorted(), expected.toSorted());
}

const [ALL] = [[0, 10_000] as const];

test('what kind of key, whose account, which network', () =>
  check(records(event(1, { eventName: 'CreateKeyPair' })), ALL, [
    '"accessKeyId": "AKIAY34FZKBOKMUTVV7A"‹[A] · long-term, account 609629065308›,',
    '"arn": "arn:aws:iam::609629065308:user/alice"‹[B]›,',
    '"sourceIPAddress": "73.158.0.9"‹[C] · AS7922 Comcast Cable Communications, LLC›,',
  ]));

test('VS Code cuts a long hint: its tooltip says all, as plain text', () => {
  const alias = `*the* [one](command:x) <b>${'who '.repeat(30)}`.trim();
  const text = records(event(1, { eventName: 'CreateKeyPair' }));
  const snapshot = snapshotOf({ [URI]: text }, undefined, { [ALICE.arn]: alias });
  const range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
  const hints = inOneGo(inlayHints(snapshot, snapshot.view(URI)!, range));
  assert.deepEqual(
    hints.map(({ tooltip }) => tooltip),
    [undefined, `[B] ${alias}`, '[C] · AS7922 Comcast Cable Communications, LLC'],
  );
});

test('a network that is not known is said to be', () =>
  check(
    records(event(1, { eventName: 'CreateKeyPair', sourceIPAddress: '10.0.0.1', userIdentity: {} })),
    ALL,
    ['"sourceIPAddress": "10.0.0.1"‹no AS known›,'],
  ));

test('none for redacted keys and names of services', () =>
  check(
    records(
      event(1, {
        eventName: 'CreateKeyPair',
        sourceIPAddress: 'ec2.amazonaws.com',
        userIdentity: { ...ALICE, accessKeyId: 'REDACTED' },
      }),
    ),
    ALL,
    [],
  ));

test('only what is on screen', () => {
  const text = records(
    ...[1, 2, 3].map((number) =>
      event(number, { eventName: 'A', sourceIPAddress: `73.0.0.${number}`, userIdentity: {} }),
    ),
  );
  const line = text.split('\n').findIndex((it) => it.includes('73.0.0.2'));
  check(text, [line, line], ['"sourceIPAddress": "73.0.0.2"‹AS7922 Comcast Cable Communications, LLC›,']);
});

test('none in a log of one line', () =>
  check(JSON.stringify({ Records: [event(1, { eventName: 'CreateKeyPair' })] }), ALL, []));

// No quote closes a value here, there it is doubled, there a backslash stands before it.
test('behind the value in CSV, with and without quotes', () =>
  check(
    'User name,AWS access key,Event time,Event source,Event name,Source IP address\n' +
      'a,AKIAY34FZKBOKMUTVV7A,2026-03-01T10:00:00Z,ec2.amazonaws.com,DescribeVpcs,73.1.1.1\n' +
      'b,"AKIAY34FZKBOKMUTVV7A",2026-03-01T10:00:00Z,ec2.amazonaws.com,DescribeVpcs,"73.1.1.1"\n',
    ALL,
    [
      'a,AKIAY34FZKBOKMUTVV7A‹long-term, account 609629065308›,2026-03-01T10:00:00Z,ec2.amazonaws.com,DescribeVpcs,73.1.1.1',
      'a,AKIAY34FZKBOKMUTVV7A,2026-03-01T10:00:00Z,ec2.amazonaws.com,DescribeVpcs,73.1.1.1‹AS7922 Comcast Cable Communications, LLC›',
      'b,"AKIAY34FZKBOKMUTVV7A"‹long-term, account 609629065308›,2026-03-01T10:00:00Z,ec2.amazonaws.com,DescribeVpcs,"73.1.1.1"',
      'b,"AKIAY34FZKBOKMUTVV7A",2026-03-01T10:00:00Z,ec2.amazonaws.com,DescribeVpcs,"73.1.1.1"‹AS7922 Comcast Cable Communications, LLC›',
    ],
  ));

test('behind the escaped quote of a record in a string', () => {
  const inner = JSON.stringify(event(1, { eventName: 'A', sourceIPAddress: '73.0.0.1', userIdentity: {} }));
  const text = JSON.stringify({ Events: [{ EventName: 'A', CloudTrailEvent: inner }] }, null, 1);
  const line = text
    .split('\n')
    .find((it) => it.includes('73.0.0.1'))!
    .trim();
  check(text, ALL, [line.replace('73.0.0.1\\"', '73.0.0.1\\"‹AS7922 Comcast Cable Communications, LLC›')]);
});
