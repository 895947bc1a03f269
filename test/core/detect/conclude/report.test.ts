import assert from 'node:assert/strict';
import { test } from 'node:test';
import { investigate, proofOf } from '../../../rules/support/check.ts';
import { createKeyPair, event } from '../../../rules/support/events.ts';

function rule(lines: string): string {
  return `
title: Test
finding: test
logsource: { product: aws, service: cloudtrail }
detection: { calls: { eventName: A }, condition: calls }
${lines}`;
}

const proof = proofOf('test');
proof('of several documents of one finding the highest level wins', { a: event('A', {}) }, ['high a'], {
  rules: [rule('name: x\nlevel: low'), rule('name: y\nlevel: high'), rule('name: z\nlevel: medium')].join(
    '\n---\n',
  ),
});

test('findings stand in the order of time, log and offset; those without a time last', () => {
  const { findings } = investigate(
    [
      {
        never: event('A', { record: { eventTime: 'soon' } }),
        b1: event('A', { minutes: 1 }),
        c1: event('A', { minutes: 1 }),
      },
      { a: event('A', {}), d1: event('A', { minutes: 1 }) },
    ],
    { rules: rule('level: low') },
  );
  assert.deepEqual(
    findings.filter(({ id }) => id === 'test').map(({ event: { eventID } }) => eventID),
    ['a', 'b1', 'c1', 'd1', 'never'],
  );
});

test('the order of the logs makes no difference', () => {
  const logs = [{ a: createKeyPair('xg1') }, { b: createKeyPair('server7f3k9a2b', { minutes: 3 }) }];
  const summary = (order: typeof logs) =>
    investigate(order).findings.map(({ id, level, message }) => [id, level, message]);
  assert.deepEqual(summary(logs.toReversed()), summary(logs));
});

function messageOf(template: string, request: Parameters<typeof event>[2]): string {
  const call = { a: event('A', {}, request, { credentials: { sessionToken: 'secret' } }) };
  const { findings } = investigate([call], { rules: rule(`level: low\nmessage: '${template}'`) });
  return findings.find(({ id }) => id === 'test')!.message;
}

test('a message is filled with the values of its own event', () => {
  assert.equal(messageOf('{user.name} at {requestParameters.x}', { x: 'home' }), 'alice at home');
  assert.equal(messageOf('{requestParameters.none} {not a field}', {}), 'unknown {not a field}');
  assert.equal(messageOf('{requestParameters.none|requestParameters.x}', { x: 'home' }), 'home');
  assert.equal(messageOf('{requestParameters.x|user.name} {a|b}', { x: 'home' }), 'home unknown');
  assert.equal(messageOf('{requestParameters.x}', { x: ['a', 'b'] }), 'a, b');
  assert.equal(
    messageOf('{requestParameters.x}', { x: ['1', '2', '3', '4', '5', '6', '7'] }),
    '1, 2, 3, 4, 5 and 2 more',
  );
  assert.equal(messageOf('{requestParameters.x}', { x: '{user.name}' }), '{user.name}');
});

test('a value is one short line and never a session token', () => {
  assert.equal(messageOf('{requestParameters.x}', { x: 'y'.repeat(500) }), `${'y'.repeat(119)}…`);
  assert.equal(messageOf('{requestParameters.x}', { x: 'one\ntwo\u202e' }), 'one\\u000atwo\\u202e');
  assert.equal(messageOf('{responseElements.credentials.sessionToken}', {}), '<session token hidden>');
  assert.equal(messageOf('{a|responseElements.credentials.sessionToken}', {}), '<session token hidden>');
  assert.doesNotMatch(messageOf('{responseElements.credentials}', {}), /secret/);
});
