import assert from 'node:assert/strict';
import test from 'node:test';
import type { AroundQuestion } from '../../../../src/core/analysis/related/around.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, record } from '../support/case.ts';

const at = (id: string, eventTime: string, fields: Readonly<Record<string, unknown>> = {}): string =>
  record({ eventID: id, eventTime, ...fields });
const BOB = { type: 'IAMUser', userName: 'bob', accessKeyId: 'AKIAAAAAAAAAAAAAAAAB' };

const LOGS = {
  a: `{"Records":[${[
    at('e1', '2024-05-01T09:54:59Z'),
    at('e2', '2024-05-01T09:55:00Z'),
    at('e3', '2024-05-01T10:00:00Z'),
    at('e4', '2024-05-01T10:00:00Z', { userIdentity: BOB }),
  ].join()}]}`,
  b: `{"Records":[${[at('e5', '2024-05-01T10:02:05Z'), at('e2', '2024-05-01T09:55:00Z'), at('e6', 'when?')].join()}]}`,
};

/** The events around the one with this index in the first log, each with how far it is. */
function check(index: number, question: AroundQuestion, expected: readonly string[]): void {
  const hits = inOneGo(investigate(LOGS).aroundInSteps({ log: 'a', index }, question));
  assert.deepEqual(
    hits.map(({ event, reasons }) => `${event.eventID} ${reasons.join()}`),
    expected,
  );
}

const MINUTES = 60_000;

test('five minutes, everybody: the ends are inside, further deliveries and events without a time are not', () =>
  check(2, { milliseconds: 5 * MINUTES, sameActor: false }, [
    'e2 5 min earlier',
    'e3 this event',
    'e4 at the same time',
    'e5 2 min 5 s later',
  ]));

test('the same actor', () =>
  check(2, { milliseconds: 5 * MINUTES, sameActor: true }, [
    'e2 5 min earlier',
    'e3 this event',
    'e5 2 min 5 s later',
  ]));

test('somebody else has been alone', () =>
  check(3, { milliseconds: 5 * MINUTES, sameActor: true }, ['e4 this event']));
