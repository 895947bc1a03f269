import assert from 'node:assert/strict';
import test from 'node:test';
import type { Entity } from '../../../../src/core/analysis/entities/entity.ts';
import type { Timeline, TimelineQuestion } from '../../../../src/core/analysis/timeline/timeline.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';

const at = (id: string, time: string, fields: Readonly<Record<string, unknown>> = {}): string =>
  record({ eventID: id, eventTime: `2024-05-01T${time}Z`, ...fields });
const BOB = { type: 'IAMUser', userName: 'bob', accessKeyId: 'AKIAAAAAAAAAAAAAAAAB' };
const LIST = { eventName: 'DescribeInstances', requestParameters: null, responseElements: null };

const LOG = `{"Records":[${[
  at('e1', '10:00:00', { userAgent: 'curl' }),
  at('e2', '10:30:00', { ...LIST, userAgent: 'curl', errorCode: 'AccessDenied' }),
  at('e3', '10:59:59', { ...LIST, userIdentity: BOB }),
  at('e1', '10:00:00', { userAgent: 'curl' }),
  at('e4', '11:59:59', { ...LIST, userAgent: 'boto' }),
  record({ ...LIST, eventID: 'e5', eventTime: 'when?' }),
].join()}]}`;

const ALL: TimelineQuestion = { from: undefined, to: undefined, bins: 2, lanes: 'access-key' };

function ask(question: Partial<TimelineQuestion>): Timeline | undefined {
  const investigation = investigate({ log: LOG }, PACK_RULES);
  return inOneGo(investigation.timelineInSteps({ ...ALL, ...question }));
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

/** The lanes of a kind, as their value, events, bins and what is in none, and the highest level of each bin. */
function checkLanes(
  question: Partial<TimelineQuestion>,
  expected: readonly (readonly [string, number, readonly number[], number, readonly (string | null)[]])[],
): void {
  const { lanes, laneTotal } = ask(question)!;
  const shown = lanes.map(({ entity, events, bins, untimed, levels }) => [
    entity.value,
    events,
    bins,
    untimed,
    levels,
  ]);
  assert.deepEqual(shown, expected);
  assert.equal(laneTotal, expected.length);
}

const NONE = [null, null];

test('lanes: the access keys with the most findings, then the most events', () =>
  checkLanes({}, [
    ['AKIAAAAAAAAAAAAAAAAA', 4, [2, 1], 1, ['high', null]],
    ['AKIAAAAAAAAAAAAAAAAB', 1, [1, 0], 0, NONE],
  ]));

test('lanes of a part: what is outside is in no bin', () =>
  checkLanes({ from: TEN + HOUR, to: TEN + 2 * HOUR, bins: 1 }, [
    ['AKIAAAAAAAAAAAAAAAAA', 4, [1], 1, [null]],
    ['AKIAAAAAAAAAAAAAAAAB', 1, [0], 0, [null]],
  ]));

test('lanes of addresses and of key pairs', () => {
  checkLanes({ lanes: 'address' }, [['88.1.2.3', 5, [3, 1], 1, ['high', null]]]);
  checkLanes({ lanes: 'key-pair' }, [['xg1', 1, [1, 0], 0, ['high', null]]]);
});

test('lanes of what stands in records alone', () =>
  checkLanes({ lanes: 'user-agent' }, [
    ['curl', 2, [2, 0], 0, ['high', null]],
    ['boto', 1, [0, 1], 0, NONE],
  ]));

test('a kind of which there is nothing', () => checkLanes({ lanes: 'instance' }, []));

test('eight lanes at most, and how many there would be', () => {
  const events = Array.from({ length: 11 }, (_, n) =>
    at(`e${n}`, '10:00:00', { sourceIPAddress: `9.9.9.${n}` }),
  );
  const investigation = investigate({ log: events.join('\n') });
  const { lanes, laneTotal } = inOneGo(investigation.timelineInSteps({ ...ALL, lanes: 'address' }))!;
  assert.deepEqual([lanes.length, laneTotal], [8, 11]);
});

test('the first event of a bin, of anybody or of one entity', () => {
  const investigation = investigate({ log: LOG });
  const first = (from: number, entity?: Entity): string | undefined =>
    inOneGo(investigation.firstEventInSteps({ from, to: TEN + 2 * HOUR, entity }))?.eventID;
  assert.equal(first(TEN), 'e1');
  assert.equal(first(TEN + 1), 'e2');
  assert.equal(first(TEN, { kind: 'access-key', value: BOB.accessKeyId }), 'e3');
  assert.equal(first(TEN + 1, { kind: 'user-agent', value: 'curl' }), 'e2');
  assert.equal(first(TEN, { kind: 'user-agent', value: 'boto' }), 'e4');
  assert.equal(first(TEN, { kind: 'user-agent', value: 'wget' }), undefined);
  assert.equal(first(TEN + 2 * HOUR), undefined);
});

test('a case without times has none', () => {
  const investigation = investigate({ log: record({ eventTime: 'when?' }) });
  assert.equal(inOneGo(investigation.timelineInSteps(ALL)), undefined);
});
