import assert from 'node:assert/strict';
import test from 'node:test';
import { coverage } from '../../../../src/core/analysis/coverage/coverage.ts';
import { CaseIndex } from '../../../../src/core/analysis/index/case-index.ts';
import type { CaseLog } from '../../../../src/core/analysis/index/indexed-log.ts';
import { PackedRows } from '../../../../src/core/log/packed/packed-rows.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';

import { reopened } from '../../log/packed/check.ts';

const EVENTS = 40_000;
/** A step looks at some thousands of events at most, at each several times. */
const MOST_READ = 1 << 17;

const NO_FACTS = {
  keyPairs: [],
  securityGroups: [],
  issues: [],
  launched: [],
  accessKeys: [],
  updates: [],
  digests: [],
};

const log = bigLog('big', 0);

test('to add a log takes no longer when it is large', () => {
  const index = new CaseIndex();
  assert.equal(
    readsIn(() => index.add([log])),
    0,
  );
});

test('what is added is worked in step by step, and the table that it goes into grows step by step', () => {
  const index = new CaseIndex();
  for (const each of [log, bigLog('second', EVENTS), bigLog('third', EVENTS)]) {
    index.add([each]);
    check(index.deliveries.settle());
    check(index.keys.settle());
  }
  assert.equal(index.deliveries.count, EVENTS);
  assert.equal(index.keys.callsWith('AKIAIOSFODNN7EXAMPLE').length, 3 * EVENTS);
});

test('of a key that is asked for before all is worked in, no call is missed', () => {
  const index = new CaseIndex();
  index.add([log]);
  index.keys.settle().next();
  assert.equal(index.keys.callsWith('AKIAIOSFODNN7EXAMPLE').length, EVENTS);
});

test('a log that goes before all of it is worked in leaves nothing', () => {
  const index = new CaseIndex();
  index.add([log, bigLog('second', EVENTS)]);
  index.keys.settle().next();
  index.deliveries.settle().next();
  index.remove(['big']);
  inOneGo(index.deliveries.settle());
  assert.equal(index.keys.callsWith('AKIAIOSFODNN7EXAMPLE').length, EVENTS);
  assert.equal(index.deliveries.count, 0);
});

test('taking out a large log is put off to the steps that follow', () => {
  const index = new CaseIndex();
  index.add([log, bigLog('second', EVENTS), bigLog('third', EVENTS), bigLog('fourth', 0)]);
  inOneGo(index.deliveries.settle());
  assert.equal(index.deliveries.count, 2 * EVENTS);
  assert.equal(
    readsIn(() => index.remove(['big', 'second'])),
    0,
  );
  check(index.deliveries.settle());
  assert.equal(index.deliveries.count, 0);
});

test('the hours of a large log are counted step by step', () => {
  assert.equal(check(coverage([log]))[0]?.events, EVENTS);
});

/** Asserts that no step reads more than a bounded number of values, and returns what comes of them all. */
function check<T>(steps: Generator<void, T>): T {
  for (;;) {
    let step = {} as IteratorResult<void, T>;
    const reads = readsIn(() => (step = steps.next()));
    assert.ok(reads <= MOST_READ, String(reads));
    if (step.done) return step.value;
  }
}

type Method = (...args: unknown[]) => unknown;

/** How many values of columns are read meanwhile. */
function readsIn(work: () => void): number {
  let reads = 0;
  const methods = ['at', 'time', 'times', 'uuidWord', 'uuidWords'].map((name) => ({
    name,
    method: Reflect.get(PackedRows.prototype, name) as Method,
  }));
  for (const { name, method } of methods) {
    Reflect.set(PackedRows.prototype, name, function count(this: PackedRows, ...args: unknown[]): unknown {
      const [first = 0, end = 0] = args as number[];
      reads += name === 'uuidWords' ? 4 * (end - first) : name === 'times' ? end - first : 1;
      return method.apply(this, args);
    });
  }
  try {
    work();
  } finally {
    for (const { name, method } of methods) Reflect.set(PackedRows.prototype, name, method);
  }
  return reads;
}

/** A log of events whose ids go on from `first`, all made with one access key. */
function bigLog(id: string, first: number): CaseLog {
  const Records = Array.from({ length: EVENTS }, (_, number) => ({
    eventID: `00000000-0000-4000-8000-${String(first + number).padStart(12, '0')}`,
    eventTime: '2026-11-04T10:00:00Z',
    eventName: 'A',
    eventSource: 's',
    userIdentity: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
  }));
  const made = readLog(new TextEncoder().encode(JSON.stringify({ Records })));
  const none = { matches: [], undecided: [], joins: [], firstTime: undefined, lastTime: undefined };
  return { id, log: reopened(made), matches: { log: id, ...none }, facts: NO_FACTS };
}
