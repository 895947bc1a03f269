import assert from 'node:assert/strict';
import test from 'node:test';
import type { Timeline, TimelineQuestion } from '../../../../src/core/analysis/timeline/timeline.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';

const at = (id: string, time: string, fields: Readonly<Record<string, unknown>> = {}): string =>
  record({ eventID: id, eventTime: `2024-05-01T${time}Z`, ...fields });
const BOB = { type: 'IAMUser', userName: 'bob', accessKeyId: 'AKIAAAAAAAAAAAAAAAAB' };
const LIST = { eventName: 'DescribeInstances', requestParameters: null, responseElements: null };

const LOG = `{"Records":[${[
  at('e1', '10:00:00'),
  at('e2', '10:30:00', { ...LIST, errorCode: 'AccessDenied' }),
  at('e3', '10:59:59', { ...LIST, userIdentity: BOB }),
  at('e1', '10:00:00'),
  at('e4', '11:59:59', LIST),
  record({ ...LIST, eventID: 'e5', eventTime: 'when?' }),
].join()}]}`;

function ask(question: Partial<TimelineQuestion>): Timeline | undefined {
  const investigation = investigate({ log: LOG }, PACK_RULES);
  return inOneGo(investigation.timelineInSteps({ from: undefined, to: undefined, bins: 2, ...question }));
}

function check(question: Partial<TimelineQuestion>, expected: Partial<Timeline>): void {
  const found = ask(question);
  assert.ok(found);
  for (const [name, value] of Object.entries(expected))
    assert.deepEqual(found[name as keyof Timeline], value);
}

const HOUR = 3_600_000;
const TEN = Date.UTC(2024, 4, 1, 10);

test('all of a case in two bins: each event once, failures apart, what has no time said', () =>
  check({}, { from: TEN, binMilliseconds: HOUR, succeeded: [2, 1], failed: [1, 0], untimed: 1 }));

test('findings stand in the bin of their event, with the highest level', () => {
  const found = ask({});
  assert.ok(found!.findings[0]! > 0);
  assert.deepEqual([found!.findings[1], found!.levels], [0, ['high', null]]);
});

test('a part of it', () =>
  check(
    { from: TEN + HOUR / 2, to: TEN + HOUR, bins: 3 },
    { from: TEN + HOUR / 2, to: TEN + HOUR, succeeded: [0, 0, 1], failed: [1, 0, 0] },
  ));

test('no more bins than seconds', () =>
  check({ from: TEN, to: TEN + 2000, bins: 100 }, { binMilliseconds: 1000, succeeded: [1, 0] }));

test('lanes: the access keys with the most findings, then the most events', () => {
  const lanes = ask({})!.lanes.map(({ entity, events, bins }) => [entity.value, events, bins]);
  assert.deepEqual(lanes, [
    ['AKIAAAAAAAAAAAAAAAAA', 4, [2, 1]],
    ['AKIAAAAAAAAAAAAAAAAB', 1, [1, 0]],
  ]);
});

test('the first event of a bin, of anybody or of one key', () => {
  const investigation = investigate({ log: LOG });
  const first = (from: number, key?: string): string | undefined =>
    inOneGo(investigation.firstEventInSteps({ from, to: TEN + 2 * HOUR, accessKeyId: key }))?.eventID;
  assert.equal(first(TEN), 'e1');
  assert.equal(first(TEN + 1), 'e2');
  assert.equal(first(TEN, BOB.accessKeyId), 'e3');
  assert.equal(first(TEN + 2 * HOUR), undefined);
});

test('a case without times has none', () => {
  const investigation = investigate({ log: record({ eventTime: 'when?' }) });
  assert.equal(
    inOneGo(investigation.timelineInSteps({ from: undefined, to: undefined, bins: 2 })),
    undefined,
  );
});
