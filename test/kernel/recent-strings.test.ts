import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBothWays } from './support/kernel.ts';
import { randomFrom } from './support/random.ts';

/** One log after the other, with events by these callers, is read as without the kernel, whatever it remembers of those before. */
function check(logs: readonly (readonly string[])[]): void {
  for (const callers of logs) {
    const records = callers.map((caller) =>
      JSON.stringify({
        eventVersion: '1.08',
        userIdentity: { arn: caller, userName: caller, accessKeyId: caller },
        eventSource: 'ec2.amazonaws.com',
        eventName: 'RunInstances',
        userAgent: caller,
      }),
    );
    const { byKernel } = readBothWays(Buffer.from(`{"Records":[${records.join()}]}`));
    assert.equal(byKernel, callers.length);
  }
}

test('strings whose numbers are others in the next log', () => {
  check([
    ['alice', 'bob', 'carol'],
    ['carol', 'bob', 'alice'],
    ['bob', 'bob'],
    ['dave', 'carol', 'alice', 'bob'],
  ]);
});

test('strings that differ only where nobody looks first', () => {
  const callers = Array.from(
    'abcdefgh',
    (letter) => `arn:aws:iam::1111${letter}2223333:user/${'x'.repeat(40)}`,
  );
  check([
    [...callers, ...callers],
    [...callers.toReversed(), ...callers],
  ]);
});

test('more strings than are remembered', () => {
  const random = randomFrom(5);
  const caller = (): string => `user-${random.below(20_000)}`;
  check(Array.from({ length: 2 }, () => Array.from({ length: 2500 }, caller)));
});
