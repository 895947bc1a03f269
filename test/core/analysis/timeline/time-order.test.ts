import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeOrder } from '../../../../src/core/analysis/timeline/time-order.ts';
import { random } from '../../log/random.ts';

/** The numbers of the times are as sorting says, and it takes some steps where there are many. */
function check(times: Float64Array): void {
  const steps = timeOrder(times);
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses++;
  const expected = Array.from(times, (_, number) => number).toSorted(
    (a, b) => times[a]! - times[b]! || a - b,
  );
  assert.deepEqual([...step.value], expected);
  assert.ok(pauses >= times.length / 20_000, `${pauses} pauses`);
}

const DAY = 86_400_000;

test('times all over a year', () => {
  const pick = random(1);
  check(Float64Array.from({ length: 50_000 }, () => pick(365) * DAY + pick(DAY)));
});

test('nearly all within a second of a year, and all at the same time', () => {
  const pick = random(2);
  check(Float64Array.from({ length: 50_000 }, (_, at) => (at === 7 ? 365 * DAY : pick(1000))));
  check(new Float64Array(50_000).fill(5));
});

test('few, one and none', () => {
  const pick = random(3);
  for (const length of [0, 1, 2, 1000, 1025]) check(Float64Array.from({ length }, () => pick(100) - 50));
});
