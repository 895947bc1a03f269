import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortInSteps } from '../../../src/core/log/steps.ts';
import { random } from './random.ts';

/** Sorted in steps it is what it is sorted at once; each step compares a few. */
function check(count: number, different: number): void {
  const pick = random(count + 1);
  const items = Array.from({ length: count }, (_, place) => ({ key: pick(different), place }));
  let compared = 0;
  const compare = (a: { key: number }, b: { key: number }): number => {
    compared++;
    return a.key - b.key;
  };
  const steps = sortInSteps(items, compare);
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    assert.ok(compared <= 10_000, `${compared} in a step`);
    compared = 0;
  }
  assert.deepEqual(
    step.value,
    items.toSorted((a, b) => a.key - b.key),
  );
}

for (const count of [0, 1, 511, 512, 513, 1024, 5000]) {
  test(`${count} items, all alike, few different, most different`, () => {
    for (const different of [1, 7, 1_000_000]) check(count, different);
  });
}
