import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SparseNumbers } from '../../../../src/core/analysis/index/sparse-numbers.ts';

test('what was set is there, and everything else is 0', () => {
  const numbers = new SparseNumbers();
  const set = new Map<number, number>();
  const places = [0, 1, 63, 64, 65, 4095, 1_000_000, 999_999, 130, 64];
  assert.equal(numbers.get(5), 0);
  for (const [index, place] of places.entries()) {
    numbers.set(place, index + 1);
    set.set(place, index + 1);
    for (const at of [...places, 2, 62, 66, 127, 128, 5_000_000])
      assert.equal(numbers.get(at), set.get(at) ?? 0);
  }
  numbers.set(64, 0);
  assert.equal(numbers.get(64), 0);
  assert.equal(numbers.get(65), 5);
});
