import assert from 'node:assert/strict';
import test from 'node:test';
import { Bins } from '../../../../src/core/analysis/timeline/bins.ts';

/** The bins of a stretch as their number, width and end. */
function check(from: number, to: number, most: number, expected: readonly number[]): void {
  const bins = new Bins(from, to, most);
  assert.deepEqual([bins.number, bins.width, bins.to], expected);
}

test('equal parts that hold all of it', () => check(0, 10_000, 5, [5, 2000, 10_000]));
test('whole seconds, so fewer and longer', () => check(0, 10_000, 4, [4, 3000, 12_000]));
test('no more than seconds', () => check(0, 2000, 100, [2, 1000, 2000]));
test('a moment is one', () => check(5000, 5001, 100, [1, 1000, 6000]));

test('a bin holds its beginning and not its end', () => {
  const bins = new Bins(1000, 3000, 2);
  assert.deepEqual(
    [999, 1000, 1999, 2000, 2999, 3000].map((time) => bins.of(time)),
    [-1, 0, 0, 1, 1, -1],
  );
  assert.deepEqual(bins.count(Float64Array.of(0, 999, 1000, 1500, 2999, 3000, 9000)), [2, 1]);
});

test('the highest level of each', () => {
  const levels = new Bins(0, 3000, 3).levels();
  for (const [time, level] of [
    [0, 'low'],
    [1, 'high'],
    [2, 'medium'],
    [1000, 'low'],
    [3000, 'high'],
  ] as const)
    levels.add(time, level);
  assert.deepEqual(levels.highest, ['high', 'low', null]);
});
