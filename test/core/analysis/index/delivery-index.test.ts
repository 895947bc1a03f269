import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeliveryIndex } from '../../../../src/core/analysis/index/delivery-index.ts';
import { indexedLog, type IndexedLog } from '../../../../src/core/analysis/index/indexed-log.ts';
import { factsWhenAsked } from '../../../../src/core/analysis/facts/facts-when-asked.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { read } from '../../log/check.ts';
import { reopened } from '../../log/packed/check.ts';
import { random } from '../../log/random.ts';

/** A log of events with these ids, each in one of two regions. */
function logOf(id: string, ids: readonly string[], opened: boolean): IndexedLog {
  const records = ids.map((eventID) => {
    const [own, region] = eventID.split('@');
    return { eventID: own, eventName: 'A', eventSource: 's', awsRegion: region };
  });
  const log = read(JSON.stringify({ Records: records }));
  const matches = {
    log: id,
    matches: [],
    undecided: [],
    joins: [],
    firstTime: undefined,
    lastTime: undefined,
  };
  const facts = factsWhenAsked(log);
  return indexedLog({ id, log: opened ? reopened(log) : log, matches, facts });
}

/** What the deliveries say of every event, beside what comparing them all says. */
function check(deliveries: DeliveryIndex, logs: readonly IndexedLog[]): void {
  const inOrder = logs.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const firsts = new Map<string, string>();
  const expected = inOrder.flatMap((log) =>
    log.log.events.map(({ index, eventID, awsRegion }) => {
      const place = `${log.id} ${index}`;
      const key = `${eventID} ${awsRegion}`;
      if (eventID === undefined || !firsts.has(key)) {
        firsts.set(key, place);
        return `${place}: counts`;
      }
      return `${place}: as ${firsts.get(key)}`;
    }),
  );
  const actual = inOrder.flatMap((log) =>
    log.log.events.map(({ index }) => {
      const first = deliveries.firstOf({ log, index });
      return `${log.id} ${index}: ${first ? `as ${first.log.id} ${first.index}` : 'counts'}`;
    }),
  );
  assert.deepEqual(actual, expected);
  assert.equal(deliveries.count, expected.filter((line) => !line.endsWith('counts')).length);
}

test('logs that come, go and are replaced leave the same as comparing all that are there', () => {
  const pick = random(5);
  const deliveries = new DeliveryIndex();
  const logs = new Map<string, IndexedLog>();
  for (let round = 0; round < 120; round++) {
    const id = `log-${pick(8)}`;
    const former = logs.get(id);
    if (former) {
      deliveries.remove(former);
      logs.delete(id);
    }
    if (!former || pick(2) === 0) {
      const ids = Array.from({ length: pick(30) }, () => `${idOf(pick(40))}@${pick(2) === 0 ? 'a' : 'b'}`);
      const log = logOf(id, ids, pick(2) === 0);
      logs.set(id, log);
      deliveries.add(log);
    }
    if (pick(3) === 0) continue;
    // What is expected need not come.
    inOneGo(deliveries.settle(pick(4) === 0 ? pick(5000) : undefined));
    check(deliveries, [...logs.values()]);
  }
});

/** UUIDs, other ids, none. */
function idOf(number: number): string {
  if (number % 7 === 0) return '';
  return number % 5 === 0 ? `id-${number}` : `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

test('thousands of events are worked in step by step', () => {
  const ids = Array.from({ length: 10_000 }, (_, number) => idOf(number % 6000));
  const log = logOf('x', ids, true);
  const deliveries = new DeliveryIndex();
  deliveries.add(log);
  let pauses = 0;
  for (const steps = deliveries.settle(); !steps.next().done; pauses++);
  assert.ok(pauses > 1);
  check(deliveries, [log]);
  const [one] = deliveries.withId(idOf(1));
  assert.deepEqual([one?.log.id, one?.index], ['x', 1]);
  assert.deepEqual(deliveries.withId('nowhere'), []);
});

test('numbers of events outgrow the table also where hardly any has an id', () => {
  const deliveries = new DeliveryIndex();
  const logs: IndexedLog[] = [];
  for (const [id, count] of [
    ['a', 900],
    ['b', 200],
    ['c', 3000],
    ['d', 5000],
  ] as const) {
    const ids = Array.from({ length: count }, (_, number) => (number === count - 1 ? idOf(1) : ''));
    logs.push(logOf(id, ids, true));
    deliveries.add(logs.at(-1)!);
    inOneGo(deliveries.settle());
    check(deliveries, logs);
  }
});

test('an event is delivered again anywhere in a large log, and in the next', () => {
  const again = new Map([
    [511, 3],
    [512, 511],
    [1024, 1023],
    [1199, 600],
  ]);
  const numbers = Array.from({ length: 1200 }, (_, index) => again.get(index) ?? index);
  const deliveries = new DeliveryIndex();
  const logs = [
    logOf('a', numbers.map(idOf), true),
    logOf('b', [5, 700, 5000].map(idOf), true),
    logOf('c', numbers.slice(500, 520).map(idOf), false),
  ];
  for (const log of logs) deliveries.add(log);
  inOneGo(deliveries.settle());
  check(deliveries, logs);
});
