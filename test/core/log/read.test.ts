import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLog, readLogInSteps } from '../../../src/core/log/read.ts';
import { read, summary } from './check.ts';

function text(count: number): Uint8Array {
  const records = Array.from({ length: count }, (_, i) => ({
    eventName: `E${i}`,
    eventSource: 's',
    eventTime: '2026-03-01T10:00:00Z',
  }));
  return new TextEncoder().encode(JSON.stringify({ Records: records }));
}

test('reading in steps pauses, and reads the same', () => {
  const bytes = text(30_000);
  const steps = readLogInSteps(bytes);
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses++;
  assert.ok(pauses > 1);
  assert.equal(summary(step.value), summary(readLog(bytes)));
});

test('events count from 0 and know their log', () => {
  const log = read(text(3));
  assert.deepEqual(
    log.events.map(({ index }) => index),
    [0, 1, 2],
  );
  assert.equal(log.events[1]!.log, log);
});

test('what is missing, empty or no string is undefined', () => {
  const [event] = read(
    '{"eventName":"A","eventSource":"s","awsRegion":"","sourceIPAddress":{"a":1},"userIdentity":null}',
  ).events;
  assert.deepEqual(
    [event!.awsRegion, event!.sourceIPAddress, event!.userName, event!.eventTime, event!.time],
    Array(5).fill(undefined),
  );
});

function userOf(identity: string): string | undefined {
  return read(`{"eventName":"A","eventSource":"s","userIdentity":${identity}}`).events[0]!.userName;
}

test('who it was', () => {
  assert.equal(userOf('{"type":"IAMUser","userName":"a"}'), 'a');
  assert.equal(
    userOf('{"type":"AssumedRole","sessionContext":{"sessionIssuer":{"userName":"role"}}}'),
    'role',
  );
  assert.equal(userOf('{"type":"Root"}'), 'Root');
  assert.equal(userOf('{"userName":"first"},"userIdentity":{"type":"AWSService"}'), undefined);
  assert.equal(userOf(String.raw`{"user\u004eame":"\u0061"}`), 'a');
});

test('an error message alone is an error, and times may be numbers', () => {
  const [event] = read(
    '{"eventName":"A","eventSource":"s","errorMessage":"no","eventTime":1772359200000}',
  ).events;
  assert.equal(event!.error, 'no');
  assert.equal(event!.time, Date.UTC(2026, 2, 1, 10));
});
